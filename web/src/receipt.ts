import type { WebMessage } from "./types.ts";

export const REFERENCE = /(YZ-\d{4}-\d{4,})/u;
/** As the service writes a PIN. It stands in a receipt and in nothing else that the service says. */
const PIN = /\d{4}\u00a0\d{4}/u;

/** The reference of the case that this message is the receipt of; `null` for any other message. */
export function openedCase({ from, outcome, text }: WebMessage): string | null {
  const isReceipt = from === "bot" && outcome === "human" && PIN.test(text);
  return (isReceipt && REFERENCE.exec(text)?.[0]) || null;
}
