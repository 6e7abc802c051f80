/** Numbers distinct 32-bit values in ascending order. */
export interface Numbering {
  readonly add: (value: number) => void;
  /** Ends adding and returns all values, ascending. */
  readonly close: () => Uint32Array;
  /** The place of a value among all; only after `close`, and only for values that were added. */
  readonly numberOf: (value: number) => number;
}

const FIRST_SIZE = 1 << 12;
const FILLED_AT_MOST = 0.6;

/** An open-addressing table: a million values pass through it, for which `Map` is several times slower. */
export function createNumbering(): Numbering {
  let slots = new Uint32Array(FIRST_SIZE);
  let taken = new Uint8Array(FIRST_SIZE);
  let numbers = new Int32Array(0);
  let count = 0;

  const slotOf = (value: number): number => {
    const mask = slots.length - 1;
    let slot = Math.imul(value, 0x9e3779b1) >>> 7;
    slot &= mask;
    while (taken[slot] === 1 && slots[slot] !== value) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const oldSlots = slots;
    const oldTaken = taken;
    slots = new Uint32Array(2 * oldSlots.length);
    taken = new Uint8Array(slots.length);
    oldSlots.forEach((value, slot) => {
      if (oldTaken[slot] === 0) return;
      const place = slotOf(value);
      slots[place] = value;
      taken[place] = 1;
    });
  };

  return {
    add(value) {
      const slot = slotOf(value);
      if (taken[slot] === 1) return;
      slots[slot] = value;
      taken[slot] = 1;
      count += 1;
      if (count > FILLED_AT_MOST * slots.length) grow();
    },
    close() {
      const values = slots.filter((_, slot) => taken[slot] === 1).sort();
      numbers = new Int32Array(slots.length);
      values.forEach((value, number) => {
        numbers[slotOf(value)] = number;
      });
      return values;
    },
    numberOf: (value) => numbers[slotOf(value)] ?? 0,
  };
}
