const END_OF_SENTENCE = /(?<=[.!?;]\s)|(?<=[。！？；؟۔।॥።፧៕။])|\n+/u;
/** Shorter pieces join the next one: a heading or an abbreviation is no sentence. */
const SHORTEST_LETTERS = 24;
const SHORTEST_IDEOGRAPHS = 8;
const HAN = /\p{Script=Han}/u;
const MOST_SENTENCES = 80;

/** The sentences of a plain text in any language, in order; a long text's later ones are left out. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let pending = "";
  for (const piece of text.split(END_OF_SENTENCE)) {
    const trimmed = piece.trim();
    if (trimmed === "") continue;
    pending = pending === "" ? trimmed : `${pending} ${trimmed}`;
    if (pending.length < (HAN.test(pending) ? SHORTEST_IDEOGRAPHS : SHORTEST_LETTERS)) continue;
    sentences.push(pending);
    pending = "";
    if (sentences.length >= MOST_SENTENCES) return sentences;
  }
  return pending === "" ? sentences : [...sentences, pending];
}
