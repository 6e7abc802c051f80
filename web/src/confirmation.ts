import { byId } from "./dom.ts";

/** Returns what opens a dialog that asks before something is lost. Only its button of the value `yes` agrees to it. */
export function confirmation(id: string, onAgreed: () => void): () => void {
  const dialog = byId(id, HTMLDialogElement);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "yes") onAgreed();
  });
  return () => {
    dialog.returnValue = "";
    dialog.showModal();
  };
}
