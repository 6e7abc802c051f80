import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useGaps, useGapSettle } from "../api/insight.ts";
import type { Gap } from "../api/gap-types.ts";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { OFFERED_LANGUAGES } from "../texts/languages.ts";
import { useTexts } from "../texts/texts.tsx";
import { GapArticleDialog } from "./gap-article-dialog.tsx";
import { GapCard, WordsNote, type GapAct } from "./gap-card.tsx";
import { GapVariantDialog } from "./gap-variant-dialog.tsx";

const SPANS = [7, 30, 90, 365] as const;
const VIEWS = ["open", "settled"] as const;
type View = (typeof VIEWS)[number];

/** What people asked and found no answer to, and what becomes of it. */
export default function GapsPage() {
  const { say } = useTexts();
  const [days, setDays] = useState(30);
  const [language, setLanguage] = useState("");
  const [view, setView] = useState<View>("open");
  const gaps = useGaps(days, language === "" ? null : language);
  const all = gaps.data ?? [];
  const settle = useGapSettle();
  // Above the list, which is drawn anew, and perhaps without this group, before a failure is told.
  const [asked, setAsked] = useState<{ readonly gap: Gap; readonly act: GapAct } | null>(null);
  const close = (): void => {
    setAsked(null);
  };
  const act = (gap: Gap, what: GapAct): void => {
    if (what === "not_ours" || what === "open") settle.mutate({ gap, as: what });
    else setAsked({ gap, act: what });
  };
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
      <GapFilters days={days} language={language} onDays={setDays} onLanguage={setLanguage} />
      <WordsNote />
      <Failure error={settle.error} scope="content" onClose={settle.reset} />
      {gaps.isPending && <Waiting />}
      {gaps.isError && <FailedLoad error={gaps.error} retry={() => void gaps.refetch()} />}
      {gaps.isSuccess && (
        <Gaps
          gaps={all.filter((gap) => inView(gap, view))}
          view={view}
          pending={settle.isPending ? settle.variables.gap.id : null}
          onAct={act}
        />
      )}
      <GapVariantDialog gap={asked?.act === "variant" ? asked.gap : null} onClose={close} />
      <GapArticleDialog gap={asked?.act === "article" ? asked.gap : null} onClose={close} />
    </Page>
  );
}

interface GapFiltersProps {
  readonly days: number;
  /** Empty for every language. */
  readonly language: string;
  readonly onDays: (days: number) => void;
  readonly onLanguage: (language: string) => void;
}

function GapFilters({ days, language, onDays, onLanguage }: GapFiltersProps) {
  const { say, languageName } = useTexts();
  return (
    <div className="filter-line">
      <NativeSelect
        label={say("console.gaps.span")}
        value={String(days)}
        onChange={(event) => {
          onDays(Number(event.currentTarget.value));
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
          onLanguage(event.currentTarget.value);
        }}
        data={[
          { value: "", label: say("console.content.everyLanguage") },
          ...OFFERED_LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag) })),
        ]}
      />
    </div>
  );
}

interface GapsProps {
  readonly gaps: readonly Gap[];
  readonly view: View;
  /** Of which something is being decided; `null` for none. */
  readonly pending: string | null;
  readonly onAct: (gap: Gap, act: GapAct) => void;
}

function Gaps({ gaps, view, pending, onAct }: GapsProps) {
  const { say } = useTexts();
  if (gaps.length === 0) {
    return (
      <div className="empty">
        <h2>{say(`console.gaps.${view}.none`)}</h2>
      </div>
    );
  }
  return (
    <ul className="cards">
      {gaps.map((gap) => (
        <GapCard
          key={gap.id}
          gap={gap}
          isPending={gap.id === pending}
          onAct={(act) => {
            onAct(gap, act);
          }}
        />
      ))}
    </ul>
  );
}
