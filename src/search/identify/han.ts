import { HAN_PAIRS } from "../text/han-pairs.ts";

const TRADITIONAL = new Set<string>();
const SIMPLIFIED = new Set<string>();
HAN_PAIRS.forEach((row, index) => {
  for (const character of row) (index % 2 === 0 ? TRADITIONAL : SIMPLIFIED).add(character);
});
// A simplified form that is also an old character of its own (后, 里) tells nothing; nor does one that both keep.
for (const character of "后里面干几台只系余谷丑松云斗发于么了着征表准术朴据卜升回才舍冲合同向周制布幸致占奸杰凶历") {
  SIMPLIFIED.delete(character);
}
for (const character of TRADITIONAL) if (SIMPLIFIED.has(character)) TRADITIONAL.delete(character);

/** ISO 15924 of Chinese characters: the kind of which there are more; `Hans` where nothing tells them apart. */
export function hanVariant(text: string): "Hans" | "Hant" {
  let balance = 0;
  for (const character of text) {
    if (TRADITIONAL.has(character)) balance += 1;
    else if (SIMPLIFIED.has(character)) balance -= 1;
  }
  return balance > 0 ? "Hant" : "Hans";
}
