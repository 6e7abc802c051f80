import { Link, useSearch } from "wouter";
import type { CaseRow } from "../api/types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Icon } from "../shell/icon.tsx";
import { maskedWords } from "../texts/mask-words.ts";
import { useTexts, type Texts } from "../texts/texts.tsx";
import { DueMark, StateMark, UrgencyMark } from "./marks.tsx";

interface CaseItemProps {
  readonly row: CaseRow;
  readonly isOpen: boolean;
  readonly nowMs: number;
}

/** One case in the list. */
export function CaseItem({ row, isOpen, nowMs }: CaseItemProps) {
  const texts = useTexts();
  const { staff } = useDesk();
  const search = useSearch();
  return (
    <li className={`case-item ${row.urgency}`}>
      <Link
        href={`/cases/${row.id}${search === "" ? "" : `?${search}`}`}
        aria-current={isOpen ? "true" : undefined}
      >
        <span className="line">
          <span className="reference">{row.reference}</span>
          <UrgencyMark urgency={row.urgency} />
          <DueMark of={row} nowMs={nowMs} />
        </span>
        <span className="asked" lang={row.language} dir="auto">
          {maskedWords(row.question, texts)}
        </span>
        <span className="line faint">
          <StateMark state={row.state} />
          {row.holder !== null && <span>{holderText(row, staff.id, texts)}</span>}
          <span>{texts.languageName(row.language)}</span>
          <span>{texts.say(`surface.platform.${row.platform}`)}</span>
          {row.shared && (
            <span title={texts.say("console.shared.long")}>
              <Icon name="eye" size={13} /> {texts.say("console.shared.short")}
            </span>
          )}
          {staff.centres !== "all" && staff.centres.length === 1 ? null : (
            <bdi className="centre">{row.centre.name}</bdi>
          )}
        </span>
      </Link>
    </li>
  );
}

/** Who holds a case, said to its reader. */
export function holderText(
  { holder, state }: Pick<CaseRow, "holder" | "state">,
  readerId: string,
  { say }: Texts,
): string {
  if (holder === null) return state === "open" ? say("console.holder.none") : "";
  return holder.id === readerId
    ? say("console.holder.you")
    : say("console.holder.other", { name: holder.name });
}
