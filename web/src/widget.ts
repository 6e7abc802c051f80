import { readFromChat, type FromSite } from "./frame-messages.ts";
import { chooseWords, type WidgetWords } from "./widget-words.ts";
import styles from "./widget.css?inline";

/** The service writes it into the script when it hands it out. */
declare const YIZHAN_WIDGET: {
  /** Origins of the sites that may show the chat. */
  readonly origins: readonly string[];
  readonly words: Readonly<Record<string, WidgetWords>>;
};

const { origins, words } = YIZHAN_WIDGET;
const NAME = "yizhan-widget";

/** A button in the corner of another site, and the chat in a frame that it opens and closes. */
class Widget {
  readonly #home: string;
  readonly #tag: string;
  readonly #words: WidgetWords;
  readonly #box = document.createElement("aside");
  readonly #button = document.createElement("button");
  readonly #count = document.createElement("span");
  #frame: HTMLIFrameElement | null = null;
  /** Whether there is a chat in the frame that can be told anything. */
  #isLoaded = false;
  #isOpen = false;

  constructor(home: string, tag: string, words: WidgetWords) {
    this.#home = home;
    this.#tag = tag;
    this.#words = words;
    this.#draw();
    this.#button.addEventListener("click", () => {
      if (this.#isOpen) this.#close();
      else this.#open();
    });
    this.#box.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && this.#isOpen) this.#close();
    });
    window.addEventListener("message", ({ origin, source, data }) => {
      if (origin === home && source !== null && source === this.#frame?.contentWindow) {
        this.#hear(data);
      }
    });
  }

  /** In a tree of its own, where neither the site's styles nor ours reach the other. */
  #draw(): void {
    const host = document.createElement(NAME);
    const root = host.attachShadow({ mode: "open" });
    // A sheet made by script is not subject to the site's policy on styles, unlike an element or an attribute.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    const label = document.createElement("span");
    label.lang = this.#tag;
    label.dir = this.#words.dir;
    label.textContent = this.#words.ask;
    this.#count.className = "count";
    this.#box.ariaLabel = this.#words.title;
    this.#box.lang = this.#tag;
    this.#button.type = "button";
    this.#button.append(label, this.#count);
    this.#box.append(this.#button);
    this.#showUnread(0);
    this.#showState();
    root.append(this.#box);
    document.body.append(host);
  }

  #open(): void {
    this.#isOpen = true;
    // Nobody who does not ask for the chat loads anything of it.
    this.#frame ??= this.#makeFrame();
    this.#showState();
    this.#frame.focus();
  }

  #close(): void {
    this.#isOpen = false;
    this.#button.focus();
    this.#showState();
  }

  #makeFrame(): HTMLIFrameElement {
    const frame = document.createElement("iframe");
    frame.title = this.#words.title;
    frame.referrerPolicy = "no-referrer";
    frame.src = `${this.#home}/?embedded=1&lang=${this.#tag}`;
    frame.addEventListener("load", () => {
      this.#isLoaded = true;
      this.#tell();
    });
    this.#box.append(frame);
    return frame;
  }

  #showState(): void {
    this.#button.ariaExpanded = String(this.#isOpen);
    this.#box.classList.toggle("open", this.#isOpen);
    this.#tell();
  }

  #tell(): void {
    if (!this.#isLoaded) return;
    const message: FromSite = { yizhan: this.#isOpen ? "opened" : "closed" };
    this.#frame?.contentWindow?.postMessage(message, this.#home);
  }

  #hear(data: unknown): void {
    const message = readFromChat(data);
    if (message?.yizhan === "close") this.#close();
    else if (message?.yizhan === "unread") this.#showUnread(message.count);
  }

  #showUnread(count: number): void {
    const { ask, unread } = this.#words;
    this.#count.hidden = count === 0;
    this.#count.textContent = String(count);
    this.#button.ariaLabel =
      count === 0 ? ask : `${ask}. ${unread.replace("{count}", String(count))}`;
  }
}

function start(script: HTMLOrSVGScriptElement | null): void {
  if (!(script instanceof HTMLScriptElement)) return;
  if (!origins.includes(location.origin)) {
    console.warn(`Yizhan: ${location.origin} is not among WEB_ALLOWED_ORIGINS.`);
    return;
  }
  const { origin } = new URL(script.src);
  const chosen = chooseWords(words, [script.dataset["locale"], ...navigator.languages]);
  const put = (): void => {
    // A site that loads its pages by script may include this one again.
    if (chosen !== null && document.querySelector(NAME) === null) {
      new Widget(origin, chosen.tag, chosen.words);
    }
  };
  // The script comes whenever it comes, perhaps before there is a body.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", put);
  else put();
}

start(document.currentScript);
