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
  return () => {
    const reference = session.openedCase.get();
    byId("leave-unsent", HTMLElement).hidden = !hasUnsent();
    byId("leave-case", HTMLElement).textContent =
      reference && texts().say("page.leaveCase", { reference });
    if (hasUnsent() || reference !== null) confirm();
    else onLeave();
  };
}
