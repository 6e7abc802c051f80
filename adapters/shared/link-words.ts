/**
 * What stands behind the words of a link, so that its address is not lost where words alone go on; empty where the words
 * are the address already, as where a platform makes a link of what only looks like one.
 */
export function addressBeside(label: string, address: string): string {
  return bare(address) === bare(label) ? "" : ` (${address})`;
}

function bare(text: string): string {
  return text.replace(/^(?:https?:\/\/|mailto:|tel:)/, "").replace(/\/$/, "");
}
