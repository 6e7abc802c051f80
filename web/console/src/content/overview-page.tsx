import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useContent } from "../api/content.ts";
import type { ContentOverview } from "../api/article-types.ts";
import { dayOf } from "../lib/days.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { useNow } from "../shell/use-now.ts";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ArticleFilters } from "./article-filters.tsx";
import { ArticleMatrix } from "./article-matrix.tsx";
import { isShown, type ArticleFilter } from "./attention.ts";
import { readArticleFilter, writeArticleFilter } from "./article-filter.ts";
import { BannerSection } from "./banner-section.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { EndingsNote } from "./endings-note.tsx";
import { FaultsNote } from "./faults-note.tsx";
import { NewArticleDialog } from "./new-article-dialog.tsx";
import { useContentRights } from "./rights.ts";

/** All articles in all languages, and how each stands. */
export default function OverviewPage() {
  const { say } = useTexts();
  const content = useContent();
  const { canEdit } = useContentRights();
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={say("console.content.title")}
      about={say("console.content.about")}
      isWide
      side={
        canEdit && (
          <Button
            leftSection={<Icon name="plus" />}
            onClick={() => {
              setAdding(true);
            }}
          >
            {say("console.content.newArticle")}
          </Button>
        )
      }
    >
      <ContentTabs />
      {content.isPending && <Waiting />}
      {content.isError && <FailedLoad error={content.error} retry={() => void content.refetch()} />}
      {content.isSuccess && <Articles content={content.data} />}
      <NewArticleDialog
        opened={isAdding}
        onClose={() => {
          setAdding(false);
        }}
      />
    </Page>
  );
}

function Articles({ content }: { readonly content: ContentOverview }) {
  const { say } = useTexts();
  const today = dayOf(useNow());
  const [filter, change] = useArticleFilter();
  const shown = content.articles.filter((article) => isShown(article, filter, today));
  const languages = filter.language === "" ? content.languages : [filter.language];
  return (
    <>
      <FaultsNote faults={content.faults} />
      <EndingsNote endings={content.endings} />
      <ArticleFilters content={content} filter={filter} today={today} onChange={change} />
      <p className="counted" role="status">
        {say("console.content.shown", { shown: shown.length, all: content.articles.length })}
        {" · "}
        <Link href={`/content/releases/${String(content.release)}`}>
          {say("console.content.inForce", { number: content.release })}
        </Link>
      </p>
      {shown.length === 0 ? (
        <div className="empty">
          <h2>{say("console.content.noMatch")}</h2>
          <Button
            variant="default"
            onClick={() => {
              change({ text: "", topic: "", language: "", need: "all" });
            }}
          >
            {say("console.filter.clear")}
          </Button>
        </div>
      ) : (
        <ArticleMatrix articles={shown} languages={languages} today={today} />
      )}
      <BannerSection languages={content.languages} />
    </>
  );
}

/** The filter, which stands in the address: a step back finds it as it was left. */
function useArticleFilter(): [ArticleFilter, (change: Partial<ArticleFilter>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = readArticleFilter(params);
  const change = (some: Partial<ArticleFilter>): void => {
    setParams(writeArticleFilter({ ...filter, ...some }), { replace: true });
  };
  return [filter, change];
}
