import type { EntryRuling, Exemption, LimitedWay } from "./entry-ruling.ts";
import type { CountryCode, FactValue } from "./fact.ts";
import type { PlainDate } from "./plain-date.ts";

/** The sentences of `locales/<tag>.json` in which a ruling is told, with the places that each has. */
export const ENTRY_SENTENCES = {
  "entry.closed.hainan": ["country"],
  "entry.closed.transit": ["country"],
  "entry.conflict.exists": ["country"],
  "entry.conflict.inForce": ["country", "stay"],
  "entry.conflict.stay": ["country", "stay", "planned"],
  "entry.doubt.endDate": ["until"],
  "entry.doubt.recentHainan": [],
  "entry.doubt.recentTransit": [],
  "entry.ended": ["country", "until"],
  "entry.endsDuringStay": ["country", "stay", "until"],
  "entry.exempt.mutual": ["country", "stay"],
  "entry.exempt.mutualUntil": ["country", "stay", "until"],
  "entry.exempt.stayDisputed": ["country", "stay", "planned"],
  "entry.exempt.unilateral": ["country", "stay"],
  "entry.exempt.unilateralUntil": ["country", "stay", "until"],
  "entry.notBegun": ["country", "from", "stay"],
  "entry.other.hainan": ["stay"],
  "entry.other.transit": ["stay"],
  "entry.purpose.journalism": [],
  "entry.purpose.study": [],
  "entry.purpose.work": [],
  "entry.stayTooLong": ["country", "stay", "asked"],
  "entry.unknown": ["country"],
  "entry.visaNeeded": ["country"],
  "entry.window.calendarYear": ["total"],
  "entry.window.rolling": ["total", "span"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EntrySentenceKey = keyof typeof ENTRY_SENTENCES;

/** A value before it is written in a language: countries and facts are formatted by the service. */
export type EntrySentenceValue =
  | { readonly kind: "country"; readonly code: CountryCode }
  | { readonly kind: "fact"; readonly value: FactValue };

export interface EntrySentence {
  readonly key: EntrySentenceKey;
  readonly values: Readonly<Record<string, EntrySentenceValue>>;
}

/** The sentences that tell a ruling, in the order in which they are said. */
export function entrySentences(ruling: EntryRuling): EntrySentence[] {
  return [...mainSentences(ruling), ...limitedWays(ruling)];
}

function mainSentences(ruling: EntryRuling): EntrySentence[] {
  const country = { kind: "country", code: ruling.country } as const;
  switch (ruling.kind) {
    case "purposeNotCovered":
      return [say(`entry.purpose.${ruling.purpose}`)];
    case "exempt":
      return [exemptSentence(country, ruling), ...limits(ruling)];
    case "stayTooLong": {
      const values = { country, stay: days(ruling.days), asked: days(ruling.stayDays) };
      return [say("entry.stayTooLong", values)];
    }
    case "endsDuringStay": {
      const values = { country, stay: days(safeDays(ruling)), until: date(ruling.until) };
      return [say("entry.endsDuringStay", values), ...limits(ruling)];
    }
    case "ended": {
      const ended = say("entry.ended", { country, until: date(ruling.on) });
      return [ended, ...endDateDoubt(ruling.doubt?.kind, ruling.on)];
    }
    case "notBegun":
      return [
        say("entry.notBegun", { country, from: date(ruling.from), stay: days(safeDays(ruling)) }),
      ];
    case "conflict":
      return [conflictSentence(country, ruling)];
    case "visaNeeded":
    case "unknown":
      return [say(`entry.${ruling.kind}`, { country })];
  }
}

function exemptSentence(country: EntrySentenceValue, exemption: Exemption): EntrySentence {
  const { scheme, until, doubt } = exemption;
  const stay = days(exemption.days);
  if (doubt?.kind === "stay" && doubt.plannedDays !== null) {
    return say("entry.exempt.stayDisputed", { country, stay, planned: days(doubt.plannedDays) });
  }
  return until === null
    ? say(`entry.exempt.${scheme}`, { country, stay })
    : say(`entry.exempt.${scheme}Until`, { country, stay, until: date(until) });
}

function conflictSentence(
  country: EntrySentenceValue,
  conflict: Extract<EntryRuling, { kind: "conflict" }>,
): EntrySentence {
  switch (conflict.about) {
    case "exists":
      return say("entry.conflict.exists", { country });
    case "inForce":
      return say("entry.conflict.inForce", { country, stay: days(conflict.days) });
    case "stay": {
      const planned = days(conflict.plannedDays);
      return say("entry.conflict.stay", { country, stay: days(conflict.days), planned });
    }
  }
}

function limits({ window, until, doubt }: Exemption): EntrySentence[] {
  const sentences: EntrySentence[] = [];
  if (window?.per === "rolling180") {
    sentences.push(say("entry.window.rolling", { total: days(window.days), span: days(180) }));
  }
  if (window?.per === "calendarYear") {
    sentences.push(say("entry.window.calendarYear", { total: days(window.days) }));
  }
  return [...sentences, ...endDateDoubt(doubt?.kind, until)];
}

function endDateDoubt(kind: string | undefined, until: PlainDate | null): EntrySentence[] {
  return kind === "endDate" && until !== null
    ? [say("entry.doubt.endDate", { until: date(until) })]
    : [];
}

function limitedWays(ruling: EntryRuling): EntrySentence[] {
  const country = { kind: "country", code: ruling.country } as const;
  const closed = ruling.closedWays.map((scheme) =>
    say(scheme === "hainan" ? "entry.closed.hainan" : "entry.closed.transit", { country }),
  );
  return [...closed, ...ruling.otherWays.flatMap(wayOpen)];
}

function wayOpen(way: LimitedWay): EntrySentence[] {
  const recent = way.doubt?.kind === "recent";
  if (way.scheme === "hainan") {
    const open = say("entry.other.hainan", { stay: days(way.days) });
    return recent ? [open, say("entry.doubt.recentHainan")] : [open];
  }
  const hours = { type: "duration", value: way.days * 24, unit: "hour" } as const;
  const open = say("entry.other.transit", { stay: { kind: "fact", value: hours } });
  return recent ? [open, say("entry.doubt.recentTransit")] : [open];
}

/** The stay to plan with where sources disagree on it. */
function safeDays({ days: longest, doubt }: Exemption): number {
  return doubt?.kind === "stay" ? (doubt.plannedDays ?? longest) : longest;
}

function say(
  key: EntrySentenceKey,
  values: Readonly<Record<string, EntrySentenceValue>> = {},
): EntrySentence {
  return { key, values };
}

function days(count: number): EntrySentenceValue {
  return { kind: "fact", value: { type: "duration", value: count, unit: "day" } };
}

function date(value: PlainDate): EntrySentenceValue {
  return { kind: "fact", value: { type: "date", value } };
}
