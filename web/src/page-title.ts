/** The title of the page, which tells in front how much came while nobody looked. */
export class PageTitle {
  #words = "";
  #news = 0;
  /** What comes before anybody has looked is what was said before the page was loaded. */
  #wasSeen = !document.hidden;

  constructor() {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#look();
    });
    window.addEventListener("focus", () => {
      this.#look();
    });
  }

  say(words: string): void {
    this.#words = words;
    this.#show();
  }

  countNews(): void {
    if (!document.hidden || !this.#wasSeen) return;
    this.#news += 1;
    this.#show();
  }

  #look(): void {
    this.#wasSeen = true;
    this.#news = 0;
    this.#show();
  }

  #show(): void {
    document.title = this.#news === 0 ? this.#words : `(${this.#news}) ${this.#words}`;
  }
}
