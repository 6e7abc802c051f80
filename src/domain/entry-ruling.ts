import type { EntryDoubt, EntryRule, EntryScheme, StayWindow } from "./entry-rule.ts";
import type { CountryCode } from "./fact.ts";
import { addDays, contains, daysBetween, type Period, type PlainDate } from "./plain-date.ts";
import type { DaysAsked, Purpose } from "./reading.ts";

/** Purposes that no visa-free entry covers, whatever the passport. */
export const UNCOVERED_PURPOSES = ["work", "study", "journalism"] as const;
export type UncoveredPurpose = (typeof UNCOVERED_PURPOSES)[number];

/** A way to enter all of China without a visa. */
export type OpenScheme = Extract<EntryScheme, "unilateral" | "mutual">;
/** A way that leads to a part of China, or through it, on further conditions. */
export type LimitedScheme = Extract<EntryScheme, "transit-240h" | "hainan">;

export interface EntryQuestion {
  readonly nationality: CountryCode;
  readonly purpose: Purpose | null;
  readonly stayDays: number | null;
  /** The days on which somebody means to arrive, or the first and last day of the journey. */
  readonly days: DaysAsked;
  readonly hainan: boolean;
  readonly transit: boolean;
}

/** What the rows of a passport say for the days asked about. */
export type EntryRuling = EntryVerdict & {
  readonly country: CountryCode;
  /**
   * Limited ways in force on all days asked, long enough for the stay where one was named. Beside an exemption, only
   * those that were asked about.
   */
  readonly otherWays: readonly LimitedWay[];
  /** Limited ways that were asked about and that no row opens on those days. */
  readonly closedWays: readonly LimitedScheme[];
  /** The rows that the ruling rests on, for its sources; empty when there are none. */
  readonly rows: readonly EntryRule[];
};

export interface LimitedWay {
  readonly scheme: LimitedScheme;
  readonly days: number;
  /** The question was about this very way. */
  readonly asked: boolean;
  readonly doubt: EntryDoubt | null;
}

/**
 * The main ruling.
 *
 * `endsDuringStay`: arriving up to `until` is covered, but the days asked about, or the stay, reach past it; whether
 * one may then finish the stay is not verified. `ended` and `notBegun` hold for at least the first day asked about.
 * `conflict`: sources disagree, or do not confirm what holds today. `visaNeeded`: a source says so. `unknown`: no row.
 */
export type EntryVerdict =
  | { readonly kind: "purposeNotCovered"; readonly purpose: UncoveredPurpose }
  | ({ readonly kind: "exempt" } & Exemption)
  | ({ readonly kind: "stayTooLong"; readonly stayDays: number } & Exemption)
  | ({ readonly kind: "endsDuringStay"; readonly until: PlainDate } & Exemption)
  | { readonly kind: "ended"; readonly on: PlainDate; readonly doubt: EntryDoubt | null }
  | ({ readonly kind: "notBegun"; readonly from: PlainDate } & Exemption)
  | EntryConflict
  | { readonly kind: "visaNeeded" }
  | { readonly kind: "unknown" };

export type EntryConflict =
  | { readonly kind: "conflict"; readonly about: "exists" }
  | { readonly kind: "conflict"; readonly about: "inForce"; readonly days: number }
  | {
      readonly kind: "conflict";
      readonly about: "stay";
      readonly days: number;
      readonly plannedDays: number;
    };

export interface Exemption {
  readonly scheme: OpenScheme;
  /** Longest stay per entry. */
  readonly days: number;
  readonly window: StayWindow | null;
  /** The last day of arrival; `null` when no source states an end. */
  readonly until: PlainDate | null;
  readonly doubt: EntryDoubt | null;
}

interface OpenRule extends EntryRule {
  readonly scheme: OpenScheme;
  readonly days: number;
}

/**
 * Judges what somebody with an ordinary passport of one country may do on the days asked about.
 *
 * Both ends of every period belong to it. A stay is counted from the day after arrival. Somebody with two passports
 * gets one ruling for each.
 */
export function judgeEntry(rules: readonly EntryRule[], question: EntryQuestion): EntryRuling {
  const own = rules.filter((rule) => rule.country === question.nationality);
  const { verdict, rows } = judgeOpenWays(own, question);
  const covered = verdict.kind !== "purposeNotCovered";
  const open = covered ? own.filter((rule) => opensFor(rule, question, verdict)) : [];
  return {
    ...verdict,
    country: question.nationality,
    otherWays: open.flatMap((rule) => limitedWay(rule, question)),
    closedWays: covered && own.length > 0 ? closedWays(own, question) : [],
    rows: [...rows, ...open],
  };
}

function judgeOpenWays(
  own: readonly EntryRule[],
  question: EntryQuestion,
): { verdict: EntryVerdict; rows: readonly EntryRule[] } {
  const open = own.filter(isOpenRule).sort((a, b) => compareStart(a.period, b.period));
  const current = chooseRule(open, question.days);
  const refusals = own.filter(
    (rule) => rule.scheme === "none" && overlaps(rule.period, question.days),
  );
  const purpose = UNCOVERED_PURPOSES.find((uncovered) => uncovered === question.purpose);
  if (purpose !== undefined) {
    const rows = current === undefined ? refusals : [current];
    return { verdict: { kind: "purposeNotCovered", purpose }, rows };
  }
  if (current !== undefined && overlaps(current.period, question.days)) {
    return judgeOverlap(current, open, question);
  }
  const disputed = refusals.find((rule) => rule.doubt?.kind === "exists");
  if (disputed !== undefined) {
    return { verdict: { kind: "conflict", about: "exists" }, rows: [disputed] };
  }
  if (refusals.length > 0) return { verdict: { kind: "visaNeeded" }, rows: refusals };
  if (current === undefined) return { verdict: { kind: "unknown" }, rows: [] };
  return { verdict: judgeOutside(current, question.days), rows: [current] };
}

