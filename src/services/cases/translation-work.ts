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
      const translates = (await wordsOf(change, deps)).map(({ id }) => id);
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

/**
 * What the person wrote with a change; where it takes the case to other staff, all that they ever wrote and that is not
 * translated for these already, which stands in their channels from the first.
 */
async function wordsOf(
  { before, after, entries }: CaseChange,
  { store, centres, translations }: TranslationWorkDeps,
): Promise<readonly CaseEntry[]> {
  if (before === null || before.centre === after.centre) return entries.filter(isTranslatable);
  const centre = await centres.find(after.centre);
  const kept = (await translations.ofCase(after.id)).filter(
    ({ language }) => language === centre?.deskLanguage,
  );
  const told = await store.entries(after.id);
  return told.filter(
    (each) => isTranslatable(each) && !kept.some(({ entry }) => entry === each.id),
  );
}

function isTranslatable({ kind, text }: CaseEntry): boolean {
  return kind === "person" && /\p{L}/u.test(text);
}

/** @returns `null` when there is nothing to be translated, or no more */
async function translated(
  deps: TranslationWorkDeps,
  entry: KnownEntry,
): Promise<Translating | null> {
  const { translator, translations, clock } = deps;
  const asked = await whereOf(deps, entry);
  if (translator === null || asked === null || entry.kind !== "person") return null;
  const from = deps.languageOf(entry.text) ?? entry.language;
  const language = asked.centre.deskLanguage;
  if (from === language) return null;
  const kept = await translations.find(entry.id, language);
  const asker = { person: personOf(asked.record), withinMs: MOST_WAIT_MS };
  const result = kept?.result ?? (await translator.translate(entry.text, from, language, asker));
  if (result.kind === "held" && result.why === "unavailable") return result;
  const { id: caseId } = asked.record;
  const made: EntryTranslation = kept ?? {
    entry: entry.id,
    caseId,
    language,
    original: entry.text,
    result,
  };
  const posts = await linesOf(deps, made);
  const isKept = (await translations.keep(made, "entry", posts, clock.now())) !== null;
  if (isKept && posts.length > 0) deps.onChanged();
  return result;
}

interface Where {
  readonly record: Case;
  readonly centre: ServiceCentre;
}

/** Where a case is shown now; `null` when it is over. */
async function whereOf(
  { store, centres }: TranslationWorkDeps,
  { caseId }: Pick<EntryTranslation, "caseId">,
): Promise<Where | null> {
  const record = await store.read(caseId);
  const centre = record === null ? null : await centres.find(record.centre);
  if (record === null || centre === null || record.standing.state === "closed") return null;
  return { record, centre };
}

/** Who floods the staff with words uses up their own allowance, and nobody else's. */
function personOf({ thread: { platform, installation }, person }: Case) {
  return { platform, installation, person };
}

/**
 * One more line in each thread in which the case is shown now, wherever it was when its words went to the model. A line that
 * stands there already has the same name, and is not posted again; a channel that has got the case since is shown it with
 * all that was said before.
 */
async function linesOf(
  deps: TranslationWorkDeps,
  { caseId, entry, language, result }: EntryTranslation,
): Promise<readonly Outgoing[]> {
  const { store, texts } = deps;
  const where = result.kind === "held" ? null : await whereOf(deps, { caseId });
  if (result.kind === "held" || where?.centre.deskLanguage !== language) return [];
  const shownIn = (await store.surfacesOf(caseId)).filter(({ isLeft }) => !isLeft);
  const line = translationLine(texts, language, result.text);
  return where.centre.destinations
    .filter(({ platform, channel }) =>
      shownIn.some((each) => each.platform === platform && each.channel === channel),
    )
    .map((destination) => post(where.record, destination, ["translation", entry], line));
}
