import { Button } from "@mantine/core";
import { useState } from "react";
import { useContent } from "../api/content.ts";
import { useDrafts } from "../api/content-drafts.ts";
import type { Gap } from "../api/gap-types.ts";
import { useGapSettle } from "../api/insight.ts";
import { NewArticleForm } from "../content/new-article-dialog.tsx";
import { articlesUnderWay } from "../content/under-way.ts";
import { asVariant } from "../content/variant-questions.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Failure } from "../shell/failure.tsx";
import { PickField } from "../shell/pick-field.tsx";
import { useTexts } from "../texts/texts.tsx";

export interface GapDialogProps {
  /** `null` while nothing is decided of any. */
  readonly gap: Gap | null;
  readonly onClose: () => void;
}

/** Settles a group with an article that is to be written, is being written already, or answers now. */
export function GapArticleDialog({ gap, onClose }: GapDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={gap !== null}
      onClose={onClose}
      size="lg"
      title={say("console.gaps.act.article")}
      isLasting
    >
      {gap !== null && <GapArticle gap={gap} onClose={onClose} />}
    </Dialog>
  );
}

function GapArticle({ gap, onClose }: GapDialogProps & { readonly gap: Gap }) {
  const { say } = useTexts();
  const settle = useGapSettle();
  const { inForce, underWay } = useArticles();
  const [chosen, setChosen] = useState("");
  const isNow = inForce.some(({ value }) => value === chosen);
  const settled = (article: string) => settle.mutateAsync({ gap, as: "article", article });
  return (
    <div className="fields">
      <p>{say(`console.gaps.told.${isNow ? "now" : "article"}`, { count: gap.wishes })}</p>
      <PickField
        label={say("console.gaps.which")}
        placeholder={say("console.gaps.which.new")}
        value={chosen}
        onChange={setChosen}
        options={[...underWay, ...inForce]}
      />
      {chosen === "" ? (
        <NewArticleForm
          topic={gap.nearest?.split("/")[0] ?? ""}
          questions={gap.examples
            .filter(({ language }) => language === "en")
            .map(({ question }) => asVariant(question))}
          onClose={onClose}
          onAdded={settled}
        />
      ) : (
        <>
          <Failure error={settle.error} scope="content" />
          <div className="buttons">
            <Button variant="default" onClick={onClose}>
              {say("console.cancel")}
            </Button>
            <Button
              loading={settle.isPending}
              onClick={() => {
                settled(chosen).then(onClose, () => undefined);
              }}
            >
              {say("console.gaps.which.do")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Articles that may be named in place of a new one. */
function useArticles() {
  const articles = useContent().data?.articles ?? [];
  const drafts = useDrafts().data ?? [];
  const named = (id: string, title: string) => ({ value: id, label: `${title} (${id})` });
  return {
    inForce: articles
      .filter(({ withdrawn }) => withdrawn !== "whole")
      .map(({ id, title }) => named(id, title)),
    // Until it is known what is in force, all that drafts change would seem new.
    underWay:
      articles.length === 0
        ? []
        : articlesUnderWay(drafts, articles).map(({ id, draft }) => named(id, draft.title)),
  };
}
