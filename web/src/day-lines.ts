import { dayNumber } from "./days.ts";
import { element } from "./dom.ts";
import type { Texts } from "./texts.ts";

/** The lines between messages of different days. A conversation that is all of today has none. */
export class DayLines {
  readonly #log: HTMLElement;
  readonly #texts: () => Texts;

  /** @param texts those of the page, as a day belongs to no message */
  constructor(log: HTMLElement, texts: () => Texts) {
    this.#log = log;
    this.#texts = texts;
  }

  /** To be called when a message came, the page speaks another language, or another day may have begun. */
  refresh(): void {
    const now = new Date();
    let before = dayNumber(now);
    for (const { message, at } of toldAt(this.#log)) {
      const above = message.previousElementSibling;
      const line = above?.classList.contains("day") === true ? above : null;
      if (dayNumber(at) === before) line?.remove();
      else this.#say(line ?? this.#lineAbove(message), at, now);
      before = dayNumber(at);
    }
  }

  #lineAbove(message: HTMLElement): Element {
    const line = element("p", { class: "day" });
    this.#log.insertBefore(line, message);
    return line;
  }

  /** What stands there already is not said again, or a screen reader would tell it anew. */
  #say(line: Element, at: Date, now: Date): void {
    const words = this.#texts().days.day(at, now);
    if (line.textContent !== words) line.textContent = words;
  }
}

interface Told {
  readonly message: HTMLElement;
  readonly at: Date;
}

/** A message that was changed tells when that was, and yet was said before what stands below it. */
function toldAt(log: HTMLElement): readonly Told[] {
  let below = Infinity;
  const upwards = [...log.querySelectorAll<HTMLElement>("[data-at]")].toReversed();
  const told = upwards.map((message) => {
    below = Math.min(below, Date.parse(message.dataset["at"] ?? ""));
    return { message, at: new Date(below) };
  });
  return told.toReversed();
}
