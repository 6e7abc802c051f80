import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** Colours are judged once nothing fades in any more; what turns for ever is not waited for. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getTiming().iterations !== Infinity)
  .map(({ finished }) => finished)).then(() => undefined)`;

/** What the rules for accessible pages find in a page or frame, frames within it left out. */
export async function accessFaults(page: Page | Frame): Promise<readonly unknown[]> {
  // A page is often looked at again, in another width, and has the rules then.
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axe.source);
  await page.evaluate(SETTLED);
  return page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(RULES)}, iframes: false }).then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
}
