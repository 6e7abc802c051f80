import { Link } from "wouter";
import { useDrafts } from "../api/content-drafts.ts";
import { draftsOf } from "../content/under-way.ts";
import { useTexts } from "../texts/texts.tsx";

/** Where that stands for which people wait: in which draft, or in none any more. */
export function GapProgress({ article }: { readonly article: string }) {
  const { say } = useTexts();
  const drafts = useDrafts();
  if (!drafts.isSuccess) return null;
  const holding = draftsOf(drafts.data, article);
  if (holding.length === 0) return <p className="hint">{say("console.gaps.inNoDraft")}</p>;
  return (
    <p>
      {say("console.gaps.inDraft")}{" "}
      {holding.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && " · "}
          <Link href={`/content/drafts/${id}`}>
            <bdi>{title}</bdi>
          </Link>
        </span>
      ))}
    </p>
  );
}
