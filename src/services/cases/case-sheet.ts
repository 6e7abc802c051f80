import { paragraph, type Block, type Inline } from "../../domain/block.ts";
import type { Case, CaseEntry, EntryKind } from "../../domain/case.ts";
import { formatMoment } from "../../domain/format.ts";
import { languageName, type LanguageTag } from "../../domain/locale.ts";
import { isTimeZone } from "../../domain/time-zone.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { MessageKey, Texts } from "../../ports/texts.ts";
import { maskedForPerson } from "../mask-words.ts";
import { zoneWords } from "../promise-words.ts";
import { centreName } from "./hand-over.ts";
import { setIn } from "./transcript.ts";

export interface CaseSheetDeps {
  readonly texts: Texts;
  readonly store: Pick<CaseStore, "entries">;
  readonly centres: Pick<CentreStore, "find">;
  readonly staff: Pick<StaffStore, "find">;
}

/** In which language and time a person reads of their case. */
export interface SheetReader {
  readonly language: LanguageTag;
  /** IANA; that of the person, `null` for the centre’s. */
  readonly timeZone: string | null;
}

/** What a person is told of their own case: never a note, and nothing of what the staff do among themselves. */
export interface CaseSheet {
  readonly title: string;
  /** Where it stands, a sentence each. */
  readonly facts: readonly string[];
  /** What heads the words. */
  readonly heading: string;
  /** What the person, the bot and the staff said, the latest at the end. */
  readonly said: readonly SaidWords[];
}

export interface SaidWords {
  /** By whom and when. */
  readonly who: string;
  readonly text: string;
}

export async function sheetOf(
  deps: CaseSheetDeps,
  record: Case,
  { language, timeZone: own }: SheetReader,
): Promise<CaseSheet> {
  const { texts, store, centres, staff } = deps;
  const say = (key: MessageKey, values = {}): string => texts.say(key, language, values);
  const { reference, standing, openedAt } = record;
  const centre = await centres.find(record.centre);
  const theirs = own !== null && isTimeZone(own) ? own : null;
  const timeZone = theirs ?? centre?.timeZone ?? CENTRE_ZONE;
  const at = (instant: Date): string => formatMoment(instant, language, timeZone);
  const zone = zoneWords(texts, openedAt, language, timeZone);
  const nameOf = async (id: Parameters<typeof staff.find>[0]): Promise<string> =>
    (await staff.find(id))?.name ?? say("case.staff");
  const told = (await store.entries(record.id)).filter(isTold);
  const said = await Promise.all(
    told.map(async (entry) => {
      const { kind, author, at: moment } = entry;
      const name = author.kind === "staff" ? await nameOf(author.id) : "";
      const text = maskedForPerson(texts, language, toldWords(texts, entry, language));
      return { who: say(WHO[kind], { name, moment: at(moment) }), text };
    }),
  );
  const name = centre === null ? say("case.centre") : centreName(texts, centre, language);
  const holder =
    standing.holder === null ? null : say("mycase.holder", { name: await nameOf(standing.holder) });
  const unheld = standing.state === "open" ? say("mycase.unheld") : null;
  return {
    title: say("mycase.title", { reference }),
    facts: [
      say(`mycase.state.${standing.state}`),
      say("mycase.centre", { centre: name }),
      holder ?? unheld,
      say("mycase.opened", { moment: at(openedAt), zone }),
    ].filter((fact) => fact !== null),
    heading: said.length === 0 ? say("mycase.empty") : say("mycase.said", { zone }),
    said,
  };
}

/** With the words of a machine that were sent above those of the staff, as they were. */
function toldWords(
  texts: Texts,
  { text, language: written, translation }: CaseEntry,
  language: LanguageTag,
): string {
  if (translation === undefined) return text;
  const say = (key: "case.translated" | "case.original", tag: LanguageTag): string =>
    texts.say(key, language, { language: languageName(tag, language) });
  const made = `${say("case.translated", translation.language)}\n${translation.text}`;
  return `${made}\n\n${say("case.original", written)}\n${text}`;
}

/** Where a centre is that nobody knows any more. */
const CENTRE_ZONE = "Asia/Shanghai";

type ToldKind = Exclude<EntryKind, "note">;

const WHO = {
  person: "mycase.you",
  bot: "mycase.bot",
  staff: "mycase.staff",
} as const satisfies Readonly<Record<ToldKind, MessageKey>>;

function isTold<Entry extends CaseEntry>(entry: Entry): entry is Entry & { kind: ToldKind } {
  return entry.kind !== "note";
}

/** As a file: what somebody wrote is set in, so that no line of it can be taken for the head of what somebody else wrote. */
export function sheetText({ title, facts, heading, said }: CaseSheet): string {
  const words = said.map(({ who, text }) => `${who}\n${setIn(text)}`);
  return [[title, ...facts].join("\n"), heading, ...words].join("\n\n") + "\n";
}

/** As a reply. */
export function sheetHead({ title, facts }: CaseSheet): Block[] {
  const items = facts.map((fact) => [paragraph(fact)]);
  return [
    {
      type: "paragraph",
      children: [{ type: "strong", children: [{ type: "text", text: title }] }],
    },
    { type: "list", ordered: false, items },
  ];
}

export function saidBlock({ who, text }: SaidWords): Block {
  const lines = text
    .split("\n")
    .flatMap((line): Inline[] => [{ type: "break" }, { type: "text", text: line }]);
  const head: Inline = { type: "strong", children: [{ type: "text", text: who }] };
  return { type: "paragraph", children: [head, ...lines] };
}
