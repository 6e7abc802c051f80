import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useContent, useLift, useWithdrawals } from "../api/content.ts";
import type { WithdrawalView } from "../api/content-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { useEditorName } from "./editor-name.tsx";
import { NoticeButton } from "./notice-dialog.tsx";
import { NoticesSection } from "./notices-section.tsx";
import { useContentRights } from "./rights.ts";
import { ReasonField } from "./withdraw-dialog.tsx";

/** What is told to nobody any more, and who was told that it is so. */
export default function WithdrawnPage() {
  const { say } = useTexts();
  const withdrawals = useWithdrawals();
  const [lifted, setLifted] = useState<WithdrawalView | null>(null);
  const all = withdrawals.data ?? [];
  const inForce = all.filter(({ liftedAt }) => liftedAt === null);
  const over = all.filter(({ liftedAt }) => liftedAt !== null);
  return (
    <Page
      title={say("console.content.withdrawals")}
      about={say("console.content.withdrawals.about")}
      isWide
    >
      <ContentTabs />
      {withdrawals.isPending && <Waiting />}
      {withdrawals.isError && (
        <FailedLoad error={withdrawals.error} retry={() => void withdrawals.refetch()} />
      )}
      {withdrawals.isSuccess && inForce.length === 0 && (
        <div className="empty">
          <h2>{say("console.content.withdrawals.none")}</h2>
          <p>{say("console.content.withdrawals.noneText")}</p>
        </div>
      )}
      <ul className="cards">
        {inForce.map((each) => (
          <WithdrawalCard key={each.id} withdrawal={each} onLift={setLifted} />
        ))}
      </ul>
      <NoticesSection />
      {over.length > 0 && (
        <details className="card below-cards">
          <summary>{say("console.content.withdrawals.over", { count: over.length })}</summary>
          <ul className="cards plain">
            {over.map((each) => (
              <WithdrawalCard key={each.id} withdrawal={each} onLift={setLifted} />
            ))}
          </ul>
        </details>
      )}
      <LiftDialog
        withdrawal={lifted}
        onClose={() => {
          setLifted(null);
        }}
      />
    </Page>
  );
}

interface WithdrawalCardProps {
  readonly withdrawal: WithdrawalView;
  readonly onLift: (withdrawal: WithdrawalView) => void;
}

function WithdrawalCard({ withdrawal, onLift }: WithdrawalCardProps) {
  const { say, full } = useTexts();
  const nameOf = useEditorName();
  const { canPublish } = useContentRights();
  const { id, article, claim, title, at, by, reason, liftedAt, liftedBy, liftReason } = withdrawal;
  return (
    <li className="card">
      <h2>
        <Link href={`/content/articles/${article}`}>
          <bdi>{title}</bdi>
        </Link>
      </h2>
      <p className="under">
        <span>
          {claim === null ? (
            say("console.content.withdrawals.wholeArticle")
          ) : (
            <>
              {say("console.content.withdrawals.oneClaim")} <code>{claim}</code>
            </>
          )}
        </span>
        <span>
          {nameOf(by)} · <time dateTime={at}>{full(at)}</time>
        </span>
        {liftedAt !== null && liftedBy !== null && (
          <span>
            {say("console.content.withdrawals.lifted", {
              name: nameOf(liftedBy),
              time: full(liftedAt),
            })}
          </span>
        )}
      </p>
      <p>{reason}</p>
      {liftReason !== null && <p className="faint">{liftReason}</p>}
      {liftedAt === null && (
        <div className="buttons start">
          <NoticeButton about={{ withdrawal: id }} title={title} />
          {canPublish && (
            <Button
              size="sm"
              variant="default"
              aria-label={say("console.content.lift.of", { title })}
              onClick={() => {
                onLift(withdrawal);
              }}
            >
              {say("console.content.lift.do")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

interface LiftDialogProps {
  readonly withdrawal: WithdrawalView | null;
  readonly onClose: () => void;
}

function LiftDialog({ withdrawal, onClose }: LiftDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={withdrawal !== null}
      onClose={onClose}
      size="lg"
      title={say("console.content.lift.title")}
    >
      {withdrawal !== null && <LiftForm withdrawal={withdrawal} onClose={onClose} />}
    </Dialog>
  );
}

function LiftForm({
  withdrawal,
  onClose,
}: LiftDialogProps & { readonly withdrawal: WithdrawalView }) {
  const { say } = useTexts();
  const lift = useLift(withdrawal.id, onClose);
  const onePerson = useContent().data?.onePerson ?? false;
  const [reason, setReason] = useState("");
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        lift.mutate({ reason: reason.trim() });
      }}
    >
      <p>{say("console.content.lift.text", { title: withdrawal.title })}</p>
      {!onePerson && <p className="hint">{say("console.content.lift.rule")}</p>}
      <ReasonField value={reason} onChange={setReason} />
      <Failure error={lift.error} scope="content" />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" disabled={reason.trim() === ""} loading={lift.isPending}>
          {say("console.content.lift.do")}
        </Button>
      </div>
    </form>
  );
}
