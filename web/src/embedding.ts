import { readFromSite, type FromChat } from "./frame-messages.ts";

/** Whether this page stands in the frame that the widget opens. */
export const isEmbedded =
  window !== window.parent && new URLSearchParams(location.search).get("embedded") === "1";

/**
 * The chat's side of the talk with the site around it. Nothing is told before the site has spoken, and then only to its
 * origin, which must be one that may show the chat.
 */
export class Embedding {
  readonly #embedders = (document.documentElement.dataset["embedders"] ?? "").split(" ");
  #site: string | null = null;
  #isOpen = !isEmbedded;
  #unread = 0;
  #onOpen: () => void = () => undefined;

  constructor() {
    if (!isEmbedded) return;
    document.documentElement.classList.add("embedded");
    window.addEventListener("message", ({ source, origin, data }) => {
      if (source !== window.parent || !this.#embedders.includes(origin)) return;
      const message = readFromSite(data);
      if (message === null) return;
      this.#site = origin;
      if (message.yizhan === "opened") this.#open();
      else this.#isOpen = false;
    });
    document.addEventListener("keydown", (event) => {
      // In a dialog, or while an input method is composing, the key has another meaning.
      const taken = event.defaultPrevented || event.isComposing;
      if (event.key !== "Escape" || taken || document.querySelector("dialog[open]")) return;
      this.close();
    });
  }

  /** Calls back each time the chat comes before a person's eyes, and now if it is there already. */
  whenOpen(callback: () => void): void {
    this.#onOpen = callback;
    if (this.#isOpen) callback();
  }

  /** Asks the site to put the chat away. */
  close(): void {
    this.#tell({ yizhan: "close" });
  }

  /** Counts what came while nobody looked. */
  countNews(): void {
    if (this.#isOpen) return;
    this.#unread += 1;
    this.#tell({ yizhan: "unread", count: this.#unread });
  }

  #open(): void {
    this.#isOpen = true;
    this.#unread = 0;
    this.#tell({ yizhan: "unread", count: 0 });
    this.#onOpen();
  }

  #tell(message: FromChat): void {
    if (this.#site !== null) window.parent.postMessage(message, this.#site);
  }
}
