import { Button, TextInput } from "@mantine/core";
import { Dialog } from "../shell/dialog.tsx";
import { useEffect, useState } from "react";
import { useArticles, useCaseStep } from "../api/cases.ts";
import type { Article, CaseView } from "../api/types.ts";
import { EMPTY_DRAFT, keyFor } from "../lib/drafts.ts";
import { randomKey } from "../lib/random-key.ts";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { useDraft } from "./use-draft.ts";

interface ArticleDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly view: CaseView;
}

/** Finds a reviewed article and sends it in the person’s language. */
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
          <ArticleChoice key={article.id} article={article} view={view} onSent={onClose} />
        ))}
      </ul>
    </div>
  );
}

interface ArticleChoiceProps {
  readonly article: Article;
  readonly view: CaseView;
  readonly onSent: () => void;
}

function ArticleChoice({ article, view, onSent }: ArticleChoiceProps) {
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
  return (
    <li className="article">
      <div lang={language} dir="auto">
        <strong>{article.title}</strong>
        <p>{article.summary}</p>
      </div>
      <Failure error={step.error} />
      <Button size="sm" variant="light" loading={step.isPending} onClick={send}>
        {say("console.article.send", { language: languageName(language) })}
      </Button>
    </li>
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
