import { Autocomplete, TextInput } from "@mantine/core";
import type { SourceView } from "../api/fact-types.ts";
import { addDays, dayOf, isDay } from "../lib/days.ts";
import { PickField } from "../shell/pick-field.tsx";
import { useTexts } from "../texts/texts.tsx";
import { isSlug, slugOf, type NewArticle } from "./new-article.ts";

/** A new article as its form holds it; an empty short name is made of the title. */
export type ArticleDraft = Omit<NewArticle, "questions">;

const REVIEW_DAYS = 180;

export function newArticleDraft(topic: string): ArticleDraft {
  const reviewBy = addDays(dayOf(Date.now()), REVIEW_DAYS);
  return { title: "", topic, slug: "", owner: "", reviewBy, source: "" };
}

export function slugIn({ slug, title }: ArticleDraft): string {
  return slug === "" ? slugOf(title) : slug;
}

export function isArticleReady(draft: ArticleDraft): boolean {
  const { title, topic, owner, reviewBy, source } = draft;
  const isNamed = title.trim() !== "" && isSlug(topic) && isSlug(slugIn(draft));
  return isNamed && owner.trim() !== "" && isDay(reviewBy) && source !== "";
}

interface NewArticleFieldsProps {
  readonly value: ArticleDraft;
  /** Those that are there; others may be typed. */
  readonly topics: readonly string[];
  readonly owners: readonly string[];
  readonly sources: readonly SourceView[];
  /** What is wrong with its name; `null` for nothing. */
  readonly problem: string | null;
  readonly onChange: (value: ArticleDraft) => void;
}

export function NewArticleFields(props: NewArticleFieldsProps) {
  const { value, topics, sources, problem, onChange } = props;
  const { say } = useTexts();
  const change = (some: Partial<ArticleDraft>): void => {
    onChange({ ...value, ...some });
  };
  return (
    <>
      <TextInput
        label={say("console.content.newArticle.title")}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={200}
        lang="en"
        value={value.title}
        onChange={(event) => {
          change({ title: event.currentTarget.value });
        }}
      />
      <div className="two">
        <Autocomplete
          label={say("console.content.topic")}
          description={say("console.content.newArticle.topicText")}
          required
          withAsterisk={false}
          data={[...topics]}
          value={value.topic}
          onChange={(topic) => {
            change({ topic });
          }}
        />
        <TextInput
          label={say("console.content.newArticle.slug")}
          description={say("console.content.newArticle.slugText")}
          maxLength={60}
          placeholder={slugIn(value)}
          error={problem}
          value={value.slug}
          onChange={(event) => {
            change({ slug: event.currentTarget.value });
          }}
        />
      </div>
      <CareFields {...props} />
      <PickField
        label={say("console.content.newArticle.source")}
        description={say("console.content.newArticle.sourceText")}
        placeholder={say("console.content.chooseSource")}
        value={value.source}
        onChange={(source) => {
          change({ source });
        }}
        options={sources.map(({ id, title, publisher }) => ({
          value: id,
          label: `${title} (${publisher})`,
        }))}
      />
    </>
  );
}

/** Who looks after it, and until when somebody is to look again. */
function CareFields({ value, owners, onChange }: NewArticleFieldsProps) {
  const { say } = useTexts();
  return (
    <div className="two">
      <Autocomplete
        label={say("console.content.owner")}
        description={say("console.content.ownerText")}
        required
        withAsterisk={false}
        data={[...owners]}
        value={value.owner}
        onChange={(owner) => {
          onChange({ ...value, owner });
        }}
      />
      <TextInput
        type="date"
        label={say("console.content.reviewBy")}
        description={say("console.content.reviewByText")}
        required
        withAsterisk={false}
        value={value.reviewBy}
        onChange={(event) => {
          onChange({ ...value, reviewBy: event.currentTarget.value });
        }}
      />
    </div>
  );
}
