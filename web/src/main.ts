import { fetchCase, type Failure } from "./api.ts";
import { backOffMs } from "./back-off.ts";
import { Composer } from "./composer.ts";
import { Conversation } from "./conversation.ts";
import { byId, element } from "./dom.ts";
import { Embedding, isEmbedded } from "./embedding.ts";
import { LogView } from "./log-view.ts";
import { startLeaving } from "./leaving.ts";
import { startMenu } from "./menu.ts";
import { PageTitle } from "./page-title.ts";
import { session } from "./session.ts";
import { loadTexts, type Texts } from "./texts.ts";
import type { Action } from "./types.ts";

const STARTERS = ["page.starter1", "page.starter2", "page.starter3", "page.starter4"];

function start(firstTexts: Texts, embedding: Embedding): void {
  let texts = firstTexts;
  const current = (): Texts => texts;
  const log = new LogView(current);
  const title = new PageTitle();
  const welcome = byId("welcome", HTMLElement);
  const languages = byId("language", HTMLSelectElement);
  let trouble: Failure | null = null;

  const conversation = new Conversation({
    log,
    texts: current,
    onAction: (action) => {
      void act(action);
    },
    onTrouble: (failure) => {
      trouble = failure;
      showTrouble();
    },
    onChange: () => {
      welcome.hidden = log.hasQuestion;
    },
    onNews: () => {
      embedding.countNews();
      title.countNews();
    },
  });
  const composer = new Composer({
    texts: current,
    onSend: (text) => {
      conversation.send({ text }, text);
    },
  });

  const showTrouble = (): void => {
    byId("state", HTMLElement).textContent = troubleWords(trouble, texts);
  };
  const showTexts = (): void => {
    fillTexts(texts);
    showBanner(texts);
    title.say(texts.say("page.title"));
    log.refreshDays();
    showStarters(texts, (text) => {
      conversation.send({ text }, text);
      composer.focus();
    });
    languages.value = texts.tag;
    composer.refresh();
    showTrouble();
  };
  const speak = async (tag: string): Promise<void> => {
    texts = (await loadTexts(tag)) ?? texts;
    showTexts();
  };
  const act = async ({ id, label }: Action): Promise<void> => {
    if (id === "forget") {
      conversation.erase(label);
      return;
    }
    const [, file] = CASE_FILE.exec(id) ?? [];
    if (file !== undefined && (await saveCase(file))) return;
    if (id.startsWith("language:")) {
      await speak(id.slice("language:".length));
      session.language.set(texts.tag);
    }
    conversation.send({ action: id }, label);
  };

  languages.replaceChildren(
    ...texts.languages.map(({ tag, name }) => element("option", { value: tag, lang: tag }, name)),
  );
  languages.addEventListener("change", () => {
    const label = languages.selectedOptions[0]?.text ?? languages.value;
    void act({ id: `language:${languages.value}`, label });
  });
  const startAnew = startLeaving({
    texts: current,
    onLeave: () => {
      conversation.startAnew();
      composer.focus();
    },
  });
  byId("new", HTMLButtonElement).addEventListener("click", startAnew);
  startMenu({
    texts: current,
    onReturn: ({ locale, ...credentials }) => {
      conversation.comeTo(credentials);
      welcome.hidden = true;
      composer.focus();
      // Somebody else's browser may speak another language; what was chosen here stays.
      if (session.language.get() === null) void speak(locale);
    },
    onNew: startAnew,
    onAction: (action) => {
      void act(action);
      composer.focus();
    },
    onText: (text) => {
      conversation.send({ text }, text);
      composer.focus();
    },
  });
  const close = byId("close", HTMLButtonElement);
  close.hidden = !isEmbedded;
  close.addEventListener("click", () => {
    embedding.close();
  });
  document.addEventListener("visibilitychange", () => {
    log.refreshDays();
  });
  window.addEventListener("offline", showTrouble);
  window.addEventListener("online", () => {
    showTrouble();
    conversation.retryNow();
  });

  showTexts();
  welcome.hidden = session.credentials.get() !== null;
  conversation.resume();
  document.body.classList.add("ready");
  byId("wait", HTMLElement).hidden = true;
  embedding.whenOpen(() => {
    composer.focus();
  });
}