/** The row in force on the first day asked about, else the next to begin, else the last that ended. */
function chooseRule(open: readonly OpenRule[], days: DaysAsked): OpenRule | undefined {
  return (
    open.find((rule) => contains(rule.period, days.from)) ??
    open.find((rule) => rule.period.from !== null && rule.period.from > days.from) ??
    open.at(-1)
  );
}

function judgeOutside(rule: OpenRule, days: DaysAsked): EntryVerdict {
  const { from, until } = rule.period;
  if (until !== null && until < days.from) return { kind: "ended", on: until, doubt: rule.doubt };
  return from === null
    ? { kind: "unknown" }
    : { kind: "notBegun", from, ...exemptionOf(rule, until) };
}

function judgeOverlap(
  rule: OpenRule,
  open: readonly OpenRule[],
  question: EntryQuestion,
): { verdict: EntryVerdict; rows: readonly EntryRule[] } {
  const chain = chainFrom(rule, open);
  const until = chain.at(-1)?.period.until ?? null;
  const exemption = exemptionOf(rule, until);
  return { verdict: judgeInForce(rule, exemption, question), rows: chain };
}

function judgeInForce(
  rule: OpenRule,
  exemption: Exemption,
  { days, stayDays }: EntryQuestion,
): EntryVerdict {
  const { from } = rule.period;
  if (from !== null && days.from < from) return { kind: "notBegun", from, ...exemption };
  const conflict = conflictOf(rule, stayDays);
  if (conflict !== null) return conflict;
  if (stayDays !== null && stayDays > rule.days) {
    return { kind: "stayTooLong", stayDays, ...exemption };
  }
  const { until } = exemption;
  if (until !== null && lastDayOf(days, stayDays) > until)
    return { kind: "endsDuringStay", ...exemption, until };
  return { kind: "exempt", ...exemption };
}

/** Days as far apart as the stay is long are its two ends; else they are those on which somebody may arrive. */
function lastDayOf(days: DaysAsked, stayDays: number | null): PlainDate {
  if (stayDays === null) return days.until;
  const areItsEnds = Math.abs(daysBetween(days.from, days.until) - stayDays) <= 1;
  return areItsEnds ? days.until : addDays(days.until, stayDays);
}

function conflictOf(rule: OpenRule, stayDays: number | null): EntryConflict | null {
  const { doubt, days } = rule;
  if (doubt?.kind === "exists") return { kind: "conflict", about: "exists" };
  if (doubt?.kind === "inForce") return { kind: "conflict", about: "inForce", days };
  if (doubt?.kind !== "stay" || doubt.plannedDays === null || stayDays === null) return null;
  const disputed = stayDays > doubt.plannedDays && stayDays <= days;
  return disputed
    ? { kind: "conflict", about: "stay", days, plannedDays: doubt.plannedDays }
    : null;
}

/** Rows on equal terms that follow one another without a gap count as one. */
function chainFrom(first: OpenRule, open: readonly OpenRule[]): OpenRule[] {
  const chain = [first];
  let last = first;
  for (const rule of open) {
    const { until } = last.period;
    if (until === null) break;
    const { from } = rule.period;
    const follows = from !== null && from > until && from <= addDays(until, 1);
    const onEqualTerms = rule.scheme === first.scheme && rule.days >= first.days;
    if (!follows || !onEqualTerms || isUnconfirmed(rule)) continue;
    chain.push(rule);
    last = rule;
  }
  return chain;
}

function isUnconfirmed({ doubt }: EntryRule): boolean {
  return doubt?.kind === "exists" || doubt?.kind === "inForce";
}

function exemptionOf(rule: OpenRule, until: PlainDate | null): Exemption {
  return {
    scheme: rule.scheme,
    days: rule.days,
    window: rule.window,
    until,
    doubt: rule.doubt,
  };
}

function isOpenRule(rule: EntryRule): rule is OpenRule {
  return (rule.scheme === "unilateral" || rule.scheme === "mutual") && rule.days !== null;
}

function limitedWay(rule: EntryRule, question: EntryQuestion): LimitedWay[] {
  const { scheme, days, doubt } = rule;
  if (days === null || (scheme !== "transit-240h" && scheme !== "hainan")) return [];
  const asked = scheme === "hainan" ? question.hainan : question.transit;
  return [{ scheme, days, asked, doubt }];
}

/** Who may enter everywhere needs no limited way: then only one that was asked about counts. */
function opensFor(rule: EntryRule, question: EntryQuestion, verdict: EntryVerdict): boolean {
  const { days, stayDays } = question;
  const [way] = limitedWay(rule, question);
  if (way === undefined || (stayDays !== null && stayDays > way.days)) return false;
  if (verdict.kind === "exempt" && !way.asked) return false;
  return contains(rule.period, days.from) && contains(rule.period, days.until);
}

function closedWays(own: readonly EntryRule[], question: EntryQuestion): LimitedScheme[] {
  const asked: LimitedScheme[] = [];
  if (question.transit) asked.push("transit-240h");
  if (question.hainan) asked.push("hainan");
  return asked.filter(
    (scheme) => !own.some((rule) => rule.scheme === scheme && overlaps(rule.period, question.days)),
  );
}

function overlaps(period: Period, days: DaysAsked): boolean {
  const begun = period.from === null || period.from <= days.until;
  return begun && (period.until === null || days.from <= period.until);
}

function compareStart(a: Period, b: Period): number {
  const from = a.from ?? "";
  const other = b.from ?? "";
  return from < other ? -1 : Number(from > other);
}
