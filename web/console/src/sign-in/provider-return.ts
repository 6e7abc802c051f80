import type { NextStep } from "../api/types.ts";

/** As much of the browser’s address and history as is needed. */
interface Place {
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}
interface Past {
  replaceState(state: unknown, unused: string, address: string): void;
}

/** What came of the way through an identity provider. */
interface Returned {
  /** What is asked for beside; `null` for nothing. */
  readonly next: NextStep | null;
  /** Why nobody was signed in, by a reason of the service; `null` where there is none. */
  readonly refused: string | null;
}

/** Takes what the service says behind the `#` out of the address, so that a page loaded anew does not repeat it. */
export function takeReturn(location: Place, history: Past): Returned {
  const said = new URLSearchParams(location.hash.slice(1));
  const refused = said.get("refused");
  const step = said.get("next");
  const next = step === "code" || step === "setup" ? step : null;
  if (refused !== null || next !== null) {
    history.replaceState(null, "", location.pathname + location.search);
  }
  return { next, refused };
}
