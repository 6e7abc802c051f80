import { isDeepStrictEqual } from "node:util";
import { cutOut } from "../content/cut-out.ts";
import { documentFolder } from "../content/document-folder.ts";
import type { Folder } from "../content/folder.ts";
import type { Problem } from "../content/problem.ts";
import { readPrompts, type PromptsResult } from "../content/prompts.ts";
import { rereadKnowledge } from "../content/reread.ts";
import type { DocumentPath } from "../domain/document.ts";
import { AppError, causeCodeOf, codeOf } from "../domain/errors.ts";
import { heldBackBy, type DocumentFault } from "../domain/held-back.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Prompts } from "../domain/prompt.ts";
import type { ContentState, ContentStore } from "../ports/content-store.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { Texts } from "../ports/texts.ts";
import type { AnsweringPool } from "./answering-pool.ts";
import type { Assistance } from "./assistance.ts";
import {
  faultLines,
  isPrompt,
  NEEDED_ARTICLES,
  toldArticles,
  withSilentWords,
} from "./left-out.ts";
import type { OpenedSearch } from "./search-index.ts";
import { createCore, type Core, type CoreTools } from "./service.ts";
import { createSwappedSearch, type SwappedSearch } from "./swapped-search.ts";
import { CALENDAR_TIME_ZONE } from "./system-clock.ts";
import { servedLanguages } from "./whole-language.ts";

/** One state of the whole content, loaded and ready to answer. */
export interface Edition {
  readonly version: number;
  readonly release: number;
  readonly core: Core;
  readonly prompts: Prompts;
  /** `null` answers without a model. */
  readonly assisted: Assistance | null;
  /** The words in force, by path, but for prompts in whose place the shipped ones stand. */
  readonly documents: ReadonlyMap<DocumentPath, string>;
}

export interface LiveContent {
  /** What answers from now on; whoever has begun with an older one may end with it. */
  current(): Edition;
  /** Looks now whether something else came into force; never fails: what cannot be had stays as it is. */
  refresh(): Promise<void>;
  /** Looks again and again. */
  start(): void;
  stop(): void;
}

export interface LiveContentParts {
  readonly store: Pick<ContentStore, "version" | "state">;
  readonly texts: Texts;
  /** Documents that came with the program: a prompt that the content in force does not have yet, or with a fault, is taken from there. */
  readonly shipped: ReadonlyMap<DocumentPath, string>;
  readonly tools: CoreTools;
  /** What was read of content before; without it, each start reads all of it. */
  readonly kept?: KeptContent;
  /** Opens what finds the articles of a content, and knows every language of it; to learn it takes long. */
  readonly open: (knowledge: Knowledge) => Promise<OpenedSearch>;
  /** Threads that answer; without it, this one does. */
  readonly pool?: AnsweringPool | null;
  /** Given what helped with the state before; `null` answers without a model. */
  readonly assist: ((core: Core, prompts: Prompts, before: Assistance | null) => Assistance) | null;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** Remembers what was read without a fault, from one start to the next. */
export interface KeptContent {
  /** @returns `null` for a folder that has to be read */
  readonly recall: (folder: Folder) => Knowledge | null;
  readonly keep: (folder: Folder, knowledge: Knowledge) => void;
}

/** With what it takes to read a change, that is within two seconds of its coming into force. */
const LOOK_MS = 1_000;

/** Until then, what finds articles is that of the content before. */
const LEARN_AGAIN_MS = 60_000;

/** Until the next turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Paths of documents that the log names, at most. */
const MOST_LOGGED = 50;

/**
 * Loads the content in force and follows it. It had no fault for the program that published it; where it has some for this one,
 * articles with faults are left out and the rest is served.
 *
 * Words and figures change at once. What finds them is learned again meanwhile, so that for some seconds a new way of asking
 * may not be found yet, and an article that is gone is never answered with.
 *
 * @throws AppError `content_invalid` with the faults of what is in force, where they cannot be cut out
 * @throws Unavailable the database cannot be had
 */
export async function openLiveContent(parts: LiveContentParts): Promise<LiveContent> {
  const state = await parts.store.state();
  if (state === null) throw new AppError("internal", "There is no content to serve.");
  const first = readForService(state, parts);
  const knowledge = offered(first.knowledge, parts.texts);
  const live = new Live(parts, await parts.open(knowledge), knowledge);
  live.show(state, first.prompts, withSilentWords(knowledge, parts.texts), textsOf(state));
  live.takeUp();
  // Opening takes a while: what was withdrawn meanwhile must not be told to those who wait for this start.
  await live.refresh();
  return live;
}

class Live implements LiveContent {
  readonly #parts: LiveContentParts;
  readonly #search: SwappedSearch;
  readonly #pool: AnsweringPool | null;
  #edition: Edition | null = null;
  /** All that the edition was read from. */
  #documents: ReadonlyMap<DocumentPath, string> = new Map();
  #looking: Promise<void> | null = null;
  #again = false;
  #cancel: (() => void) | null = null;
  /** Rises with each content that has to be learned, so that an older one that ends later is dropped. */
  #lesson = 0;

