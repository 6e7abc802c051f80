import { HAN_PAIRS } from "./han-pairs.ts";

const SIMPLIFIED = pairTable();
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Writes traditional Chinese characters in their simplified form; all other characters stay. */
export function simplifyHan(text: string): string {
  let changed: string | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const simple = unit >= FIRST_HAN && unit <= LAST_HAN ? SIMPLIFIED.get(unit) : undefined;
    if (simple !== undefined) changed = (changed ?? text.slice(0, i)) + simple;
    else if (changed !== null) changed += text.charAt(i);
  }
  return changed ?? text;
}

function pairTable(): ReadonlyMap<number, string> {
  const table = new Map<number, string>();
  for (let row = 0; row + 1 < HAN_PAIRS.length; row += 2) {
    const traditional = HAN_PAIRS[row] ?? "";
    const simplified = HAN_PAIRS[row + 1] ?? "";
    for (let i = 0; i < traditional.length; i += 1) {
      table.set(traditional.charCodeAt(i), simplified.charAt(i));
    }
  }
  return table;
}
