import type { Case, CaseEntry, EntryId } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Outgoing } from "../../domain/staff-surface.ts";
import type { EntryTranslation, Translating } from "../../domain/translation.ts";
import type { CaseChange, CaseStore, KnownEntry } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import type { TranslationStore } from "../../ports/translation-store.ts";
import type { Translator } from "../../ports/translator.ts";
import { MOST_WAIT_MS } from "../assisted/wait.ts";
import type { DueWorkHandler } from "../due-work.ts";
import { post } from "./surface-posts.ts";
import { translationLine } from "./translation-words.ts";

export interface TranslationWorkDeps {
  /** `null` without a model: nothing is translated. */
  readonly translator: Translator | null;
  readonly translations: TranslationStore;
  readonly store: Pick<CaseStore, "read" | "entry" | "entries" | "surfacesOf">;
  readonly centres: Pick<CentreStore, "find">;
  readonly texts: DeskTexts;
  /** The language of what somebody wrote; `null` where it cannot be told. */
  readonly languageOf: (text: string) => LanguageTag | null;
  readonly clock: Clock;
  readonly onChanged: () => void;
}

/** Translations of what a person wrote, for the staff. */
export interface TranslationWork {
  /** The same change, with what of it is to be translated afterwards. */
  marked(change: CaseChange): Promise<CaseChange>;
  /** Translates one entry, and shows it wherever the case is shown. */
  readonly handler: DueWorkHandler;
}

/** A model that could not be had so often will not be waited for: the original stands. */
const MOST_TRIES = 5;

export function createTranslationWork(deps: TranslationWorkDeps): TranslationWork {
  const { translator, store } = deps;
  return {
    marked: async (change) => {
      if (translator === null) return change;
      const translates = (await wordsOf(change, store)).map(({ id }) => id);
      return translates.length === 0 ? change : { ...change, translates };
    },
    handler: async ({ payload, attempt }) => {
      const entry = await store.entry(payload as EntryId);
      const result = entry === null ? null : await translated(deps, entry);
      // What the model could not do now it may do in a moment.
      if (result?.kind === "held" && result.why === "unavailable" && attempt < MOST_TRIES) {
        throw new Unavailable("The model could not be had.");
      }
      return { again: null };
    },
  };
}

/** What the person wrote with a change; where it takes the case to other staff, all that they ever wrote. */
async function wordsOf(
  { before, after, entries }: CaseChange,
  store: Pick<CaseStore, "entries">,
): Promise<readonly CaseEntry[]> {
  const isMoved = before !== null && before.centre !== after.centre;
  const told = isMoved ? await store.entries(after.id) : entries;
  return told.filter(({ kind, text }) => kind === "person" && /\p{L}/u.test(text));
}

/** @returns `null` when there is nothing to be translated, or no more */
async function translated(
  deps: TranslationWorkDeps,
  entry: KnownEntry,
): Promise<Translating | null> {
  const { translator, translations, store, centres, clock } = deps;
  const record = await store.read(entry.caseId);
  const centre = record === null ? null : await centres.find(record.centre);
  if (translator === null || record === null || centre === null) return null;
  if (entry.kind !== "person" || record.standing.state === "closed") return null;
  const from = deps.languageOf(entry.text) ?? entry.language;
  const to = centre.deskLanguage;
  if (from === to || (await translations.find(entry.id, to)) !== null) return null;
  const asker = { person: personOf(record), withinMs: MOST_WAIT_MS };
  const result = await translator.translate(entry.text, from, to, asker);
  if (result.kind === "held" && result.why === "unavailable") return result;
  const made: EntryTranslation = {
    entry: entry.id,
    caseId: record.id,
    language: to,
    original: entry.text,
    result,
  };
  const posts = result.kind === "made" ? await linesOf(deps, record, centre, made) : [];
  const kept = await translations.keep(made, "entry", posts, clock.now());
  if (kept !== null && posts.length > 0) deps.onChanged();
  return result;
}

/** Who floods the staff with words uses up their own allowance, and nobody else's. */
function personOf({ thread: { platform, installation }, person }: Case) {
  return { platform, installation, person };
}

/** One more line in each thread of the case; a channel that has got it since is shown it with all that was said before. */
async function linesOf(
  { store, texts }: TranslationWorkDeps,
  record: Case,
  { deskLanguage, destinations }: ServiceCentre,
  { entry, result }: EntryTranslation,
): Promise<readonly Outgoing[]> {
  if (result.kind === "held") return [];
  const shownIn = (await store.surfacesOf(record.id)).filter(({ isLeft }) => !isLeft);
  const line = translationLine(texts, deskLanguage, result.text);
  return destinations
    .filter(({ platform, channel }) =>
      shownIn.some((each) => each.platform === platform && each.channel === channel),
    )
    .map((destination) => post(record, destination, ["translation", entry], line));
}
