import { Visitor } from "./visitor.ts";
import { percentile } from "./figures.ts";

export interface CaseAttack {
  /** So often somebody at one address begins a conversation, cries for help and agrees that a person sees it. */
  readonly tries: number;
  /** Others who ask for a person in the midst of it, each from an address of their own. */
  readonly others: number;
}

export interface CaseFigures {
  readonly tries: number;
  readonly seconds: number;
  /** Of whoever attacks. */
  readonly opened: number;
  readonly toldToWait: number;
  /** Of the others, and how long they waited from the consent to the receipt. */
  readonly othersOpened: number;
  readonly slowestMs: number;
}

const CRY = "I was detained at the airport and my visa expires tomorrow";
const RECEIPT = /YZ-\d{4}-\d{4,}/u;
const WITHIN_MS = 20_000;

/** One address opens case after case as fast as it can, and others open theirs meanwhile. */
export async function attackCases(url: string, attack: CaseAttack): Promise<CaseFigures> {
  const begun = performance.now();
  const attacking = openOneAfterAnother(url, attack.tries);
  const took: number[] = [];
  let othersOpened = 0;
  for (let n = 0; n < attack.others; n += 1) {
    const { fate, ms } = await openCase(url, `203.0.113.${String(n + 1)}`);
    if (fate === "opened") othersOpened += 1;
    took.push(ms);
  }
  const fates = await attacking;
  return {
    tries: attack.tries,
    seconds: Math.round((performance.now() - begun) / 1_000),
    opened: fates.filter((fate) => fate === "opened").length,
    toldToWait: fates.filter((fate) => fate === "told to wait").length,
    othersOpened,
    slowestMs: percentile(took, 100),
  };
}

type Fate = "opened" | "told to wait" | "refused";

async function openOneAfterAnother(url: string, tries: number): Promise<readonly Fate[]> {
  const fates: Fate[] = [];
  for (let n = 0; n < tries; n += 1) fates.push((await openCase(url, "192.0.2.66")).fate);
  return fates;
}

async function openCase(
  url: string,
  address: string,
): Promise<{ readonly fate: Fate; readonly ms: number }> {
  const visitor = new Visitor(url, address);
  const refused = { fate: "refused", ms: 0 } as const;
  if ((await visitor.enter()) !== 201) return refused;
  void visitor.holds();
  try {
    await visitor.sends({ text: CRY });
    await visitor.sends({ text: "/human" });
    if (!(await visitor.hears(() => visitor.button("handover:agree") !== null, WITHIN_MS))) {
      return refused;
    }
    const before = visitor.said.length;
    const begun = performance.now();
    await visitor.sends({ action: visitor.button("handover:agree") ?? "" });
    await visitor.hears(() => visitor.said.length > before, WITHIN_MS);
    const ms = performance.now() - begun;
    const isOpened = visitor.said.slice(before).some(({ text }) => RECEIPT.test(text));
    return { fate: isOpened ? "opened" : "told to wait", ms };
  } finally {
    visitor.leave();
  }
}
