import { DayLines } from "./day-lines.ts";
import { byId } from "./dom.ts";
import { drawMessage, drawNotice, drawUnsent, type OnAction } from "./message-view.ts";
import { isRating, ratingCalled, Ratings } from "./rating.ts";
import type { Texts } from "./texts.ts";
import type { Outgoing, WebMessage } from "./types.ts";

/** Quick answers should not make the page flicker. */
const TYPING_DELAY_MS = 400;
/** The service may stay silent, such as while a person takes over. */
const TYPING_LONGEST_MS = 60_000;
const NEAR_END_PX = 160;

/** The list of messages and where it stands on the screen. */
export class LogView {
  readonly #log = byId("log", HTMLElement);
  readonly #scroll = byId("scroll", HTMLElement);
  readonly #typing = byId("typing", HTMLElement);
  #typingTimers: number[] = [];
  readonly #ratings = new Ratings();
  readonly #days: DayLines;

  /** @param texts those of the page */
  constructor(texts: () => Texts) {
    this.#days = new DayLines(this.#log, texts);
  }

  get isEmpty(): boolean {
    return this.#log.childElementCount === 0;
  }

  /** Whether the person has asked anything yet; to choose a language is no question. */
  get hasQuestion(): boolean {
    return (
      this.#log.querySelector('.message:not([data-outcome="command"], [data-setting])') !== null
    );
  }

  clear(): void {
    this.#log.replaceChildren();
    this.#ratings.clear();
    this.hideTyping();
  }

  /**
   * Shows a message, or shows it anew when it is there already; tells whether it was not. What the service tells stands
   * in its order, before what only this page knows of, as it will after a reload.
   */
  show(message: WebMessage, texts: Texts, onAction: OnAction): boolean {
    const drawn = drawMessage(message, texts, onAction);
    const before = this.#find(message.id);
    if (before === null) this.#ratings.askAnew(drawn, this.#log);
    this.#ratings.show(drawn);
    if (before?.hasAttribute("data-setting") === true) drawn.setAttribute("data-setting", "");
    if (before === null) this.#add(drawn, message);
    else if (before.hasAttribute("data-local")) {
      this.#putTold(drawn);
      before.remove();
    } else before.replaceWith(drawn);
    this.#days.refresh();
    return before === null;
  }

  #add(drawn: HTMLElement, message: WebMessage): void {
    const follow = this.#isNearEnd();
    this.#putTold(drawn);
    if (message.from === "person") {
      // A button pressed in another tab, or before a reload, comes back as its words alone.
      const words = drawn.querySelector(".text")?.textContent ?? "";
      this.#showRating(ratingCalled(words, this.#log));
      this.#toEnd();
    } else {
      this.hideTyping();
      if (follow) drawn.scrollIntoView({ block: "nearest" });
      // An answer longer than the screen is read from its beginning.
      if (follow && drawn.offsetHeight > this.#scroll.clientHeight)
        drawn.scrollIntoView({ block: "start" });
    }
  }

  #putTold(drawn: HTMLElement): void {
    this.#log.insertBefore(drawn, this.#log.querySelector("[data-local]"));
  }

  /** To be called when the page speaks another language, or another day may have begun. */
  refreshDays(): void {
    this.#days.refresh();
  }

  showUnsent({ id, words, body }: Outgoing, texts: Texts): void {
    if (this.#find(id) !== null) return;
    const drawn = drawUnsent(id, words, texts);
    if ("action" in body) {
      if (body.action.startsWith("language:")) drawn.setAttribute("data-setting", "");
      if (isRating(body.action)) this.#showRating(body.action);
    }
    this.#log.append(drawn);
    this.#toEnd();
  }

  /** Says below an unsent message how it stands. */
  markUnsent(id: string, words: string, mark: "waiting" | "refused"): void {
    const drawn = this.#find(id);
    drawn?.classList.toggle("refused", mark === "refused");
    const line = drawn?.querySelector(".sending");
    if (line != null) line.textContent = words;
  }

  markAccepted(id: string): void {
    const drawn = this.#find(id);
    drawn?.classList.remove("unsent");
    drawn?.querySelector(".sending")?.remove();
  }

  notice(words: string): void {
    this.#putTold(drawNotice(words));
    this.#toEnd();
  }

  showTyping(words: string): void {
    this.hideTyping();
    this.#typingTimers = [
      setTimeout(() => {
        const follow = this.#isNearEnd();
        this.#typing.textContent = words;
        if (follow) this.#toEnd();
      }, TYPING_DELAY_MS),
      setTimeout(() => {
        this.hideTyping();
      }, TYPING_LONGEST_MS),
    ];
  }

  hideTyping(): void {
    for (const timer of this.#typingTimers) clearTimeout(timer);
    this.#typing.textContent = "";
  }

  #showRating(action: string | null): void {
    if (action === null) return;
    this.#ratings.press(action);
    this.#ratings.show(this.#log);
  }

  #find(id: string): Element | null {
    return this.#log.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  #toEnd(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }
}
