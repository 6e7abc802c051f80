import type { CaseDetail, Entry } from "../api/types.ts";
import { Icon, type IconName } from "../shell/icon.tsx";
import { useTexts, type Texts } from "../texts/texts.tsx";
import { Translation } from "./translation.tsx";
import { Words } from "./words.tsx";

const ICONS: Readonly<Record<Entry["kind"], IconName>> = {
  person: "person",
  bot: "book",
  staff: "reply",
  note: "note",
};

interface EntryViewProps {
  readonly entry: Entry;
  readonly of: CaseDetail;
  readonly nowMs: number;
}

/** One thing that was said; who may read it is told in words and shown by place, colour and border. */
export function EntryView({ entry, of, nowMs }: EntryViewProps) {
  const texts = useTexts();
  const { say, short, full, languageName } = texts;
  const isForeign = entry.language !== of.language && entry.kind !== "note";
  return (
    <section className={`entry ${entry.kind}`}>
      <header>
        <Icon name={ICONS[entry.kind]} size={13} />
        <strong>
          <bdi>{authorText(entry, texts)}</bdi>
        </strong>
        {entry.kind === "note" && <span>{say("console.entry.noteSeenBy")}</span>}
        {isForeign && entry.language !== "und" && <span>{languageName(entry.language)}</span>}
        <time dateTime={entry.at} title={full(entry.at)}>
          {short(entry.at, nowMs)}
        </time>
      </header>
      <Words text={entry.text} language={entry.language} dir={entry.dir} />
      {entry.translation !== null && (
        <Translation of={entry.translation} kind={entry.kind === "staff" ? "sent" : "told"} />
      )}
      {entry.delivery !== null && <Delivery state={entry.delivery} />}
    </section>
  );
}

function authorText({ kind, author }: Entry, { say }: Texts): string {
  switch (kind) {
    case "person":
      return say("console.entry.person");
    case "bot":
      return say("console.entry.bot");
    case "staff":
      return author.name ?? say("console.entry.staff");
    case "note":
      return say("console.entry.note", { name: author.name ?? say("console.entry.staff") });
  }
}

const DELIVERY_ICONS = { waiting: "clock", sent: "check", dead: "alarm" } as const;

function Delivery({ state }: { readonly state: "waiting" | "sent" | "dead" }) {
  const { say } = useTexts();
  return (
    <footer className={`delivery ${state}`}>
      <Icon name={DELIVERY_ICONS[state]} size={13} />
      {say(`console.delivery.${state}`)}
    </footer>
  );
}
