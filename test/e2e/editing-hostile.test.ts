import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { beginDraft, publish, SOON, submit, withdraw, write } from "../helpers/content-pages.ts";
import { EditingWorld } from "../helpers/editing-world.ts";

const world = new EditingWorld();

const HOSTILE = `<img src=x onerror="window.hit=true"><script>window.hit=true</script>[a](javascript:hit=true)`;
const ARTICLE = "visas/k-young-talent-visa";
const ENGLISH = `knowledge/${ARTICLE}/en.md`;
const ASKED = `knowledge/${ARTICLE}/en.asked.yaml`;

/** The words stand on the page as they were written, and did nothing. */
async function expectHarmless(page: Page): Promise<void> {
  await page
    .getByText(HOSTILE)
    .first()
    .waitFor({ ...SOON, state: "attached" });
  expect(await page.evaluate('"hit" in window')).toBe(false);
  expect(await page.locator("img[src=x], a[href^='javascript:']").count()).toBe(0);
}

describe("words that want to be something else, in a browser", () => {
  world.story(
    "are words on every page of the content, and to whoever reads the article",
    async () => {
      const writer = await world.desk("writer");
      await beginDraft(writer, world.url, HOSTILE);
      await write(writer, ENGLISH, (text) =>
        text.replace(/^title: .*$/m, `title: ${JSON.stringify(HOSTILE)}`),
      );
      await write(writer, ASKED, (text) =>
        text.replace(/^general:\n/m, `general:\n  - ${JSON.stringify(`why ${HOSTILE}`)}\n`),
      );
      const draft = writer.url();
      await writer.getByRole("button", { name: "Check now" }).click();
      await writer.getByText("No problems: it can be served.").waitFor({ timeout: 60_000 });
      await expectHarmless(writer);
      await submit(writer, HOSTILE);
      await expectHarmless(writer);
      await writer.goto(`${draft}/edit?path=${encodeURIComponent(ENGLISH)}`);
      await writer.getByRole("textbox", { name: "Words of the document" }).waitFor(SOON);
      await expectHarmless(writer);

      const reader = await world.desk("reader");
      await publish(reader, draft);
      await expectHarmless(reader);
      await withdraw(reader, `${world.url}/console/content/articles/${ARTICLE}`, null);
      const pages = ["", "/drafts", "/releases", "/withdrawn"];
      for (const page of [...pages, `/articles/${ARTICLE}`, `/articles/${ARTICLE}/ways/en`]) {
        await reader.goto(`${world.url}/console/content${page}`);
        await expectHarmless(reader);
      }
      const person = await world.person("en-US", "hello");
      await person.goto(`${world.url}/a/${ARTICLE}?lang=en`);
      await expectHarmless(person);
    },
    { timeout: 300_000 },
  );
});
