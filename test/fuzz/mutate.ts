/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function oneOf<T>(random: Random, things: readonly T[]): T {
  const thing = things[Math.floor(random() * things.length)];
  if (thing === undefined) throw new Error("there is nothing to choose from");
  return thing;
}

const ODD_TEXTS = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00\ud800",
  "\u202e\u2066",
  "👩‍👩‍👧‍👦",
  "<!channel>",
  "<@",
  "__proto__",
  "constructor",
  "9".repeat(400),
  "1795593600.000100",
  "<".repeat(2_000),
  "&amp;".repeat(2_000),
];

/** A value of another kind than was there, or of the same kind and odd. */
export function oddValue(random: Random, others: readonly unknown[]): unknown {
  const makers: (() => unknown)[] = [
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => 1e308,
    () => Number.MAX_SAFE_INTEGER,
    () => [],
    () => ({}),
    () => [[null]],
    () => ({ length: 7, toString: "no", id: null }),
    () => oneOf(random, ODD_TEXTS),
    () => structuredClone(oneOf(random, others)),
    () => nested(oneOf(random, [10, 100, 1_000])),
    () => "签🧭".repeat(oneOf(random, [1, 100, 10_000])),
  ];
  return oneOf(random, makers)();
}

function nested(depth: number): unknown {
  let value: unknown = null;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly name: string;
}

function placesIn(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null) return places;
  const holder = value as Place["holder"];
  for (const name of Object.keys(value)) {
    places.push({ holder, name });
    placesIn((value as Record<string, unknown>)[name], places);
  }
  return places;
}

/** A copy of a payload with some of its fields gone, doubled, renamed or changed. @param others what it may hold instead */
export function mutated(random: Random, payload: unknown, others: readonly unknown[]): unknown {
  const copy = structuredClone(payload);
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) {
    const places = placesIn(copy);
    if (places.length === 0) return oddValue(random, others);
    change(random, oneOf(random, places), others);
  }
  return copy;
}

function change(random: Random, { holder, name }: Place, others: readonly unknown[]): void {
  const fields = holder as Record<string, unknown>;
  const how = random();
  if (how < 0.3) Reflect.deleteProperty(fields, name);
  else if (how < 0.4) fields[`${name}2`] = fields[name];
  else if (how < 0.5 && Array.isArray(holder)) holder.push(...holder);
  else if (how < 0.6) {
    fields[oneOf(random, Object.keys(fields))] = fields[name];
  } else fields[name] = oddValue(random, others);
}

/** Text that was cut, or has something in it that does not belong there. */
export function spoiled(random: Random, text: string): string {
  const at = Math.floor(random() * (text.length + 1));
  const rest = text.slice(at);
  return oneOf(random, [
    text.slice(0, at),
    text.slice(0, at) + oneOf(random, ODD_TEXTS) + rest,
    text + text,
    `\ufeff${text}`,
    text.slice(0, at) + rest.slice(1),
    `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
  ]);
}
