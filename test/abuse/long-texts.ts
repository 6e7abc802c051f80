import { setTimeout as pause } from "node:timers/promises";
import { LIMITS } from "../../adapters/web/limits.ts";
import { percentile } from "./figures.ts";
import { Visitor } from "./visitor.ts";

export interface LongTextAttack {
  /** Where it comes from: one that has its whole allowance sends a burst first. */
  readonly address: string;
  /** For so long it sends as many long odd texts as it may. */
  readonly seconds: number;
  /** Others ask one after the other meanwhile, each from an address of their own. */
  readonly questions: number;
}

export interface LongTextFigures {
  /** Texts of the attack that were accepted, and those refused. */
  readonly accepted: number;
  readonly refused: number;
  /** Of the others, and how long they waited from the sending to the answer. */
  readonly answered: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly slowestMs: number;
}

const WITHIN_MS = 20_000;
/** Pieces that no reader of messages meets every day: many questions, names, dates, scripts and signs that run into each other. */
const PIECES = [
  "May I, a Kazakh-Brazilian-Fijian postdoc, enter visa-free for 29.5 days and 13 h?? ",
  "要不要签证要不要签证吗呢吧30天15天",
  "wo3de qian1zheng4 guo4qi1 le ma, zen3me ban4 kto znaet? ",
  "ماهيالتأشيرة؟؟!!لمدة٩٠يومًا",
  "Нужналивизагражданам,Узбекистана;и/или-Ирана?",
  "a.b.c.d-e_f/g\\h|i(j)[k]{l}<m>",
  "👩🏽‍🔬🇨🇳🇩🇪1️⃣2️⃣‼️",
  "e\u0301e\u0300e\u0308e\u0302",
];

/** One address fills its allowance with texts that are long to read, and others ask short questions meanwhile. */
export async function attackLongTexts(
  url: string,
  { address, seconds, questions }: LongTextAttack,
): Promise<LongTextFigures> {
  const until = performance.now() + seconds * 1_000;
  const attack = { accepted: 0, refused: 0 };
  const attacking = Promise.all(
    Array.from({ length: 4 }, (_, place) =>
      sendLongTexts(new Visitor(url, address), place, until, attack),
    ),
  );
  const took: number[] = [];
  for (let n = 0; n < questions; n += 1) {
    const ms = await askOnce(url, `203.0.113.${String((n % 250) + 1)}`);
    if (ms !== null) took.push(ms);
    await pause(Math.max(0, (until - performance.now()) / (questions - n)) / 2);
  }
  await attacking;
  return {
    ...attack,
    answered: took.length,
    medianMs: percentile(took, 50),
    p95Ms: percentile(took, 95),
    slowestMs: percentile(took, 100),
  };
}

async function sendLongTexts(
  attacker: Visitor,
  place: number,
  until: number,
  count: { accepted: number; refused: number },
): Promise<void> {
  await attacker.enter();
  try {
    for (let n = place; performance.now() < until; n += 1) {
      const status = await attacker.sends({ text: oddText(n) });
      if (status === 202) count.accepted += 1;
      else {
        count.refused += 1;
        await pause(200);
      }
    }
  } finally {
    attacker.leave();
  }
}

/** As long as a message may be, each another. */
function oddText(n: number): string {
  const rotated = [...PIECES.slice(n % PIECES.length), ...PIECES.slice(0, n % PIECES.length)];
  const piece = rotated.join(String(n));
  const text = piece.repeat(Math.ceil(LIMITS.textCharacters / piece.length) + 1);
  return Array.from(text).slice(0, LIMITS.textCharacters).join("");
}

/** @returns milliseconds from the sending to the answer; `null` without one */
async function askOnce(url: string, address: string): Promise<number | null> {
  const visitor = new Visitor(url, address);
  try {
    if ((await visitor.enter()) !== 201) return null;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    void visitor.holds(() => {
      begin();
    });
    await begun;
    const sentAt = performance.now();
    await visitor.sends({ text: "Do Germans need a visa for two weeks?" });
    const isAnswered = await visitor.hears(() => visitor.said.length > 0, WITHIN_MS);
    return isAnswered ? performance.now() - sentAt : null;
  } finally {
    visitor.leave();
  }
}
