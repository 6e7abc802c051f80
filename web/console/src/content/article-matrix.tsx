import { Link } from "wouter";
import type { ArticleRow } from "../api/article-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { isLeftOut, isPastReview } from "./attention.ts";
import { LeftOutMark, StatusMark, WithdrawnMark } from "./status-mark.tsx";

interface ArticleMatrixProps {
  readonly articles: readonly ArticleRow[];
  readonly languages: readonly string[];
  readonly today: string;
}

/** One row an article, one column a language; on a narrow screen a card each. */
export function ArticleMatrix({ articles, languages, today }: ArticleMatrixProps) {
  const { say, languageName } = useTexts();
  return (
    <table className="table matrix">
      <caption className="unseen">{say("console.content.matrix")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("console.content.article")}</th>
          <th scope="col">{say("console.content.reviewBy")}</th>
          {languages.map((tag) => (
            <th key={tag} scope="col" className="tag">
              <span className="unseen">{languageName(tag)}</span>
              <span aria-hidden="true" title={languageName(tag)}>
                {tag}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => (
          <ArticleLine
            key={article.id}
            article={article}
            languages={languages}
            isPast={isPastReview(article, today)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ArticleLineProps {
  readonly article: ArticleRow;
  readonly languages: readonly string[];
  readonly isPast: boolean;
}

function ArticleLine({ article, languages, isPast }: ArticleLineProps) {
  const { say, day } = useTexts();
  const { id, title, reviewBy, withdrawn, drafts, texts } = article;
  return (
    <tr>
      <th scope="row">
        <Link href={`/content/articles/${id}`}>
          <bdi>{title}</bdi>
        </Link>
        <span className="under">
          <code>{id}</code>
          {isLeftOut(article) && <LeftOutMark />}
          {withdrawn !== "no" && <WithdrawnMark withdrawn={withdrawn} />}
          {drafts.length > 0 && (
            <span className="mark accent">
              <Icon name="pen" size={12} />
              {say("console.content.inDraft")}
            </span>
          )}
        </span>
      </th>
      <td className="review">
        <span className="only-card">{say("console.content.reviewBy")}: </span>
        {reviewBy === null ? (
          <span className="faint">{say("console.content.noReview")}</span>
        ) : (
          <span className={isPast ? "past" : ""}>
            {isPast && <Icon name="alarm" size={12} />} {day(reviewBy)}
            {isPast && <span className="unseen"> {say("console.content.need.review")}</span>}
          </span>
        )}
      </td>
      {languages.map((tag) => (
        <td key={tag} className="cell">
          <span className="only-card tag" aria-hidden="true">
            {tag}
          </span>
          <StatusMark status={texts[tag] ?? "missing"} />
        </td>
      ))}
    </tr>
  );
}
