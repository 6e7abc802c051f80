import { element } from "./dom.ts";
import type { Action } from "./types.ts";

/** Draws a button for each action; one that is marked as disabled does nothing. */
export function actionButtons(
  actions: readonly Action[],
  onAction: (action: Action) => void,
): HTMLButtonElement[] {
  return actions.map((action) => {
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
}
