import { useEffect, useRef, type RefObject } from "react";
import type { CaseView } from "../api/types.ts";

/**
 * After a step the button that was pressed is often gone, and the focus with it. It then goes to the place to write, for
 * whoever may, and else to the heading of the case.
 *
 * @returns to be told of each step that was done
 */
export function useFocusAfterStep(
  pane: RefObject<HTMLElement | null>,
  view: CaseView | undefined,
): () => void {
  const isDone = useRef(false);
  useEffect(() => {
    if (!isDone.current || view === undefined) return;
    isDone.current = false;
    if (!isLost(document.activeElement)) return;
    const place = view.allowed.includes("reply") ? ".composer textarea" : "#case-reference";
    pane.current?.querySelector<HTMLElement>(place)?.focus();
  }, [pane, view]);
  return () => {
    isDone.current = true;
  };
}

/** A dialog that is still there when its step is done is about to go. */
function isLost(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.closest("[role=dialog]") !== null;
}
