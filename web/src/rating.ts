import { actionButtons } from "./action-buttons.ts";
import { element, type Child } from "./dom.ts";
import type { Texts } from "./texts.ts";
import type { Action } from "./types.ts";

/** Of an answer, and of a case that staff marked as answered. */
const RATING = /^(?:(?:un)?helpful|case:good|case:bad):/;

/** Whether an action says that something helped or did not. */
export function isRating(action: string): boolean {
  return RATING.test(action);
}

/** Whether another choice may take the place of the first: staff read how a case is rated, as it was said last. */
function isChangeable(action: string): boolean {
  return action.startsWith("case:");
}

/** What is rated: the same for both actions of a pair. */
function subjectOf(action: string): string {
  return action.replace(RATING, "");
}

/** Draws the pair that rates something. One that may be changed is a question of its own, as plain as other steps. */
export function drawRating(
  actions: readonly Action[],
  texts: Texts,
  onAction: (action: Action) => void,
): Child[] {
  const [first] = actions;
  if (first === undefined) return [];
  const pair = element(
    "div",
    { class: "rating", "data-pair": "" },
    ...actionButtons(actions, onAction),
  );
  if (isChangeable(first.id)) {
    pair.className = "actions";
    const words = texts.say("page.ratingChanged");
    pair.append(element("p", { class: "notice", role: "status", "data-words": words }));
  }
  return [pair];
}

interface Pressed {
  readonly action: string;
  /** Whether it took the place of the other of its pair. */
  readonly changed: boolean;
}

/** What was pressed. A message may be drawn only after that is known, or drawn anew. */
export class Ratings {
  readonly #pressed = new Map<string, Pressed>();

  clear(): void {
    this.#pressed.clear();
  }

  press(action: string): void {
    const before = this.#pressed.get(subjectOf(action));
    const changed = before !== undefined && (before.changed || before.action !== action);
    this.#pressed.set(subjectOf(action), { action, changed });
  }

  /** What is asked about once more, as a case that was opened again is, has no rating yet. */
  askAnew(drawn: Element, log: Element): void {
    for (const { dataset } of drawn.querySelectorAll<HTMLElement>("[data-pair] button")) {
      const action = dataset["action"] ?? "";
      const wasAsked = log.querySelector(`[data-action="${CSS.escape(action)}"]`) !== null;
      if (wasAsked) this.#pressed.delete(subjectOf(action));
    }
  }

  /** Shows what was pressed. The buttons keep the focus, which an attribute `disabled` would drop. */
  show(within: Element): void {
    for (const pair of within.querySelectorAll("[data-pair]")) {
      for (const button of pair.querySelectorAll("button")) this.#mark(button, pair);
    }
  }

  #mark(button: HTMLButtonElement, pair: Element): void {
    const action = button.dataset["action"] ?? "";
    const pressed = this.#pressed.get(subjectOf(action));
    if (pressed === undefined) return;
    const isThis = pressed.action === action;
    button.ariaPressed = String(isThis);
    button.ariaDisabled = isThis || !isChangeable(action) ? "true" : null;
    const line = pair.querySelector<HTMLElement>(".notice");
    if (line !== null) line.textContent = pressed.changed ? (line.dataset["words"] ?? "") : "";
  }
}

/** The action of the latest pair not yet pressed that has a button of these words; `null` when there is none. */
export function ratingCalled(words: string, within: Element): string | null {
  const free = within.querySelectorAll<HTMLButtonElement>(
    "[data-pair] button:not([aria-disabled])",
  );
  const called = [...free].findLast((button) => button.textContent === words);
  return called?.dataset["action"] ?? null;
}
