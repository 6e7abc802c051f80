import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RouteComponentProps } from "wouter";
import { useArticle, useContent } from "../api/content.ts";
import type { ArticleRow, ArticleView, Verification } from "../api/article-types.ts";
import { setVerified } from "../api/content-drafts.ts";
import { addDays, dayOf, isDay } from "../lib/days.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { useNow } from "../shell/use-now.ts";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { isPastReview } from "./attention.ts";
import { ClaimsSection } from "./claims-section.tsx";
import { useEditorName } from "./editor-name.tsx";
import { IntoDraftDialog } from "./into-draft-dialog.tsx";
import { useContentRights } from "./rights.ts";
import { WithdrawnMark } from "./status-mark.tsx";
import { TextsSection } from "./texts-section.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

/** One article: what it asserts, its words in each language, and what may be done to it. */
export default function ArticlePage({
  params,
}: RouteComponentProps<{ topic: string; slug: string }>) {
  const id = `${params.topic}/${params.slug}`;
  const article = useArticle(id);
  const content = useContent();
  const row = content.data?.articles.find((each) => each.id === id) ?? null;
  const { canEdit } = useContentRights();
  return (
    <Page
      title={article.data?.title ?? id}
      about={id}
      isWide
      side={
        article.isSuccess &&
        canEdit && <WithdrawWhole article={article.data} isWithdrawn={row?.withdrawn === "whole"} />
      }
    >
      <ContentTabs />
      {article.isPending && <Waiting />}
      {article.isError && <FailedLoad error={article.error} retry={() => void article.refetch()} />}
      {article.isSuccess && (
        <>
          {row !== null && <Standing row={row} verification={article.data.verification} />}
          <ClaimsSection article={article.data} />
          <TextsSection
            article={article.data}
            row={row}
            languages={content.data?.languages ?? []}
          />
        </>
      )}
    </Page>
  );
}

interface WithdrawWholeProps {
  readonly article: ArticleView;
  readonly isWithdrawn: boolean;
}

/** The dialog stays when it is done, to say what can be done next. */
function WithdrawWhole({ article, isWithdrawn }: WithdrawWholeProps) {
  const { say } = useTexts();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {!isWithdrawn && (
        <Button
          variant="outline"
          color="seal"
          leftSection={<Icon name="stop" />}
          onClick={() => {
            setAsking(true);
          }}
        >
          {say("console.content.withdraw.whole")}
        </Button>
      )}
      <WithdrawDialog
        what={isAsking ? { article: article.id, title: article.title, claim: null } : null}
        onClose={() => {
          setAsking(false);
        }}
      />
    </>
  );
}

/** Usual days from one reading to the next. */
const REVIEW_DAYS = 180;

/** A day that is far ahead stays. */
function nextReview(reviewBy: string | null, today: string): string {
  const usual = addDays(today, REVIEW_DAYS);
  return reviewBy !== null && reviewBy > usual ? reviewBy : usual;
}

/** Who looks after it, and who looked last and when. */
function Standing({
  row,
  verification,
}: {
  readonly row: ArticleRow;
  readonly verification: Verification | null;
}) {
  const { say, day } = useTexts();
  const { canEdit } = useContentRights();
  const nameOf = useEditorName();
  const today = dayOf(useNow());
  const [isVerifying, setVerifying] = useState(false);
  const [chosen, setReviewBy] = useState<string | null>(null);
  const reviewBy = chosen ?? nextReview(row.reviewBy, today);
  const isPast = isPastReview(row, today);
  return (
    <section className="card standing" aria-label={say("console.content.standing")}>
      <dl className="pairs">
        <div>
          <dt>{say("console.content.owner")}</dt>
          <dd>{row.owner ?? say("console.content.nobody")}</dd>
        </div>
        <div>
          <dt>{say("console.content.verifiedOn")}</dt>
          <dd>
            {row.verifiedOn === null
              ? say("console.content.neverVerified")
              : verification === null
                ? day(row.verifiedOn)
                : say("console.content.verifiedBy", {
                    day: day(row.verifiedOn),
                    name: nameOf(verification.by),
                  })}
          </dd>
        </div>
        <div>
          <dt>{say("console.content.reviewBy")}</dt>
          <dd className={isPast ? "past" : ""}>
            {row.reviewBy === null ? say("console.content.noReview") : day(row.reviewBy)}
            {isPast && ` · ${say("console.content.need.review")}`}
          </dd>
        </div>
        <div>
          <dt>{say("console.content.soonestEnd")}</dt>
          <dd>{row.soonestEnd === null ? say("console.content.noEnd") : day(row.soonestEnd)}</dd>
        </div>
        {row.withdrawn !== "no" && (
          <div>
            <dt className="unseen">{say("console.content.tab.withdrawn")}</dt>
            <dd>
              <WithdrawnMark withdrawn={row.withdrawn} />
            </dd>
          </div>
        )}
      </dl>
      {canEdit && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="check" />}
          onClick={() => {
            setVerifying(true);
          }}
        >
          {say("console.content.verify")}
        </Button>
      )}
      <IntoDraftDialog
        opened={isVerifying}
        title={say("console.content.verify")}
        about={say("console.content.verify.text", { day: day(today) })}
        suggested={say("console.content.verify.title", { title: row.title })}
        nature="wording"
        isReady={isDay(reviewBy) && reviewBy > today}
        onClose={() => {
          setVerifying(false);
        }}
        put={(draft) =>
          setVerified(draft.id, { version: draft.version, article: row.id, on: today, reviewBy })
        }
      >
        <TextInput
          type="date"
          label={say("console.content.nextReview")}
          description={say("console.content.nextReviewText")}
          min={addDays(today, 1)}
          value={reviewBy}
          onChange={(event) => {
            setReviewBy(event.currentTarget.value);
          }}
        />
      </IntoDraftDialog>
    </section>
  );
}
