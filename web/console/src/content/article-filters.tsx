import { NativeSelect, TextInput } from "@mantine/core";
import type { ContentOverview } from "../api/article-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { NEEDS, needsOf, type ArticleFilter } from "./attention.ts";

interface ArticleFiltersProps {
  readonly content: ContentOverview;
  readonly filter: ArticleFilter;
  readonly today: string;
  readonly onChange: (change: Partial<ArticleFilter>) => void;
}

/** Narrows the list: by what an article needs, with how many need it, by words, topic and language. */
export function ArticleFilters({ content, filter, today, onChange }: ArticleFiltersProps) {
  const { say, languageName } = useTexts();
  const topics = [...new Set(content.articles.map(({ topic }) => topic))].sort();
  return (
    <div className="content-filters">
      <NeedChoice content={content} filter={filter} today={today} onChange={onChange} />
      <div className="filter-line">
        <TextInput
          type="search"
          className="grow"
          aria-label={say("console.content.search")}
          placeholder={say("console.content.search")}
          leftSection={<Icon name="search" />}
          value={filter.text}
          onChange={(event) => {
            onChange({ text: event.currentTarget.value });
          }}
        />
        <NativeSelect
          aria-label={say("console.content.topic")}
          value={filter.topic}
          onChange={(event) => {
            onChange({ topic: event.currentTarget.value });
          }}
          data={[
            { value: "", label: say("console.content.everyTopic") },
            ...topics.map((topic) => ({ value: topic, label: topic })),
          ]}
        />
        <NativeSelect
          aria-label={say("console.filter.language")}
          value={filter.language}
          onChange={(event) => {
            onChange({ language: event.currentTarget.value });
          }}
          data={[
            { value: "", label: say("console.content.everyLanguage") },
            ...content.languages.map((tag) => ({ value: tag, label: languageName(tag) })),
          ]}
        />
      </div>
    </div>
  );
}

function NeedChoice({ content, filter, today, onChange }: ArticleFiltersProps) {
  const { say } = useTexts();
  const languages = filter.language === "" ? null : [filter.language];
  const all = content.articles.map((article) => needsOf(article, today, languages));
  const choices = [
    { need: "all", count: all.length },
    { need: "any", count: all.filter((needs) => needs.length > 0).length },
    ...NEEDS.map((need) => ({ need, count: all.filter((needs) => needs.includes(need)).length })),
  ] as const;
  return (
    <div className="views" role="group" aria-label={say("console.content.needs")}>
      {choices.map(({ need, count }) => (
        <button
          key={need}
          type="button"
          aria-pressed={need === filter.need}
          onClick={() => {
            onChange({ need });
          }}
        >
          {say(`console.content.need.${need}`)} <span className="count">{count}</span>
        </button>
      ))}
    </div>
  );
}
