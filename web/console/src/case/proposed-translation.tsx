import { Button } from "@mantine/core";
import type { ProposedTranslation } from "../api/types.ts";
import { useTexts } from "../texts/texts.tsx";
import { Words } from "./words.tsx";

interface TranslateButtonProps {
  /** Of the person. */
  readonly language: string;
  readonly isEmpty: boolean;
  readonly isPending: boolean;
  readonly onClick: () => void;
}

/** Asks for what could be sent with the text; nothing is sent by it. */
export function TranslateButton({ language, isEmpty, isPending, onClick }: TranslateButtonProps) {
  const { say, languageName } = useTexts();
  return (
    <Button size="sm" variant="default" disabled={isEmpty} loading={isPending} onClick={onClick}>
      {say("console.composer.translate", { language: languageName(language) })}
    </Button>
  );
}

interface ProposalProps {
  readonly proposed: ProposedTranslation;
  /** Of the person. */
  readonly language: string;
}

/** What would be sent above the text, or one sentence on why nothing can be. */
export function Proposal({ proposed, language }: ProposalProps) {
  const { say, maybe, list, languageName } = useTexts();
  const name = { language: languageName(proposed.language ?? language) };
  if (proposed.text !== null) {
    return (
      <section className="translation proposed" aria-live="polite" tabIndex={0}>
        <p className="label">{say("console.translation.preview", name)}</p>
        <Words
          text={proposed.text}
          language={proposed.language ?? language}
          dir={proposed.dir ?? "auto"}
        />
        {proposed.order.length > 0 && (
          <p className="warned">{say("case.checkOrder", { figures: list(proposed.order) })}</p>
        )}
      </section>
    );
  }
  const why = proposed.held === null ? null : maybe(`case.held.${proposed.held}`, name);
  return (
    <p className="translation held" role="status">
      {why ??
        say(proposed.held === null ? "console.translation.none" : "console.translation.held", name)}
    </p>
  );
}
