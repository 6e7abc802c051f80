import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { Gap } from "../api/gap-types.ts";
import { useContentRights } from "../content/rights.ts";
import { useNow } from "../shell/use-now.ts";
import { directionOf } from "../texts/direction.ts";
import { maskedWords } from "../texts/mask-words.ts";
import { useTexts } from "../texts/texts.tsx";
import { gapName } from "./gap-name.ts";
import { GapProgress } from "./gap-progress.tsx";

/** What may become of a group of questions. */
export type GapAct = "variant" | "article" | "not_ours" | "open";

interface GapCardProps {
  readonly gap: Gap;
  readonly isPending: boolean;
  readonly onAct: (act: GapAct) => void;
}

/** Questions alike: how many, in which languages, and the article that came nearest. */
export function GapCard({ gap, isPending, onAct }: GapCardProps) {
  const { say, full, relative } = useTexts();
  const nowMs = useNow();
  const { canEdit } = useContentRights();
  const { size, examples, first, last, wishes, state } = gap;
  const acts: readonly GapAct[] = state === "open" ? ["variant", "article", "not_ours"] : ["open"];
  const [asked] = examples;
  const begun = relative(first, nowMs);
  const latest = relative(last, nowMs);
  const name = maskedWords(gapName(gap, say), { say });
  return (
    <li className="card gap">
      <h2
        lang={asked?.language}
        dir={asked === undefined ? undefined : directionOf(asked.language)}
      >
        {name}
      </h2>
      <p className="under">
        <strong>{say("console.gaps.size", { count: size })}</strong>
        <LanguageCounts counts={gap.languages} />
        <span title={`${full(first)} – ${full(last)}`}>
          {begun === latest
            ? say("console.gaps.whenOnce", { time: latest })
            : say("console.gaps.when", { first: begun, last: latest })}
        </span>
        {wishes > 0 && (
          <span className="mark soon">{say("console.gaps.wishes", { count: wishes })}</span>
        )}
        {state !== "open" && <span className="mark">{say(`console.gaps.state.${state}`)}</span>}
        {gap.article !== null && (
          <Link href={`/content/articles/${gap.article}`}>
            <code>{gap.article}</code>
          </Link>
        )}
      </p>
      {gap.article !== null && gap.answeredAt === null && <GapProgress article={gap.article} />}
      {examples.length > 1 && (
        <ul className="examples">
          {examples.slice(1).map(({ language, question }, index) => (
            <li key={index} lang={language} dir={directionOf(language)}>
              {maskedWords(question, { say })}
            </li>
          ))}
        </ul>
      )}
      <Nearest gap={gap} />
      {canEdit && (
        <div className="buttons start" role="group" aria-label={name}>
          {acts.map((act) => (
            <Button
              key={act}
              size="xs"
              variant={act === "variant" ? "light" : "default"}
              loading={isPending}
              onClick={() => {
                onAct(act);
              }}
            >
              {say(`console.gaps.act.${act}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** Why whoever does not edit the content sees counts, and no words. */
export function WordsNote() {
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  return canEdit ? null : <p className="hint">{say("console.gaps.forEditors")}</p>;
}

function LanguageCounts({ counts }: { readonly counts: Gap["languages"] }) {
  const { say, languageName } = useTexts();
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return (
    <span>
      {sorted
        .map(([tag, count]) =>
          say("console.gaps.inLanguage", { language: languageName(tag), count }),
        )
        .join(" · ")}
    </span>
  );
}

function Nearest({ gap: { nearest, nearestTitle } }: { readonly gap: Gap }) {
  const { say } = useTexts();
  if (nearest === null) return <p className="faint">{say("console.gaps.noNearest")}</p>;
  return (
    <p>
      {say("console.gaps.nearest")}{" "}
      <Link href={`/content/articles/${nearest}`}>
        <bdi>{nearestTitle ?? nearest}</bdi>
      </Link>
    </p>
  );
}
