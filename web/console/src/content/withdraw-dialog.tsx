import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useWithdraw } from "../api/content.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

export interface Withdrawn {
  readonly article: string;
  readonly title: string;
  /** `null` for the whole article. */
  readonly claim: { readonly id: string; readonly sentence: string } | null;
}

interface WithdrawDialogProps {
  /** `null` while nothing is asked for. */
  readonly what: Withdrawn | null;
  readonly onClose: () => void;
}

/** Asks why, and says what happens: at once, in every language, without a second person. */
export function WithdrawDialog({ what, onClose }: WithdrawDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={what !== null}
      onClose={onClose}
      size="lg"
      title={say(
        what?.claim === null ? "console.content.withdraw.whole" : "console.content.withdraw.claim",
      )}
    >
      {what !== null && <WithdrawForm what={what} onClose={onClose} />}
    </Dialog>
  );
}

function WithdrawForm({
  what,
  onClose,
}: {
  readonly what: Withdrawn;
  readonly onClose: () => void;
}) {
  const { say } = useTexts();
  const withdraw = useWithdraw();
  const [reason, setReason] = useState("");
  if (withdraw.isSuccess) return <Done onClose={onClose} />;
  const { article, claim, title } = what;
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        withdraw.mutate({ article, claim: claim?.id ?? null, reason: reason.trim() });
      }}
    >
      {claim === null ? (
        <p>{say("console.content.withdraw.wholeText", { title })}</p>
      ) : (
        <>
          <blockquote className="quoted">{claim.sentence}</blockquote>
          <p>{say("console.content.withdraw.claimText")}</p>
        </>
      )}
      <p className="hint">{say("console.content.withdraw.after")}</p>
      <ReasonField value={reason} onChange={setReason} />
      <Failure error={withdraw.error} scope="content" />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button
          type="submit"
          color="seal"
          disabled={reason.trim() === ""}
          loading={withdraw.isPending}
        >
          {say("console.content.withdraw.do")}
        </Button>
      </div>
    </form>
  );
}

/** What can be done next, for those who were told already. */
function Done({ onClose }: { readonly onClose: () => void }) {
  const { say } = useTexts();
  return (
    <div className="fields">
      <p role="status">{say("console.content.withdraw.done")}</p>
      <p>{say("console.content.withdraw.next")}</p>
      <div className="buttons">
        <Button variant="default" data-autofocus onClick={onClose}>
          {say("console.close")}
        </Button>
        <Button component={Link} href="/content/withdrawn">
          {say("console.content.withdraw.toList")}
        </Button>
      </div>
    </div>
  );
}

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly description?: string;
}

/** Why something is done, for colleagues and the audit. */
export function ReasonField({ value, onChange, label, description }: ReasonFieldProps) {
  const { say } = useTexts();
  return (
    <Textarea
      label={label ?? say("console.content.reason")}
      description={description ?? say("console.content.reasonText")}
      required
      withAsterisk={false}
      data-autofocus
      autosize
      minRows={2}
      maxRows={8}
      maxLength={500}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
