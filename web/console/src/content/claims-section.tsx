import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useFacts } from "../api/content.ts";
import type { ArticleView, ClaimView } from "../api/article-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { PeriodText } from "./period-text.tsx";
import { useContentRights } from "./rights.ts";
import { SourceList } from "./source-list.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

/** What the article asserts, statement by statement. */
export function ClaimsSection({ article }: { readonly article: ArticleView }) {
  const { say } = useTexts();
  const [asked, setAsked] = useState<ClaimView | null>(null);
  return (
    <section className="card" aria-labelledby="claims-title">
      <h2 id="claims-title">{say("console.content.claims")}</h2>
      {article.claims.length === 0 && <p className="faint">{say("console.content.noClaims")}</p>}
      <ul className="claims">
        {article.claims.map((claim) => (
          <ClaimItem
            key={claim.id}
            claim={claim}
            onWithdraw={() => {
              setAsked(claim);
            }}
          />
        ))}
      </ul>
      <WithdrawDialog
        what={asked === null ? null : { article: article.id, title: article.title, claim: asked }}
        onClose={() => {
          setAsked(null);
        }}
      />
    </section>
  );
}

interface ClaimItemProps {
  readonly claim: ClaimView;
  readonly onWithdraw: () => void;
}

function ClaimItem({ claim, onWithdraw }: ClaimItemProps) {
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  const sources = useFacts().data?.sources ?? [];
  const { id, sentence, from, until, confidence, withdrawal } = claim;
  return (
    <li className={withdrawal === null ? "" : "withdrawn"}>
      <div>
        <p className="sentence">{sentence}</p>
        <p className="under">
          <code>{id}</code>
          <PeriodText from={from} until={until} />
          <span>{say(`console.content.confidence.${confidence}`)}</span>
        </p>
        <SourceList ids={claim.sources} known={sources} />
      </div>
      {withdrawal !== null && (
        <Link href="/content/withdrawn" className="mark seal">
          <Icon name="stop" size={12} />
          {say("console.content.withdrawn.claim")}
        </Link>
      )}
      {withdrawal === null && canEdit && (
        <Button
          size="xs"
          variant="outline"
          color="seal"
          aria-label={say("console.content.withdraw.of", { claim: id })}
          onClick={onWithdraw}
        >
          {say("console.content.withdraw.do")}
        </Button>
      )}
    </li>
  );
}
