import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useContent } from "../api/content.ts";
import type { DraftView, Effects, SentenceChange } from "../api/draft-types.ts";
import { WordsChange } from "../content/words-change.tsx";
import { useTexts } from "../texts/texts.tsx";
import { EffectsCount } from "./effects-count.tsx";
import { groupEffects, type ArticleEffects } from "./group-effects.ts";

interface EffectsViewProps {
  readonly effects: Effects;
  readonly draft: DraftView;
}

/** Every sentence that people would be told otherwise: by article, statement and language. */
export function EffectsView({ effects, draft }: EffectsViewProps) {
  const { say, languageName } = useTexts();
  const [language, setLanguage] = useState("");
  const { sentences, rows } = effects;
  const languages = [...new Set(sentences.map((each) => each.language))].sort();
  const groups = groupEffects(
    sentences.filter((each) => language === "" || each.language === language),
  );
  if (sentences.length === 0 && rows.length === 0) {
    return <EffectsCount effects={effects} draft={draft} />;
  }
  return (
    <div className="effects">
      <h3>{say("console.draft.effects")}</h3>
      <EffectsCount effects={effects} draft={draft} />
      {languages.length > 1 && (
        <NativeSelect
          className="page-filter"
          label={say("console.filter.language")}
          value={language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value);
          }}
          data={[
            { value: "", label: say("console.content.everyLanguage") },
            ...languages.map((tag) => ({ value: tag, label: languageName(tag) })),
          ]}
        />
      )}
      {groups.map((group) => (
        <ArticleGroup key={group.article} group={group} />
      ))}
      {rows.length > 0 && (
        <>
          <h4>{say("console.draft.effects.rows")}</h4>
          <ul className="paths">
            {rows.map(({ article, claim }) => (
              <li key={claim}>
                <code>{claim.replace(/^row:/, "")}</code> ({article})
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ArticleGroup({ group }: { readonly group: ArticleEffects }) {
  const articles = useContent().data?.articles ?? [];
  const title = articles.find(({ id }) => id === group.article)?.title ?? group.article;
  return (
    <section className="effect-group">
      <h4>
        <Link href={`/content/articles/${group.article}`}>
          <bdi>{title}</bdi>
        </Link>
      </h4>
      {group.claims.map(({ claim, changes }) => (
        <div key={claim} className="effect">
          <code>{claim}</code>
          {changes.map((change, index) => (
            <Change key={index} change={change} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Change({ change }: { readonly change: SentenceChange }) {
  const { languageName } = useTexts();
  const { language, before, after } = change;
  return (
    <div className="sentence-change">
      <span className="tag">{languageName(language)}</span>
      <WordsChange language={language} before={before} after={after} />
    </div>
  );
}
