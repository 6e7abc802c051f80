import type { Case, CaseId, EntryId } from "../../domain/case.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { PersonId, PersonRef } from "../../domain/message.ts";
import { permits, type Staff } from "../../domain/staff.ts";
import type { EntryTranslation, HeldReason, Translation } from "../../domain/translation.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Translated } from "../../ports/guard.ts";
import type { TranslationStore } from "../../ports/translation-store.ts";
import type { Translator } from "../../ports/translator.ts";
import type { DeskRefusal } from "./desk-act.ts";

export interface TranslationProposalsDeps {
  /** `null` without a model. */
  readonly translator: Translator | null;
  readonly translations: Pick<TranslationStore, "keep" | "find">;
  readonly store: Pick<CaseStore, "read" | "entry">;
  /** The language of what somebody of the staff wrote; `null` where it cannot be told. */
  readonly languageOf: (text: string) => LanguageTag | null;
  /** Figures of a translation that stand in another order than in the original, as they are written there. */
  readonly reordered: (translated: Translated) => readonly string[];
  readonly clock: Clock;
}

/** What could be sent to the person with some words. */
export type Proposal =
  | {
      readonly kind: "made";
      readonly translation: Translation;
      /** Figures to look at: they may have changed their places, or the language orders its sentences so. */
      readonly order: readonly string[];
    }
  /** The words can be sent as they are written, and not otherwise. */
  | { readonly kind: "held"; readonly why: HeldReason; readonly language: LanguageTag }
  /** They are in the person's language already. */
  | { readonly kind: "none" };

export type Proposed = Proposal | { readonly kind: "refused"; readonly why: DeskRefusal };

/** Words of the staff on the way to being sent, under the name of the entry that they may become. */
export interface Words {
  readonly entry: EntryId;
  readonly text: string;
}

/** Translations of what staff mean to send. What was shown is what is sent: it is kept, and never made again. */
export interface TranslationProposals {
  /**
   * The translation that would be sent with words of the holder's; asked again for the same words it is the same.
   *
   * @param withinMs for how long it may be waited for
   */
  propose(staff: Staff, id: CaseId, words: Words, withinMs: number): Promise<Proposed>;
  /** The one that was shown of just these words; `null` when there is none. */
  shown(record: Case, words: Words): Promise<Translation | null>;
}

export function createTranslationProposals(deps: TranslationProposalsDeps): TranslationProposals {
  const { store } = deps;

  const shown: TranslationProposals["shown"] = async ({ id, language }, { entry, text }) => {
    const kept = await deps.translations.find(entry, language);
    return kept?.caseId === id ? translationIn(kept, text) : null;
  };

  return {
    shown,
    propose: async (staff, id, words, withinMs) => {
      const record = await store.read(id);
      if (record === null || !permits(staff, "case.read", record.centre)) {
        return { kind: "refused", why: "not_found" };
      }
      const why = await refusalOf(deps, staff, record, words);
      if (why !== null) return { kind: "refused", why };
      const from = deps.languageOf(words.text) ?? record.language;
      if (from === record.language) return { kind: "none" };
      const kept = await shown(record, words);
      if (kept !== null) return madeOf(deps, kept, words, from);
      return made(deps, { staff, record, from, withinMs }, words);
    },
  };
}

/** Whoever may not send words has none translated. */
async function refusalOf(
  { store }: TranslationProposalsDeps,
  staff: Staff,
  { id, centre, standing }: Case,
  { entry }: Words,
): Promise<DeskRefusal | null> {
  if (!permits(staff, "case.work", centre)) return "forbidden";
  if (standing.holder !== staff.id) return "not_holder";
  const known = await store.entry(entry);
  if (known === null) return null;
  const isTheirs =
    known.caseId === id && known.author.kind === "staff" && known.author.id === staff.id;
  return isTheirs ? null : "not_possible";
}

interface Making {
  readonly staff: Staff;
  readonly record: Case;
  readonly from: LanguageTag;
  readonly withinMs: number;
}

function madeOf(
  { reordered }: Pick<TranslationProposalsDeps, "reordered">,
  translation: Translation,
  { text: original }: Words,
  from: LanguageTag,
): Proposal {
  return { kind: "made", translation, order: reordered({ ...translation, original, from }) };
}

async function made(
  deps: TranslationProposalsDeps,
  { staff, record, from, withinMs }: Making,
  words: Words,
): Promise<Proposal> {
  const { translator, translations, clock } = deps;
  const { entry, text } = words;
  const { language } = record;
  const held = (why: HeldReason): Proposal => ({ kind: "held", why, language });
  if (translator === null) return held("off");
  const asker = { person: accountOf(staff), withinMs };
  const result = await translator.translate(text, from, language, asker);
  if (result.kind === "held") return held(result.why);
  const fresh: EntryTranslation = { entry, caseId: record.id, language, original: text, result };
  const kept = await translations.keep(fresh, "proposal", [], clock.now());
  // Of two that were made at the same moment the first stands.
  const translation = kept === null ? null : translationIn(kept, text);
  return translation === null ? held("unavailable") : madeOf(deps, translation, words, from);
}

function translationIn(
  { language, original, result }: EntryTranslation,
  text: string,
): Translation | null {
  // The one character that is not kept makes no other words of them.
  const isOfThese = original === text.replaceAll("\u0000", "");
  return isOfThese && result.kind === "made" ? { language, text: result.text } : null;
}

/** Each of the staff has an allowance of their own: what they write must not use up that of whoever they answer. */
function accountOf({ id }: Staff): PersonRef {
  return { platform: "web", installation: "desk", person: id as string as PersonId };
}
