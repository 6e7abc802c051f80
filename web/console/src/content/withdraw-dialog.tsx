import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useWithdraw } from "../api/content.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { SameFigures } from "./same-figures.tsx";

export interface Withdrawn {
  readonly article: string;
  readonly title: string;
  /** `null` for the whole article; its sentence is `null` where its name alone is known. */
  readonly claim: { readonly id: string; readonly sentence: string | null } | null;
  /** Whether it is withdrawn already, so that a reason is added and more may be withdrawn with it. */
  readonly isWithdrawn?: boolean;
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
    <Dialog opened={what !== null} onClose={onClose} size="lg" title={say(titleOf(what))} isLasting>
      {what !== null && <WithdrawForm what={what} onClose={onClose} />}
    </Dialog>
  );
}

function titleOf(what: Withdrawn | null) {
  if (what?.isWithdrawn === true) return "console.content.withdraw.again";
  return what?.claim === null ? "console.content.withdraw.whole" : "console.content.withdraw.claim";
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
  const [figures, setFigures] = useState<readonly string[]>([]);
  if (withdraw.isSuccess) {
    const { isJoined, also } = withdraw.data;
    return <Done isJoined={isJoined} also={also.length} onClose={onClose} />;
  }
  const { article, claim } = what;
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        withdraw.mutate({ article, claim: claim?.id ?? null, reason: reason.trim(), figures });
      }}
    >
      <Matter what={what} />
      <p className="hint">{say("console.content.withdraw.after")}</p>
      <SameFigures
        article={article}
        claim={claim?.id ?? null}
        chosen={figures}
        onChange={setFigures}
      />
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

/** What is withdrawn, and what that means. */
function Matter({ what: { claim, title, isWithdrawn } }: { readonly what: Withdrawn }) {
  const { say } = useTexts();
  const text =
    claim === null
      ? say("console.content.withdraw.wholeText", { title })
      : say("console.content.withdraw.claimText");
  return (
    <>
      {claim !== null && (
        <blockquote className="quoted">{claim.sentence ?? <code>{claim.id}</code>}</blockquote>
      )}
      <p>{isWithdrawn === true ? say("console.content.withdraw.againText") : text}</p>
    </>
  );
}

interface DoneProps {
  readonly isJoined: boolean;
  /** How many more were withdrawn. */
  readonly also: number;
  readonly onClose: () => void;
}

/** What can be done next, for those who were told already. */
function Done({ isJoined, also, onClose }: DoneProps) {
  const { say } = useTexts();
  return (
    <div className="fields">
      <div role="status" className="fields">
        <p>{say(isJoined ? "console.content.withdraw.joined" : "console.content.withdraw.done")}</p>
        {also > 0 && <p>{say("console.content.withdraw.also", { count: also })}</p>}
      </div>
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
