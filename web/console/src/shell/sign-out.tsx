import { Button } from "@mantine/core";
import { useState } from "react";
import { useSignOut } from "../api/accounts.ts";
import type { Unsent } from "../lib/drafts.ts";
import { useTexts } from "../texts/texts.tsx";
import { useDesk } from "./desk-context.tsx";
import { Dialog } from "./dialog.tsx";

export interface SigningOut {
  /** What would be lost, while that is asked about; `null` else. */
  readonly lost: Unsent | null;
  readonly isPending: boolean;
  /** Signs out at once where nothing would be lost. */
  readonly ask: () => void;
  readonly leave: () => void;
  readonly stay: () => void;
}

/** Drafts do not stay at a computer that others use, so whoever signs out is asked before they go. */
export function useSigningOut(): SigningOut {
  const { drafts } = useDesk();
  const [lost, setLost] = useState<Unsent | null>(null);
  const signOut = useSignOut(() => {
    drafts.clear();
  });
  const leave = (): void => {
    signOut.mutate();
  };
  return {
    lost,
    isPending: signOut.isPending,
    ask: () => {
      const unsent = drafts.unsent();
      if (unsent.cases + unsent.documents > 0) setLost(unsent);
      else leave();
    },
    leave,
    stay: () => {
      setLost(null);
    },
  };
}

export function SignOutDialog({ of: { lost, isPending, leave, stay } }: { of: SigningOut }) {
  const { say } = useTexts();
  return (
    <Dialog opened={lost !== null} onClose={stay} title={say("console.signOut.title")}>
      {lost !== null && (
        <div className="fields">
          {lost.cases > 0 && <p>{say("console.signOut.cases", { count: lost.cases })}</p>}
          {lost.documents > 0 && (
            <p>{say("console.signOut.documents", { count: lost.documents })}</p>
          )}
          <div className="buttons">
            <Button variant="default" data-autofocus onClick={stay}>
              {say("console.signOut.stay")}
            </Button>
            <Button loading={isPending} onClick={leave}>
              {say("console.signOut.do")}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
