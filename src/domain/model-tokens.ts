/** Letters of one token, roughly, as tokenizers for many languages cut them; fewer than in truth, so that sums are safe. */
const ASCII_PER_TOKEN = 3.5;
const OTHERS_PER_TOKEN = 1.5;

/**
 * About how many tokens a model counts in a text; for allowances and batches, never for bills.
 *
 * English has some four characters a token, Russian and Arabic two to three, Chinese one to one and a half; figures,
 * addresses and JSON have fewer than words.
 */
export function estimateTokens(text: string): number {
  let others = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 0x7f) others += 1;
  }
  return Math.ceil((text.length - others) / ASCII_PER_TOKEN + others / OTHERS_PER_TOKEN);
}
