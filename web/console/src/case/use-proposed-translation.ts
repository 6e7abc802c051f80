import { useState } from "react";
import { useProposedTranslation as useAsking } from "../api/cases.ts";
import type { ProposedTranslation } from "../api/types.ts";

/**
 * What could be sent with the text that stands there now; it is one of just that text, so that a letter more ends it, and for
 * the language that the person reads, so that it ends when they choose another.
 */
export interface ShownTranslation {
  /** `null` where none was asked for of this text in this language. */
  readonly proposed: ProposedTranslation | null;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly ask: (key: string) => void;
  readonly forget: () => void;
}

export function useShownTranslation(
  caseId: string,
  text: string,
  language: string,
): ShownTranslation {
  const asking = useAsking(caseId);
  const [shown, setShown] = useState<{
    readonly of: string;
    readonly into: string;
    readonly proposed: ProposedTranslation;
  }>();
  return {
    proposed: shown?.of === text && shown.into === language ? shown.proposed : null,
    isPending: asking.isPending,
    error: asking.error,
    ask: (key) => {
      asking.mutate(
        { key, text },
        {
          onSuccess: (proposed) => {
            setShown({ of: text, into: language, proposed });
          },
        },
      );
    },
    forget: () => {
      asking.reset();
      setShown(undefined);
    },
  };
}
