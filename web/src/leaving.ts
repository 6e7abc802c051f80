import { confirmation } from "./confirmation.ts";
import { byId } from "./dom.ts";
import { hasUnsent, session } from "./session.ts";
import type { Texts } from "./texts.ts";

export interface LeavingOptions {
  readonly texts: () => Texts;
  readonly onLeave: () => void;
}

/** Returns what leaves the conversation: at once where nothing is lost with it, else once that is agreed to. */
export function startLeaving({ texts, onLeave }: LeavingOptions): () => void {
  const confirm = confirmation("leave-dialog", onLeave);
  const say = (reference: string | null): void => {
    const pin = reference && toldPin(reference);
    byId("leave-case", HTMLElement).textContent =
      reference && texts().say("page.leaveCase", { reference });
    byId("leave-pin", HTMLElement).textContent = pin && texts().say("page.leavePin", { pin });
  };
  // Whoever sits here next must not find it.
  byId("leave-dialog", HTMLDialogElement).addEventListener("close", () => {
    say(null);
  });
  return () => {
    const reference = session.openedCase.get();
    byId("leave-unsent", HTMLElement).hidden = !hasUnsent();
    say(reference);
    if (hasUnsent() || reference !== null) confirm();
    else onLeave();
  };
}

/** Two groups of digits that no line break parts, as only a PIN is written. */
const PIN = /\d{4}\u00a0\d{4}/u;

/** The PIN as the receipt of a case tells it; `null` where the page has not heard that yet. */
function toldPin(reference: string): string | null {
  const receipt = document.querySelector(`[data-receipt="${CSS.escape(reference)}"] .text`);
  return PIN.exec(receipt?.textContent ?? "")?.[0] ?? null;
}
