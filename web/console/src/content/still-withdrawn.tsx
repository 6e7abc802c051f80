import { Link } from "wouter";
import { useStillWithdrawn, useWithdrawals } from "../api/content.ts";
import type { WithdrawalView } from "../api/withdrawal-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

/** What a release corrected and is withdrawn still, with the way to where that is ended; nothing where nothing is. */
export function StillWithdrawn({ release }: { readonly release: number }) {
  const { say } = useTexts();
  const ids = useStillWithdrawn(release).data ?? [];
  const withdrawals = useWithdrawals().data ?? [];
  if (ids.length === 0) return null;
  const known = withdrawals.filter(({ id }) => ids.includes(id));
  return (
    <div className="warned" role="alert">
      <p>
        <Icon name="alarm" size={14} /> {say("console.content.notice.still", { count: ids.length })}
      </p>
      <ul className="paths">
        {known.map((each) => (
          <li key={each.id}>
            <WithdrawalName withdrawal={each} />
          </li>
        ))}
      </ul>
      <Link href="/content/withdrawn">{say("console.content.withdraw.toList")}</Link>
    </div>
  );
}

function WithdrawalName({ withdrawal }: { readonly withdrawal: WithdrawalView }) {
  const { say } = useTexts();
  const { article, claim, title } = withdrawal;
  return (
    <>
      <Link href={`/content/articles/${article}`}>
        <bdi>{title}</bdi>
      </Link>
      {": "}
      {claim === null ? say("console.content.withdrawals.wholeArticle") : <code>{claim}</code>}
    </>
  );
}
