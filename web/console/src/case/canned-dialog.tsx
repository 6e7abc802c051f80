import { TextInput } from "@mantine/core";
import { Dialog } from "../shell/dialog.tsx";
import { useState } from "react";
import { Link } from "wouter";
import { useCanned } from "../api/cases.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";

interface CannedDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly language: string;
  readonly onChosen: (words: string) => void;
}

/** Picks a ready-made reply in the person’s language; it is put into the text, to be read over before it is sent. */
export function CannedDialog({ opened, onClose, language, onChosen }: CannedDialogProps) {
  const { say, languageName } = useTexts();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={say("console.canned.choose", { language: languageName(language) })}
    >
      {opened && <Choices language={language} onChosen={onChosen} />}
    </Dialog>
  );
}

function Choices({ language, onChosen }: Pick<CannedDialogProps, "language" | "onChosen">) {
  const { say } = useTexts();
  const canned = useCanned(language);
  const [sought, setSought] = useState("");
  if (canned.isPending) return <Waiting />;
  if (canned.isError)
    return <FailedLoad error={canned.error} retry={() => void canned.refetch()} />;
  const found = canned.data.filter(({ title, text }) =>
    `${title}\n${text}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  return (
    <div className="fields">
      <TextInput
        type="search"
        data-autofocus
        aria-label={say("console.canned.search")}
        placeholder={say("console.canned.search")}
        leftSection={<Icon name="search" />}
        value={sought}
        onChange={(event) => {
          setSought(event.currentTarget.value);
        }}
      />
      {found.length === 0 && <p className="faint">{say("console.canned.none")}</p>}
      <ul className="picks">
        {found.map(({ id, title, text }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                onChosen(text);
              }}
            >
              <strong>
                <bdi>{title}</bdi>
              </strong>
              <span className="preview" lang={language} dir={directionOf(language)}>
                {text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Link href="/canned">{say("console.canned.manage")}</Link>
    </div>
  );
}
