import { Checkbox } from "@mantine/core";
import { Link } from "wouter";
import { useElsewhere } from "../api/content.ts";
import type { SharedFigure } from "../api/withdrawal-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";

interface SameFiguresProps {
  readonly article: string;
  /** `null` for the whole article. */
  readonly claim: string | null;
  /** Names of those of which all that tells them is to be withdrawn. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Where else the figures are told of what is withdrawn; nothing where they are told nowhere else. */
export function SameFigures({ article, claim, chosen, onChange }: SameFiguresProps) {
  const { say } = useTexts();
  const figures = useElsewhere(article, claim);
  if (figures.isPending) return <Waiting />;
  if (figures.isError) {
    return <FailedLoad error={figures.error} retry={() => void figures.refetch()} />;
  }
  if (figures.data.length === 0) return null;
  return (
    <fieldset className="fields boxed">
      <legend>{say("console.content.elsewhere")}</legend>
      <p className="hint">{say("console.content.elsewhere.text")}</p>
      {figures.data.map((figure) => (
        <FigureChoice
          key={figure.name}
          figure={figure}
          isChosen={chosen.includes(figure.name)}
          onChoose={(isChosen) => {
            const others = chosen.filter((name) => name !== figure.name);
            onChange(isChosen ? [...others, figure.name] : others);
          }}
        />
      ))}
    </fieldset>
  );
}

interface FigureChoiceProps {
  readonly figure: SharedFigure;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

/** So few statements are read at a glance. */
const FEW = 3;

function FigureChoice({ figure, isChosen, onChoose }: FigureChoiceProps) {
  const { say } = useTexts();
  const { name, shown, claims, tables } = figure;
  const count = claims.length;
  return (
    <div>
      <Checkbox
        label={say("console.content.elsewhere.figure", { value: shown, count })}
        description={<code>{name}</code>}
        disabled={count === 0}
        checked={isChosen}
        onChange={(event) => {
          onChoose(event.currentTarget.checked);
        }}
      />
      {count > 0 && (
        <details open={count <= FEW}>
          <summary>{say("console.content.elsewhere.show", { count })}</summary>
          <ul className="claims">
            {claims.map(({ article, claim, title, sentence }) => (
              <li key={`${article} ${claim}`}>
                <div>
                  <p className="sentence">{sentence}</p>
                  <p className="under">
                    <ArticleLink article={article} title={title} />
                    <code>{claim}</code>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      {tables.length > 0 && (
        <p className="under">
          {say("console.content.elsewhere.tables")}
          {tables.map((each) => (
            <ArticleLink key={each.article} {...each} />
          ))}
        </p>
      )}
    </div>
  );
}

function ArticleLink({ article, title }: { readonly article: string; readonly title: string }) {
  return (
    <Link href={`/content/articles/${article}`}>
      <bdi>{title}</bdi>
    </Link>
  );
}
