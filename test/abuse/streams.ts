import { setTimeout as pause } from "node:timers/promises";
import { waitFor } from "../helpers/wait-for.ts";
import { percentile } from "./figures.ts";
import { Visitor, type StreamFate } from "./visitor.ts";

export interface StreamAttack {
  /** Whoever attacks has so many addresses, and holds as many streams of each as it can get. */
  readonly addresses: number;
  readonly streamsOfEach: number;
  /** Each from an address of their own. */
  readonly visitors: number;
  /** Behind one address, all at once. */
  readonly campus: number;
}

/** How ordinary people fared meanwhile. */
export interface Fared {
  readonly people: number;
  readonly answered: number;
  /** Whose page was let in with a stream at first. */
  readonly withStream: number;
  /** Whose page lost it to somebody else. */
  readonly lostStream: number;
  /** Statuses other than those of success that their requests got. */
  readonly refusals: number;
  readonly medianMs: number;
  readonly slowestMs: number;
}

export interface StreamFigures {
  /** Streams that the attack held before anybody else came. */
  readonly held: number;
  /** How often one of them was ended for room. */
  readonly ended: number;
  readonly visitors: Fared;
  readonly campus: Fared;
}

const QUESTION = "question free number iii";
const ANSWER = "30 days";
const CONVERSATION_MOST = 8;
/** After which whoever attacks comes back to where it was refused. */
const AGAIN_MS = 1_000;

/** Fills the house with streams, takes back each that is lost, and lets ordinary people come meanwhile. */
export async function attackStreams(url: string, attack: StreamAttack): Promise<StreamFigures> {
  const attackers = await enterAttackers(url, attack);
  const tally = { open: 0, crowded: 0, ended: 0, refused: 0 };
  const isOver = { yes: false };
  const held: Promise<void>[] = [];
  for (const { visitor, streams } of attackers) {
    for (let n = 0; n < streams; n += 1) held.push(holdOn(visitor, tally, isOver));
  }
  const asked = attack.addresses * attack.streamsOfEach;
  await waitFor(() => tally.open + tally.refused >= asked, 60_000);
  const first = tally.open;
  const alone = Array.from({ length: attack.visitors }, (_, n) => `203.0.113.${String(n + 1)}`);
  const visitors = await letAsk(url, alone);
  const one = Array.from({ length: attack.campus }, () => "198.51.100.7");
  const campus = await letAsk(url, one);
  isOver.yes = true;
  for (const { visitor } of attackers) visitor.leave();
  await Promise.all(held);
  return { held: first, ended: tally.crowded, visitors, campus };
}

interface Attacker {
  readonly visitor: Visitor;
  readonly streams: number;
}

async function enterAttackers(
  url: string,
  { addresses, streamsOfEach }: StreamAttack,
): Promise<readonly Attacker[]> {
  const attackers: Attacker[] = [];
  for (let address = 1; address <= addresses; address += 1) {
    for (let left = streamsOfEach; left > 0; left -= CONVERSATION_MOST) {
      const visitor = new Visitor(url, `192.0.2.${String(address)}`);
      await visitor.enter();
      attackers.push({ visitor, streams: Math.min(left, CONVERSATION_MOST) });
    }
  }
  return attackers;
}

/** One place of the house: taken, and taken again at once when it is lost. */
async function holdOn(
  visitor: Visitor,
  tally: Record<StreamFate, number>,
  isOver: { readonly yes: boolean },
): Promise<void> {
  while (!isOver.yes) {
    const fate = await visitor.holds((begun) => {
      tally[begun] += 1;
    });
    if (fate === "refused") await pause(AGAIN_MS);
    else tally[fate] += 1;
  }
}

/** People who come at once: each opens the page, asks, and waits for the answer. */
export async function letAsk(url: string, addresses: readonly string[]): Promise<Fared> {
  const people = addresses.map((address) => new Visitor(url, address));
  const took: number[] = [];
  let withStream = 0;
  let refusals = 0;
  const following: Promise<void>[] = [];
  await Promise.all(
    people.map(async (person) => {
      if ((await person.enter()) !== 201) refusals += 1;
      following.push(
        person.follows((fate) => {
          if (fate === "open") withStream += 1;
        }),
      );
      const begun = performance.now();
      if ((await person.sends({ text: QUESTION })) !== 202) refusals += 1;
      const isAnswered = (): boolean => person.said.some(({ text }) => text.includes(ANSWER));
      if (await person.hears(isAnswered, 30_000)) took.push(performance.now() - begun);
    }),
  );
  for (const person of people) person.leave();
  await Promise.all(following);
  const lostStream = people.filter(({ wasCrowded }) => wasCrowded).length;
  return {
    people: people.length,
    answered: took.length,
    withStream,
    lostStream,
    refusals,
    medianMs: percentile(took, 50),
    slowestMs: percentile(took, 100),
  };
}
