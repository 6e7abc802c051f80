import { actionButtons } from "./action-buttons.ts";
import { element, type Child } from "./dom.ts";
import { drawMarkdown, drawWritten, linkAttributes, safeHref } from "./markdown.ts";
import { drawRating, isRating } from "./rating.ts";
import type { Texts } from "./texts.ts";
import type { Action, Source, WebMessage } from "./types.ts";

export type OnAction = (action: Action) => void;

/** Draws one message. Sentences around it are in its own language where the page has them. */
export function drawMessage(message: WebMessage, texts: Texts, onAction: OnAction): HTMLElement {
  const ratings = message.actions.filter(({ id }) => isRating(id));
  const others = message.actions.filter(({ id }) => !isRating(id));
  const attributes: Record<string, string> = {
    class: `message ${message.from}`,
    dir: message.dir,
    "data-id": message.id,
    "data-at": message.at,
  };
  if (message.openedCase != null) attributes["data-receipt"] = message.openedCase;
  if (message.language !== null) attributes["lang"] = message.language;
  if (message.outcome !== null) attributes["data-outcome"] = message.outcome;
  return element(
    "article",
    attributes,
    element(
      "h2",
      { class: "unseen", lang: texts.tag },
      texts.say(`page.${message.from === "person" ? "you" : message.from}`),
    ),
    ...(message.outcome === "urgent"
      ? [element("p", { class: "flag" }, texts.say("page.urgent"))]
      : []),
    element("div", { class: "text" }, ...drawText(message)),
    ...drawDate(message, texts),
    ...drawSources(message, texts),
    ...drawActions(others, texts, onAction),
    ...drawRating(ratings, texts, onAction),
    ...drawTime(message, texts),
  );
}

/** Addresses that staff write by hand are to be followed; the bot marks up its links itself. */
function drawText({ from, text }: WebMessage): Child[] {
  return from === "staff" ? drawWritten(text) : drawMarkdown(text);
}

/** Between people it matters when something was said; what the bot says it says at once. */
function drawTime({ from, at }: WebMessage, { tag, dir, days }: Texts): Child[] {
  if (from !== "person" && from !== "staff") return [];
  const time = element("time", { datetime: at }, days.time(new Date(at)));
  return [element("p", { class: "at", lang: tag, dir }, time)];
}

/** Draws what the person wrote before the service has taken it; `data-local` until the service tells of it itself. */
export function drawUnsent(id: string, words: string, texts: Texts): HTMLElement {
  return element(
    "article",
    { class: "message person unsent", dir: "auto", "data-id": id, "data-local": "" },
    element("h2", { class: "unseen" }, texts.say("page.you")),
    element("div", { class: "text plain" }, words),
    element("p", { class: "sending" }, texts.say("page.sending")),
  );
}

/** Draws a line of the page itself. */
export function drawNotice(words: string): HTMLElement {
  return element("p", { class: "notice" }, words);
}

const VALIDITY_KEYS: Readonly<Record<string, string>> = {
  under_review: "page.underReview",
  expired: "page.expired",
  not_yet_known: "page.notYetKnown",
};

function drawDate(message: WebMessage, texts: Texts): Child[] {
  if (message.validity === null || message.asOf === null) return [];
  const day = texts.say("page.asOf", { date: texts.day(message.asOf) });
  const key = VALIDITY_KEYS[message.validity];
  const standing =
    key === undefined ? [] : [" ", element("span", { class: "standing" }, texts.say(key))];
  return [element("p", { class: "date" }, day, ...standing)];
}

function drawSources({ sources, allSources, unverified }: WebMessage, texts: Texts): Child[] {
  const [first] = sources;
  if (first === undefined) return [];
  const items = sources.map((source) =>
    element(
      "li",
      {},
      drawTitle(source),
      element("span", { class: "seen" }, seenLine(source, texts), ...checkedLine(source, texts)),
    ),
  );
  return [
    element(
      "details",
      { class: "sources" },
      element(
        "summary",
        {},
        element("span", { class: "count" }, texts.say("page.sources", { count: sources.length })),
        " ",
        element("span", { class: "seen" }, seenLine(first, texts, first.by)),
      ),
      element("ul", {}, ...items),
      ...drawAllSources(allSources, texts),
    ),
    ...(unverified === true
      ? [element("p", { class: "unverified" }, texts.say("page.notVerified"))]
      : []),
  ];
}

function drawAllSources(path: string | null | undefined, texts: Texts): Child[] {
  const href = path == null ? null : safeHref(path);
  return href === null ? [] : [element("a", linkAttributes(href), texts.say("page.allSources"))];
}

function drawTitle(source: Source): Child {
  const href = source.url === null ? null : safeHref(source.url);
  return href === null
    ? element("bdi", { class: "title" }, source.title)
    : element("a", { class: "title", dir: "auto", ...linkAttributes(href) }, source.title);
}

function seenLine(source: Source, texts: Texts, publisher = source.publisher): string {
  return texts.say("page.sourceSeen", { publisher, date: texts.day(source.seenOn) });
}

function checkedLine({ verifiedOn }: Source, texts: Texts): Child[] {
  return verifiedOn === null
    ? []
    : [" · ", texts.say("page.verified", { date: texts.day(verifiedOn) })];
}

function drawActions(actions: readonly Action[], texts: Texts, onAction: OnAction): Child[] {
  if (actions.length === 0) return [];
  const attributes = { class: "actions", role: "group", "aria-label": texts.say("page.next") };
  return [element("div", attributes, ...actionButtons(actions, onAction))];
}
