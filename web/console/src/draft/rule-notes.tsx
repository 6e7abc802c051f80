import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useDraftSave } from "../api/content-drafts.ts";
import type { ClaimName } from "../api/content-types.ts";
import type { DraftView, WithdrawnName } from "../api/draft-types.ts";
import { Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

interface FiguresNoteProps {
  readonly draft: DraftView;
  /** What says something else in figures or dates. */
  readonly figures: readonly ClaimName[];
}

/** A wording that changes figures cannot come into force; whoever wrote it makes it a correction here. */
export function FiguresNote({ draft, figures }: FiguresNoteProps) {
  const { say } = useTexts();
  const save = useDraftSave(draft.id);
  if (draft.nature !== "wording" || figures.length === 0) return null;
  return (
    <Note
      title={say("console.draft.figures", { count: figures.length })}
      text={say("console.draft.figures.text")}
    >
      <ul className="paths">
        {figures.map(({ article, claim }) => (
          <li key={`${article} ${claim}`}>
            <code>{claim.replace(/^row:/, "")}</code> ({article})
          </li>
        ))}
      </ul>
      <Failure error={save.error} scope="content" onClose={save.reset} />
      <div className="buttons start">
        <Button
          size="xs"
          loading={save.isPending}
          onClick={() => {
            save.mutate({ version: draft.version, nature: "correction" });
          }}
        >
          {say("console.draft.figures.do")}
        </Button>
      </div>
    </Note>
  );
}

interface EndedNoteProps {
  /** Withdrawals that the draft would end. */
  readonly ended: readonly WithdrawnName[];
  /** Looks again, as when somebody ended them. */
  readonly onAgain: () => void;
}

/** What is withdrawn does not come back under another name. */
export function EndedNote({ ended, onAgain }: EndedNoteProps) {
  const { say } = useTexts();
  if (ended.length === 0) return null;
  return (
    <Note
      title={say("console.draft.ended", { count: ended.length })}
      text={say("console.draft.ended.text")}
    >
      <ul className="paths">
        {ended.map(({ id, article, claim }) => (
          <li key={id}>
            {claim === null ? (
              say("console.content.withdrawals.wholeArticle")
            ) : (
              <code>{claim}</code>
            )}{" "}
            ({article})
          </li>
        ))}
      </ul>
      <div className="buttons start">
        <Button size="xs" variant="default" component={Link} href="/content/withdrawn">
          {say("console.content.withdrawals")}
        </Button>
        <Button size="xs" variant="default" onClick={onAgain}>
          {say("console.draft.check.again")}
        </Button>
      </div>
    </Note>
  );
}

interface NoteProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Note({ title, text, children }: NoteProps) {
  return (
    <div className="warned">
      <h3>
        <Icon name="alarm" size={14} /> {title}
      </h3>
      <p>{text}</p>
      {children}
    </div>
  );
}
