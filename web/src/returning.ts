import { post, type Failure } from "./api.ts";
import { byId } from "./dom.ts";
import { hasUnsent } from "./session.ts";
import type { Texts } from "./texts.ts";
import type { Returned } from "./types.ts";

export interface ReturningOptions {
  readonly texts: () => Texts;
  readonly onReturn: (returned: Returned) => void;
}

const MINUTE_MS = 60_000;
const PIN_DIGITS = 8;

/** Makes the dialog in which a person comes back to a conversation work; to be called each time it is opened. */
export function startReturning({ texts, onReturn }: ReturningOptions): void {
  const dialog = byId("return-dialog", HTMLDialogElement);
  const form = byId("return", HTMLFormElement);
  const reference = byId("return-reference", HTMLInputElement);
  const pin = byId("return-pin", HTMLInputElement);
  const error = byId("return-error", HTMLElement);
  let asking = false;
  error.textContent = "";

  const fault = async (): Promise<string> => {
    if (hasUnsent()) return texts().say("page.returnUnsent");
    // Of any script, and whatever was copied along.
    const digits = pin.value.match(/\p{Nd}/gu) ?? [];
    if (digits.length !== PIN_DIGITS) return texts().say("page.returnDigits");
    const result = await post<Returned>("/web/returns", {
      reference: reference.value,
      pin: pin.value,
    });
    if (!result.ok) return failureWords(result.failure, texts());
    // Whoever closed the dialog meanwhile has stayed, and may have written something since.
    if (!dialog.open) return "";
    if (hasUnsent()) return texts().say("page.returnUnsent");
    dialog.close();
    onReturn(result.value);
    return "";
  };
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    error.textContent = "";
    const words = await fault();
    error.textContent = dialog.open ? words : "";
    asking = false;
    if (words !== "") pin.focus();
  };
  // One handler takes the place of that of the time before.
  form.onsubmit = (event) => {
    event.preventDefault();
    void ask();
  };
  dialog.onclose = () => {
    // Whoever sits here next must not find it.
    form.reset();
    error.textContent = "";
  };
}

function failureWords(failure: Failure, texts: Texts): string {
  if (failure.kind === "busy") {
    return texts.say("page.returnWait", { count: Math.ceil(failure.waitMs / MINUTE_MS) });
  }
  const isUnknown =
    failure.kind === "refused" || (failure.kind === "unavailable" && failure.status === 404);
  return texts.say(isUnknown ? "page.returnUnknown" : "page.returnFailed");
}
