import type { Case } from "../../domain/case.ts";

/** The cases of a person that are not closed, as seen from one message of theirs. */
export interface CasesAtHand {
  /** That of the conversation itself; `null` where it has none. */
  readonly own: Case | null;
  /** Those of the person's other conversations; none where others read, since they are not for a room. */
  readonly elsewhere: readonly Case[];
}

export const NO_CASES: CasesAtHand = { own: null, elsewhere: [] };

/**
 * The case that words belong to: in private also the only one that goes on in another private conversation, as a reply in
 * a thread is meant for whoever wrote outside of it. One that was answered is meant where none goes on.
 *
 * What is said in private never goes to a case of a room, where it would be answered before the others.
 */
export function caseOfWords({ own, elsewhere }: CasesAtHand): Case | null {
  const inPrivate = elsewhere.filter(isPrivate);
  const going = inPrivate.filter(goesOn);
  return own ?? only(going.length > 0 ? going : inPrivate);
}

/** Those to one of which words might belong; none where one is meant, or there is none. */
export function casesInDoubt({ own, elsewhere }: CasesAtHand): readonly Case[] {
  return several({ own, elsewhere: elsewhere.filter(isPrivate) });
}

/** The case of which somebody is told who asks for a person, wherever it stands; `null` where there is none, or several. */
export function caseAskedFor(cases: CasesAtHand): Case | null {
  return cases.own ?? only(cases.elsewhere.filter(goesOn)) ?? caseOfWords(cases);
}

/** The case that is withdrawn: what cannot be undone is done to none of several that was not named. */
export function caseToWithdraw({ own, elsewhere }: CasesAtHand, named: string | null): Case | null {
  const all = own === null ? elsewhere : [own, ...elsewhere];
  return named === null ? only(all) : (all.find(({ id }) => id === named) ?? null);
}

/** Those of which somebody is told who asks for a person; none where one is meant, or there is none. */
export function casesAskedFor(cases: CasesAtHand): readonly Case[] {
  return caseAskedFor(cases) === null ? several(cases) : [];
}

function several({ own, elsewhere }: CasesAtHand): readonly Case[] {
  const going = elsewhere.filter(goesOn);
  return own === null && going.length > 1 ? going : [];
}

function isPrivate({ visibility }: Case): boolean {
  return visibility === "private";
}

function goesOn({ standing }: Case): boolean {
  return standing.state !== "resolved";
}

function only(cases: readonly Case[]): Case | null {
  return cases.length === 1 ? (cases[0] ?? null) : null;
}
