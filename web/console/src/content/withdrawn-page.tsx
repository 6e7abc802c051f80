import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useContent, useLift, useWithdrawals } from "../api/content.ts";
import type { ListedWithdrawal, WithdrawalView } from "../api/withdrawal-types.ts";
import { useDesk } from "../shell/desk-context.tsx";
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
import { ReasonField, WithdrawDialog } from "./withdraw-dialog.tsx";

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
  readonly withdrawal: ListedWithdrawal;
  readonly onLift: (withdrawal: WithdrawalView) => void;
}

function WithdrawalCard({ withdrawal, onLift }: WithdrawalCardProps) {
  const { say, full } = useTexts();
  const nameOf = useEditorName();
  const { canPublish } = useContentRights();
  const { id, article, claim, title, at, by, reason, liftedAt, liftedBy, liftReason } = withdrawal;
  const { joined, elsewhere } = withdrawal;
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
      {joined.map((each) => (
        <p key={each.by.id}>
          <span className="faint">
            {say("console.content.withdrawals.joined", {
              name: nameOf(each.by),
              time: full(each.at),
            })}
          </span>{" "}
          {each.reason}
        </p>
      ))}
      {liftReason !== null && <p className="faint">{liftReason}</p>}
      {elsewhere > 0 && (
        <p className="problem">
          {say("console.content.withdrawals.elsewhere", { count: elsewhere })}
        </p>
      )}
      {liftedAt === null && (
        <div className="buttons start">
          <NoticeButton about={{ withdrawal: id }} title={title} />
          <AgainButton withdrawal={withdrawal} />
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

/** For what is told elsewhere still, and for whoever says the same of it as a colleague did. */
function AgainButton({ withdrawal }: { readonly withdrawal: ListedWithdrawal }) {
  const { say } = useTexts();
  const { staff } = useDesk();
  const { canEdit } = useContentRights();
  const [isOpen, setOpen] = useState(false);
  const { article, claim, title, by, joined, elsewhere } = withdrawal;
  const isOwn = [by, ...joined.map((each) => each.by)].some(({ id }) => id === staff.id);
  const isTold = elsewhere > 0;
  // What came of it stays to be read.
  if (!isOpen && (!canEdit || (isOwn && !isTold))) return null;
  return (
    <>
      <Button
        size="sm"
        variant="outline"
        color="seal"
        aria-label={say(
          isTold ? "console.content.withdrawals.elsewhereOf" : "console.content.withdraw.againOf",
          { title },
        )}
        onClick={() => {
          setOpen(true);
        }}
      >
        {say(isTold ? "console.content.withdrawals.elsewhereDo" : "console.content.withdraw.again")}
      </Button>
      <WithdrawDialog
        what={
          isOpen
            ? {
                article,
                title,
                claim: claim === null ? null : { id: claim, sentence: null },
                isWithdrawn: true,
              }
            : null
        }
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
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
