import { byId } from "./dom.ts";
import type { Texts } from "./texts.ts";

/** Unicode characters that the service takes in one message, and from where on the count is shown. */
const MOST_CHARACTERS = 4_000;
const SHOW_COUNT_FROM = 3_500;
const TALLEST_PX = 168;
/** An Enter so soon after an input method has finished is the one that finished it. */
const COMPOSED_MS = 50;

export interface ComposerOptions {
  texts(): Texts;
  onSend(text: string): void;
}

/** Where the person writes: Enter sends, Shift+Enter starts a new line. */
export class Composer {
  readonly #question = byId("question", HTMLTextAreaElement);
  readonly #length = byId("length", HTMLElement);
  readonly #options: ComposerOptions;
  #composedAt = -Infinity;

  constructor(options: ComposerOptions) {
    this.#options = options;
    byId("composer", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#question.addEventListener("input", () => {
      this.refresh();
    });
    this.#question.addEventListener("compositionend", () => {
      this.#composedAt = performance.now();
    });
    this.#question.addEventListener("keydown", (event) => {
      // While an input method is composing, Enter picks a word. Safari ends composing before it tells of the key.
      const composing = event.isComposing || performance.now() - this.#composedAt < COMPOSED_MS;
      if (event.key !== "Enter" || event.shiftKey || composing) return;
      event.preventDefault();
      this.#send();
    });
  }

  /** Puts the cursor where one writes, but not on a phone, where that would cover half the page with keys. */
  focus(): void {
    if (matchMedia("(pointer: fine)").matches) this.#question.focus();
  }

  /** Fits the height to the words and says how many are left when it is getting tight. */
  refresh(): void {
    this.#question.style.height = "auto";
    this.#question.style.height = `${Math.min(TALLEST_PX, this.#question.scrollHeight + 2)}px`;
    const count = characters(this.#question.value);
    const key = count > MOST_CHARACTERS ? "page.tooLong" : "page.length";
    this.#question.ariaInvalid = count > MOST_CHARACTERS ? "true" : null;
    this.#length.textContent =
      count < SHOW_COUNT_FROM
        ? ""
        : this.#options.texts().say(key, { count, limit: MOST_CHARACTERS });
  }

  #send(): void {
    const text = this.#question.value.trim();
    if (text === "" || characters(text) > MOST_CHARACTERS) return;
    this.#question.value = "";
    this.refresh();
    this.#options.onSend(text);
  }
}

function characters(text: string): number {
  return Array.from(text).length;
}