/** A button that saves a case, and its name; what was said long ago has such buttons that name none. */
const CASE_FILE = /^mycase:file:?(.*)$/u;

/** Whether the browser saves what is in that case; else the service shows it. */
async function saveCase(name: string): Promise<boolean> {
  const credentials = session.credentials.get();
  const file = credentials && (await fetchCase(credentials, name));
  if (!file?.ok) return false;
  element("a", { href: URL.createObjectURL(file.value), download: "case.txt" }).click();
  return true;
}

function fillTexts(texts: Texts): void {
  document.documentElement.lang = texts.tag;
  document.documentElement.dir = texts.dir;
  for (const node of document.querySelectorAll<HTMLElement>("[data-text]")) {
    node.textContent = texts.say(node.dataset["text"] ?? "");
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]")) {
    const label = texts.say(node.dataset["label"] ?? "");
    node.setAttribute("aria-label", label);
    node.title = node instanceof HTMLButtonElement ? label : "";
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-placeholder]")) {
    node.setAttribute("placeholder", texts.say(node.dataset["placeholder"] ?? ""));
  }
}

/** Plain words, whatever they look like; with the language of the page they run as it does. */
function showBanner({ banner }: Texts): void {
  const line = byId("banner", HTMLElement);
  line.textContent = banner ?? "";
  line.hidden = banner === null;
}

function showStarters(texts: Texts, onPick: (text: string) => void): void {
  const items = STARTERS.map((key) => {
    const button = element("button", { type: "button" }, texts.say(key));
    button.addEventListener("click", () => {
      onPick(texts.say(key));
    });
    return element("li", {}, button);
  });
  byId("starters", HTMLElement).replaceChildren(...items);
}

function troubleWords(trouble: Failure | null, texts: Texts): string {
  if (!navigator.onLine) return texts.say("page.offline");
  switch (trouble?.kind) {
    case undefined:
    case "ended":
    case "refused":
      return "";
    case "busy":
      return texts.say(trouble.isDay ? "page.dayLimit" : "page.busy");
    case "full":
      return texts.say("page.noRoom");
    case "network":
      return texts.say("page.reconnecting");
    case "unavailable":
      return texts.say("page.unavailable");
  }
}

/** The language asked for in the address, remembered, or the first of the browser's that is offered. */
function firstLanguage(): string {
  const root = document.documentElement;
  const offered = (root.dataset["languages"] ?? "").split(" ");
  const asked = new URLSearchParams(location.search).get("lang");
  // An address with a language brought somebody here once; a later choice must outlive a reload. In a frame each page
  // of the site names its language anew.
  if (asked !== null && !isEmbedded) {
    session.language.set(asked);
    history.replaceState(null, "", location.pathname);
  }
  const wanted = [session.language.get(), asked, ...navigator.languages];
  const bare = wanted.map((tag) => (tag ?? "").toLowerCase().split("-")[0] ?? "");
  return bare.find((tag) => offered.includes(tag)) ?? root.lang;
}

/** In the words that came with the page, as it has no others yet. */
function sayUnreachable(): void {
  const line = byId("wait", HTMLElement);
  line.textContent = line.dataset["unreachable"] ?? "";
}

async function main(): Promise<void> {
  // The site speaks as soon as the page is there, however long its sentences take.
  const embedding = new Embedding();
  const wanted = firstLanguage();
  for (let attempt = 0; ; attempt += 1) {
    const texts = await loadTexts(wanted);
    if (texts !== null) {
      start(texts, embedding);
      return;
    }
    sayUnreachable();
    await new Promise((resolve) => setTimeout(resolve, backOffMs(attempt)));
  }
}

void main();
