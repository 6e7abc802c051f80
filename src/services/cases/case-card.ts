import type { Action } from "../../domain/answer.ts";
import type { Case } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { formatMoment } from "../../domain/format.ts";
import { languageName } from "../../domain/locale.ts";
import { STAFF_ACTION, type CaseCard } from "../../domain/staff-surface.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";
import { maskedForStaff } from "../mask-words.ts";

export interface CaseCardDeps {
  readonly texts: DeskTexts;
  readonly staff: Pick<StaffStore, "find">;
  /** Where staff reach the web desk; `null` when it is not known. */
  readonly deskUrl: string | null;
}

/** What heads the thread of a case, as the case stands now. */
export async function cardOf(
  { texts, staff, deskUrl }: CaseCardDeps,
  record: Case,
  centre: ServiceCentre,
): Promise<CaseCard> {
  const language = centre.deskLanguage;
  const say = (key: DeskKey, values = {}): string => texts.say(key, language, values);
  const { standing, urgency, reference, failedAnswer, dueAt } = record;
  const holder = standing.holder === null ? null : await staff.find(standing.holder);
  const state = say(`case.state.${standing.state}`);
  const fields = [
    ["surface.question", maskedForStaff(texts, language, record.question)],
    ["surface.answered", maskedForStaff(texts, language, failedAnswer?.text ?? "")],
    ["surface.language", languageName(record.language, language)],
    ["surface.platform", say(`surface.platform.${record.thread.platform}`)],
    ["surface.holder", holder?.name ?? say("surface.nobody")],
    ["surface.urgency", urgency === "normal" ? "" : say(`case.urgency.${urgency}`)],
    // Of hours that nobody has confirmed nothing is said.
    [
      "surface.due",
      dueAt === null || centre.hours === null ? "" : formatMoment(dueAt, language, centre.timeZone),
    ],
    ["surface.desk", deskUrl === null ? "" : `${deskUrl}/cases/${record.id}`],
  ] as const;
  return {
    title: say(urgency === "urgent" ? "surface.titleUrgent" : "surface.title", {
      reference,
      state,
    }),
    fields: fields
      .filter(([, value]) => value !== "")
      .map(([key, value]) => ({ label: say(key), value })),
    actions: actionsOf(record, say),
  };
}

/** A channel takes only so many posts, and a card that says the same would use one up. */
export function isDrawnOtherwise(before: Case, after: Case): boolean {
  return (
    before.standing.state !== after.standing.state ||
    before.standing.holder !== after.standing.holder ||
    before.urgency !== after.urgency ||
    before.language !== after.language ||
    before.dueAt?.getTime() !== after.dueAt?.getTime()
  );
}

/** Who may do it is judged when it is pressed. */
const OFFERED: Readonly<Record<Case["standing"]["state"], readonly CardAct[]>> = {
  open: ["take", "resolve"],
  assigned: ["takeOver", "release", "resolve"],
  waiting: ["takeOver", "release", "resolve"],
  resolved: ["reopen"],
  closed: [],
};
type CardAct = "take" | "takeOver" | "release" | "resolve" | "reopen";

function actionsOf({ id, standing }: Case, say: (key: DeskKey) => string): Action[] {
  return OFFERED[standing.state].map((act) => ({
    id: `${STAFF_ACTION}${act}:${id}`,
    label: say(`case.act.${act}`),
  }));
}