  /** What has to be learned of the content that it began with; `null` once that is under way, or another takes its place. */
  #unlearned: { readonly opened: OpenedSearch; readonly knowledge: Knowledge } | null;

  constructor(parts: LiveContentParts, opened: OpenedSearch, knowledge: Knowledge) {
    this.#parts = parts;
    this.#pool = parts.pool ?? null;
    this.#search = createSwappedSearch(opened.engine);
    this.#unlearned = { opened, knowledge };
  }

  current(): Edition {
    if (this.#edition === null) throw new AppError("internal", "There is no content to serve.");
    return this.#edition;
  }

  start(): void {
    const begun = this.#unlearned;
    if (begun !== null && begun.opened.learn !== null) this.#learn(begun.knowledge, begun.opened);
    this.#cancel ??= this.#parts.scheduler.every(LOOK_MS, () => void this.refresh());
    void this.#getReady();
  }

  /** Between messages, so that the first in Latin letters neither waits half a second nor holds up all others. */
  async #getReady(): Promise<void> {
    // Threads of their own read what is written.
    if (this.#pool !== null) return;
    const romanised = this.#parts.tools.romanisedOf(this.current().core.knowledge);
    while (this.#cancel !== null && romanised.prepareNext()) await turn();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#lesson += 1;
    this.#edition?.assisted?.semantic?.stop();
    void this.#pool?.stop();
  }

  /** Tells the threads what is known of the content that it begins with. */
  takeUp(): void {
    if (this.#unlearned === null) return;
    const { knowledge, opened } = this.#unlearned;
    this.#pool?.takeUp(knowledge, opened.learned());
  }

  /** Calls that come meanwhile look once more, as what they speak of may have come too late for the first look. */
  refresh(): Promise<void> {
    if (this.#looking !== null) {
      this.#again = true;
      return this.#looking;
    }
    const looked = this.#look().finally(() => {
      this.#looking = null;
    });
    this.#looking = looked;
    return looked;
  }

  async #look(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#follow();
      } catch (error) {
        const { log } = this.#parts;
        log.warn("content.not_followed", { code: codeOf(error), cause: causeCodeOf(error) });
      }
    } while (this.#isAskedAgain());
  }

