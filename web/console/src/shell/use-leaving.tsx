import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTexts } from "../texts/texts.tsx";
import { Dialog } from "./dialog.tsx";
import { GiveUpButtons } from "./give-up.tsx";
import { useWarning } from "./use-warning.ts";

interface Leaving {
  /** Asks whether what was written is to be given up, when it would be; to be drawn somewhere. */
  readonly question: ReactNode;
  /** From now on nothing is asked, as what was written is saved or given up. */
  readonly letGo: () => void;
}

/**
 * Keeps somebody on a page until they said that what they wrote there may be lost, be it by a link, a step back or the end of
 * the tab. A browser without the Navigation API asks at the end of the tab alone.
 */
export function useLeaving(hasWords: boolean): Leaving {
  const { say } = useTexts();
  const [onward, setOnward] = useState<(() => void) | null>(null);
  const isFree = useRef(false);
  useWarning(hasWords);
  useEffect(() => {
    if (!hasWords || !("navigation" in window)) return;
    const { navigation } = window;
    const hold = (event: NavigateEvent): void => {
      const { key, url, sameDocument } = event.destination;
      if (isFree.current || !event.cancelable || event.hashChange || !sameDocument) return;
      event.preventDefault();
      setOnward(() => () => {
        if (event.navigationType === "traverse") navigation.traverseTo(key);
        else window.history.pushState(null, "", url);
      });
    };
    navigation.addEventListener("navigate", hold);
    return () => {
      navigation.removeEventListener("navigate", hold);
    };
  }, [hasWords]);
  const stay = (): void => {
    setOnward(null);
  };
  const letGo = (): void => {
    isFree.current = true;
  };
  const question = (
    <Dialog opened={onward !== null} onClose={stay} title={say("console.giveUp.title")}>
      <GiveUpButtons
        onStay={stay}
        onGiveUp={() => {
          letGo();
          onward?.();
        }}
      />
    </Dialog>
  );
  return { question, letGo };
}
