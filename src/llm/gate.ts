import type { Clock } from "../ports/clock.ts";
import type { ModelFault } from "../ports/language-model.ts";
import { createBreaker, type Breaker, type Ending } from "./breaker.ts";
import type { Failure } from "./failure.ts";

/** Who may call: nobody while the endpoint rests, nor for a prompt of which it takes no form. */
export interface Gate {
  isResting(prompt: string): boolean;
  /** What is to be told how the call failed, or `null` that it did not, once; `null` while it rests. */
  admit(prompt: string): ((failure: Failure | null) => void) | null;
}

/** @param onRest told whenever a rest begins; `prompt`: of which alone, `null` when it is the whole endpoint’s */
export function createGate(
  clock: Clock,
  onRest: (ms: number, prompt: string | null) => void,
): Gate {
  const endpoint = createBreaker(clock, (ms) => {
    onRest(ms, null);
  });
  /** By prompt; `null` once it was taken: what is refused later is refused for what it says, and may be taken of others. */
  const forms = new Map<string, Breaker | null>();
  const formOf = (prompt: string): Breaker | null => {
    const known = forms.get(prompt);
    if (known !== undefined) return known;
    const fresh = createBreaker(clock, (ms) => {
      onRest(ms, prompt);
    });
    forms.set(prompt, fresh);
    return fresh;
  };
  return {
    isResting: (prompt) => endpoint.isResting() || formOf(prompt)?.isResting() === true,
    admit: (prompt) => {
      const form = formOf(prompt);
      if (form?.isResting() === true) return null;
      const end = endpoint.admit();
      if (end === null) return null;
      const endForm = form?.admit();
      return (failure) => {
        end(endingOfEndpoint(failure?.fault ?? null));
        const ending = endingOfForm(failure);
        endForm?.(ending);
        if (ending === "worked") forms.set(prompt, null);
      };
    },
  };
}

function endingOfEndpoint(fault: ModelFault | null): Ending {
  switch (fault) {
    case "unauthorized":
      return "locked";
    case "unavailable":
    case "late":
    case "limited":
      return "failed";
    case "resting":
      return "unknown";
    case "malformed":
    case "declined":
    case null:
      // Whatever came back, something did.
      return "worked";
  }
}

/** A request refused by its status was not taken; one that was answered, however badly, was. */
function endingOfForm(failure: Failure | null): Ending {
  if (failure === null || failure.fault === "malformed") return "worked";
  if (failure.fault !== "declined") return "unknown";
  return failure.status === null ? "worked" : "failed";
}