  /** Asked while the look before it was under way. */
  #isAskedAgain(): boolean {
    return this.#again;
  }

  async #follow(): Promise<void> {
    const { store, texts } = this.#parts;
    const edition = this.current();
    if ((await store.version()) === edition.version) return;
    const state = await store.state();
    if (state === null || state.version === edition.version) return;
    const documents = textsOf(state);
    if (isDeepStrictEqual(documents, this.#documents)) {
      this.show(state, edition.prompts, edition.core.knowledge, documents);
      return;
    }
    const reread = await rereadKnowledge({
      // What is left out may be mended by a fact: it is read whether or not its own documents changed.
      knowledge: { ...edition.core.knowledge, articles: toldArticles(edition.core.knowledge) },
      before: this.#documents,
      after: documents,
      pause: turn,
    });
    const prompts = promptsOf(documents, this.#parts.shipped);
    if (!reread.ok || !prompts.ok) {
      // Whoever published it runs another version of the program, as during an upgrade. What is told now is sound, and holds until
      // the mend or the next start; to silence an article that is well in one of two processes would be worse. Withdrawals hold.
      const { release, core } = edition;
      this.show({ ...state, release }, edition.prompts, core.knowledge, this.#documents);
      throw invalid([
        ...(reread.ok ? [] : reread.problems),
        ...(prompts.ok ? [] : prompts.problems),
      ]);
    }
    const knowledge = offered(reread.knowledge, texts);
    this.show(state, prompts.prompts, knowledge, documents);
    this.#learn(knowledge);
  }

  show(
    state: ContentState,
    prompts: Prompts,
    knowledge: Knowledge,
    documents: ReadonlyMap<DocumentPath, string>,
  ): void {
    const { texts, tools, assist, log } = this.#parts;
    const { version, release } = state;
    const { leftOut, faults, warnings } = knowledge.heldBack;
    const heldBack = heldBackBy({
      ...state,
      isOutdated: (id, language) =>
        knowledge.articles.get(id)?.texts.get(language)?.outdated === true,
      timeZone: CALENDAR_TIME_ZONE,
    });
    const content = {
      knowledge: { ...knowledge, heldBack: { ...heldBack, leftOut, faults, warnings } },
      texts,
    };
    const own = createCore(content, this.#search.over(toldArticles(knowledge)), tools);
    const number = this.#pool?.show(content.knowledge) ?? 0;
    const answers = this.#pool?.answers(number, own.answers) ?? own.answers;
    const core = { ...own, answers };
    const before = this.#edition?.assisted ?? null;
    const assisted = assist === null ? null : assist(core, prompts, before);
    before?.semantic?.stop();
    this.#documents = documents;
    this.#edition = {
      version,
      release,
      core,
      prompts,
      assisted,
      documents: withoutFaultyPrompts(documents, faults),
    };
    log.info("content.shown", { version, release, articles: knowledge.articles.size });
  }

  /** @param opened what answers already; without it, what was learned before answers until all is learned */
  #learn(knowledge: Knowledge, opened: OpenedSearch | null = null): void {
    const { open, log } = this.#parts;
    this.#unlearned = null;
    this.#lesson += 1;
    const lesson = this.#lesson;
    const learned = async (): Promise<OpenedSearch> => {
      const search = opened ?? (await open(knowledge));
      await search.learn?.((models) => {
        // Of a later content nothing is taken up before all of it is learned: what was learned before finds more.
        if (lesson === this.#lesson && opened !== null) this.#pool?.takeUp(knowledge, models);
      });
      return search;
    };
    learned().then(
      (search) => {
        if (lesson !== this.#lesson) return;
        this.#search.swap(search.engine);
        this.#pool?.takeUp(knowledge, search.learned());
        log.info("content.learned", { articles: knowledge.articles.size });
      },
      (error: unknown) => {
        log.error("content.not_learned", { code: codeOf(error), cause: causeCodeOf(error) });
        this.#parts.scheduler.after(LEARN_AGAIN_MS, () => {
          if (lesson === this.#lesson) this.#learn(knowledge);
        });
      },
    );
  }
}

function readForService(
  state: ContentState,
  { shipped, kept, log }: Pick<LiveContentParts, "shipped" | "kept" | "log">,
): { knowledge: Knowledge; prompts: Prompts } {
  const documents = textsOf(state);
  const folder = documentFolder(documents, "knowledge");
  const known = kept?.recall(folder) ?? null;
  const cut = cutOut({
    documents,
    shippedPrompts: promptsAmong(shipped),
    needed: NEEDED_ARTICLES,
    known,
  });
  if (!cut.ok) throw invalid(cut.problems, cut.because);
  if (known === null) kept?.keep(folder, cut.knowledge);
  const { leftOut, faults, warnings } = cut.knowledge.heldBack;
  if (warnings.length > 0) {
    const paths = [...new Set(warnings.map(({ path }) => path))];
    log.warn("content.warned", {
      release: state.release,
      warnings: warnings.length,
      paths: paths.slice(0, MOST_LOGGED).join(" "),
    });
  }
  if (faults.length > 0) {
    const paths = [...new Set(faults.map(({ path }) => path))];
    log.error("content.faulty", {
      release: state.release,
      articles: leftOut.size,
      prompts: paths.filter(isPrompt).length,
      faults: faults.length,
      documents: paths.length,
      paths: paths.slice(0, MOST_LOGGED).join(" "),
    });
  }
  return cut;
}

function promptsOf(
  documents: ReadonlyMap<DocumentPath, string>,
  shipped: ReadonlyMap<DocumentPath, string>,
): PromptsResult {
  return readPrompts(documentFolder(new Map([...promptsAmong(shipped), ...documents]), "prompts"));
}

function promptsAmong(documents: ReadonlyMap<DocumentPath, string>) {
  return new Map([...documents].filter(([path]) => isPrompt(path)));
}

function withoutFaultyPrompts(
  documents: ReadonlyMap<DocumentPath, string>,
  faults: readonly DocumentFault[],
): ReadonlyMap<DocumentPath, string> {
  const faulty = new Set(faults.map(({ path }) => path).filter(isPrompt));
  return faulty.size === 0
    ? documents
    : new Map([...documents].filter(([path]) => !faulty.has(path)));
}

/** @param because what keeps the faults from being cut out; `null` where that is plain */
function invalid(problems: readonly Problem[], because: string | null = null): AppError {
  const first = `The published content has ${String(problems.length)} faults for this version of the program:`;
  const faults = problems.map(({ file, line, message }) => ({ path: file, line, message }));
  const last = because === null ? [] : [because];
  return new AppError("content_invalid", [first, ...faultLines(faults), ...last].join("\n"));
}

function offered(knowledge: Knowledge, texts: Texts): Knowledge {
  return { ...knowledge, languages: servedLanguages(knowledge, texts) };
}

function textsOf({ documents }: ContentState): ReadonlyMap<DocumentPath, string> {
  return new Map([...documents].map(([path, { text }]) => [path, text]));
}
