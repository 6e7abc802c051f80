import { Visitor } from "./visitor.ts";

export interface StoringAttack {
  /** Networks of 64 bits of one /48, each of a /56 of its own, that write as much as they may. */
  readonly networks: number;
  /** Bytes of one message; the most that may be written in one. */
  readonly characters: number;
}

export interface StoringFigures {
  readonly accepted: number;
  readonly refused: number;
  /** By how much the database grew, in bytes. */
  readonly grownBytes: number;
  /** Whether somebody from elsewhere was answered afterwards. */
  readonly otherAnswered: boolean;
}

const WITHIN_MS = 20_000;
/** Refused so often one after the other, a network gives up. */
const MOST_REFUSALS = 3;

/**
 * Whoever owns a /48 has as much written down as they can, network after network.
 *
 * @param bytesOf the size of the database now
 */
export async function attackStorage(
  url: string,
  { networks, characters }: StoringAttack,
  bytesOf: () => number,
): Promise<StoringFigures> {
  const before = bytesOf();
  const count = { accepted: 0, refused: 0 };
  for (let network = 0; network < networks; network += 1) {
    const attacker = new Visitor(url, `2001:db8:7:${(network * 256).toString(16)}::1`);
    const isIn = (await attacker.enter()) === 201;
    for (let refusals = isIn ? 0 : MOST_REFUSALS; refusals < MOST_REFUSALS;) {
      const text = `${String(count.accepted)} `.padEnd(characters, "界");
      if ((await attacker.sends({ text })) === 202) count.accepted += 1;
      else {
        count.refused += 1;
        refusals += 1;
      }
    }
    attacker.leave();
  }
  const other = new Visitor(url, "2001:db8:8::1");
  await other.enter();
  void other.holds();
  await other.sends({ text: "Do Germans need a visa for two weeks?" });
  const otherAnswered = await other.hears(() => other.said.length > 0, WITHIN_MS);
  other.leave();
  return { ...count, grownBytes: bytesOf() - before, otherAnswered };
}
