import { element, type Child } from "./dom.ts";
import type { Action } from "./types.ts";

/** Whether an action says that an answer helped or did not. */
export function isRating(action: string): boolean {
  return /^(?:un)?helpful:/.test(action);
}

/** Draws the pair that rates an answer; once one was pressed, neither does anything more. */
export function drawRating(
  actions: readonly Action[],
  onAction: (action: Action) => void,
): Child[] {
  const buttons = actions.map((action) => {
    const button = element(
      "button",
      { type: "button", "data-action": action.id, dir: "auto" },
      action.label,
    );
    button.addEventListener("click", () => {
      if (button.ariaDisabled !== "true") onAction(action);
    });
    return button;
  });
  return buttons.length === 0 ? [] : [element("div", { class: "rating" }, ...buttons)];
}

/** Shows what was pressed. The buttons keep the focus, which an attribute `disabled` would drop. */
export function showRated(
  within: Element,
  isPressed: (button: HTMLButtonElement) => boolean,
): void {
  for (const pair of within.querySelectorAll(".rating")) {
    const buttons = [...pair.querySelectorAll("button")];
    if (!buttons.some(isPressed)) continue;
    for (const button of buttons) {
      button.ariaPressed = String(isPressed(button));
      button.ariaDisabled = "true";
    }
  }
}

/** The action of the latest pair not yet pressed that has a button of these words; `null` when there is none. */
export function ratingCalled(words: string, within: Element): string | null {
  const free = within.querySelectorAll<HTMLButtonElement>(".rating button:not([aria-disabled])");
  const called = [...free].findLast((button) => button.textContent === words);
  return called?.dataset["action"] ?? null;
}
