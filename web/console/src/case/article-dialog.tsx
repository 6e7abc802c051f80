import { Button, TextInput } from "@mantine/core";
import { Dialog } from "../shell/dialog.tsx";
import { useEffect, useRef, useState } from "react";
import { useArticles, useCaseStep } from "../api/cases.ts";
import type { Article, ArticleSource, CaseView } from "../api/types.ts";
import { SourceTitle } from "../content/source-list.tsx";
import { EMPTY_DRAFT, keyFor } from "../lib/drafts.ts";
import { randomKey } from "../lib/random-key.ts";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { useDraft } from "./use-draft.ts";
import { Words } from "./words.tsx";

interface ArticleDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly view: CaseView;
}

/** Finds a reviewed article, shows what the person would get of it in their language, and then sends it. */
export function ArticleDialog({ opened, onClose, view }: ArticleDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={say("console.article.title")}>
      {opened && <ArticleSearch view={view} onClose={onClose} />}
    </Dialog>
  );
}

const TYPING_MS = 300;

function ArticleSearch({ view, onClose }: Omit<ArticleDialogProps, "opened">) {
  const { say } = useTexts();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState<string | null>(null);
  const sought = useSettled(typed.trim(), TYPING_MS);
  const found = useArticles(sought, view.case.language);
  const articles = sought === "" ? [] : (found.data ?? []);
  return (
    <div className="fields">
      <TextInput
        type="search"
        data-autofocus
        label={say("console.article.search")}
        leftSection={<Icon name="search" />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      {found.isError && <FailedLoad error={found.error} retry={() => void found.refetch()} />}
      {sought !== "" && found.isSuccess && articles.length === 0 && (
        <p className="faint">{say("console.article.none")}</p>
      )}
      <ul className="picks">
        {articles.map((article) => (
          <li className="article" key={article.id}>
            <strong lang={view.case.language} dir="auto">
              {article.title}
            </strong>
            {article.id === opened ? (
              <ArticleToSend article={article} view={view} onSent={onClose} />
            ) : (
              <Button
                size="sm"
                variant="default"
                onClick={() => {
                  setOpened(article.id);
                }}
              >
                {say("console.article.look")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ArticleToSendProps {
  readonly article: Article;
  readonly view: CaseView;
  readonly onSent: () => void;
}

/** All of what would be sent, which nobody sends unseen. */
function ArticleToSend({ article, view, onSent }: ArticleToSendProps) {
  const { say, languageName } = useTexts();
  const { id, language } = view.case;
  // Kept as a draft is, so that trying again, be it tomorrow, does not send the article twice.
  const [draft, setDraft] = useDraft(id, `article ${article.id}`);
  const step = useCaseStep(id, () => {
    setDraft(EMPTY_DRAFT);
    onSent();
  });
  const send = (): void => {
    const text = article.id;
    const key = keyFor({ ...draft, text }, randomKey);
    setDraft({ text, attempt: { key, text } });
    step.mutate({ step: "article", body: { key, article: article.id } });
  };
  // Not on the button that sends: whoever presses twice has read nothing.
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shown.current?.focus();
  }, []);
  return (
    <div ref={shown} tabIndex={-1}>
      <Words text={article.text} language={language} dir="auto" />
      <Sources sources={article.sources} />
      <Failure error={step.error} />
      <Button size="sm" variant="light" loading={step.isPending} onClick={send}>
        {say("console.article.send", { language: languageName(language) })}
      </Button>
    </div>
  );
}

function Sources({ sources }: { readonly sources: readonly ArticleSource[] }) {
  const { say } = useTexts();
  if (sources.length === 0) return null;
  return (
    <div>
      <h3>{say("console.article.sources")}</h3>
      <ul>
        {sources.map(({ title, publisher, url }, index) => (
          <li key={index}>
            <SourceTitle title={title} url={url} /> <bdi className="faint">{publisher}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A value that has not changed for a while. */
function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [value, ms]);
  return settled;
}
