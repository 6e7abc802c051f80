import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useGaps, useGapSettle } from "../api/insight.ts";
import type { Gap } from "../api/content-types.ts";
import { NewArticleDialog } from "../content/new-article-dialog.tsx";
import { VariantDialog } from "../content/variant-dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { OFFERED_LANGUAGES } from "../texts/languages.ts";
import { useTexts } from "../texts/texts.tsx";
import { GapCard, WordsNote, type GapAct } from "./gap-card.tsx";

const SPANS = [7, 30, 90, 365] as const;
const VIEWS = ["open", "settled"] as const;
type View = (typeof VIEWS)[number];

/** What people asked and found no answer to, and what becomes of it. */
export default function GapsPage() {
  const { say, languageName } = useTexts();
  const [days, setDays] = useState(30);
  const [language, setLanguage] = useState("");
  const [view, setView] = useState<View>("open");
  const gaps = useGaps(days, language === "" ? null : language);
  const all = gaps.data ?? [];
  const inView = (gap: Gap, of: View): boolean => (gap.state === "open") === (of === "open");
  return (
    <Page title={say("console.gaps.title")} about={say("console.gaps.about")}>
      <div className="views spaced" role="group" aria-label={say("console.view.choose")}>
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            onClick={() => {
              setView(each);
            }}
          >
            {say(`console.gaps.${each}`)}{" "}
            <span className="count">{all.filter((gap) => inView(gap, each)).length}</span>
          </button>
        ))}
      </div>
      <div className="filter-line">
        <NativeSelect
          label={say("console.gaps.span")}
          value={String(days)}
          onChange={(event) => {
            setDays(Number(event.currentTarget.value));
          }}
          data={SPANS.map((each) => ({
            value: String(each),
            label: say("console.gaps.lastDays", { days: each }),
          }))}
        />
        <NativeSelect
          label={say("console.filter.language")}
          value={language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value);
          }}
          data={[
            { value: "", label: say("console.content.everyLanguage") },
            ...OFFERED_LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag) })),
          ]}
        />
      </div>
      <WordsNote />
      {gaps.isPending && <Waiting />}
      {gaps.isError && <FailedLoad error={gaps.error} retry={() => void gaps.refetch()} />}
      {gaps.isSuccess && <Gaps gaps={all.filter((gap) => inView(gap, view))} view={view} />}
    </Page>
  );
}

function Gaps({ gaps, view }: { readonly gaps: readonly Gap[]; readonly view: View }) {
  const { say } = useTexts();
  const settle = useGapSettle();
  const [asked, setAsked] = useState<{ readonly gap: Gap; readonly act: GapAct } | null>(null);
  const close = (): void => {
    setAsked(null);
  };
  const settled = (as: "variant" | "article") => (article: string) => {
    if (asked !== null) settle.mutate({ id: asked.gap.id, as, article });
  };
  if (gaps.length === 0) {
    return (
      <div className="empty">
        <h2>{say(`console.gaps.${view}.none`)}</h2>
      </div>
    );
  }
  const english = asked?.gap.examples.filter(({ language }) => language === "en") ?? [];
  const first = asked?.gap.examples[0];
  return (
    <>
      <Failure error={settle.error} scope="content" onClose={settle.reset} />
      <ul className="cards">
        {gaps.map((gap) => (
          <GapCard
            key={gap.id}
            gap={gap}
            isPending={settle.isPending && settle.variables.id === gap.id}
            onAct={(act) => {
              if (act === "not_ours" || act === "open") settle.mutate({ id: gap.id, as: act });
              else setAsked({ gap, act });
            }}
          />
        ))}
      </ul>
      <VariantDialog
        begun={
          asked?.act !== "variant"
            ? null
            : {
                article: asked.gap.nearest ?? "",
                language: first?.language ?? "en",
                question: first?.question ?? "",
              }
        }
        onClose={close}
        onAdded={settled("variant")}
      />
      <NewArticleDialog
        begun={
          asked?.act !== "article"
            ? null
            : {
                topic: asked.gap.nearest?.split("/")[0] ?? "",
                questions: english.map(({ question }) => question),
              }
        }
        onClose={close}
        onAdded={settled("article")}
      />
    </>
  );
}
