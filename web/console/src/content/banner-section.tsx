import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useBanner } from "../api/content.ts";
import type { BannerView } from "../api/article-types.ts";
import { setBanner } from "../api/content-drafts.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useTexts } from "../texts/texts.tsx";
import { IntoDraft } from "./into-draft-dialog.tsx";
import { PeriodText } from "./period-text.tsx";
import { useContentRights } from "./rights.ts";

/** The line above the chat page, and where it is written. */
export function BannerSection({ languages }: { readonly languages: readonly string[] }) {
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  const banner = useBanner();
  const [isEditing, setEditing] = useState(false);
  const close = (): void => {
    setEditing(false);
  };
  if (!banner.isSuccess) return null;
  const { words, from, until } = banner.data;
  const said = Object.entries(words);
  return (
    <section className="card below-cards" aria-labelledby="banner-title">
      <h2 id="banner-title">{say("console.content.banner")}</h2>
      {said.length === 0 ? (
        <p className="faint">{say("console.content.banner.none")}</p>
      ) : (
        <>
          <p className="faint">
            <PeriodText from={from} until={until} />
          </p>
          {said.map(([tag, line]) => (
            <p key={tag} lang={tag} dir="auto">
              {line}
            </p>
          ))}
        </>
      )}
      {canEdit && (
        <div className="buttons start">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setEditing(true);
            }}
          >
            {say("console.content.banner.edit")}
          </Button>
        </div>
      )}
      <Dialog
        opened={isEditing}
        onClose={close}
        size="lg"
        isLasting
        title={say("console.content.banner.edit")}
      >
        {isEditing && <BannerForm banner={banner.data} languages={languages} onClose={close} />}
      </Dialog>
    </section>
  );
}

/** As the service takes it. */
const LONGEST = 300;

interface BannerFormProps {
  readonly banner: BannerView;
  readonly languages: readonly string[];
  readonly onClose: () => void;
}

function BannerForm({ banner, languages, onClose }: BannerFormProps) {
  const { say, languageName } = useTexts();
  const [draft, setDraft] = useState(() => ({
    from: banner.from ?? "",
    until: banner.until ?? "",
    words: banner.words,
  }));
  const { from, until, words } = draft;
  const isOrdered = from === "" || until === "" || from <= until;
  const written = Object.entries(words)
    .map(([tag, line]) => [tag, line.trim()] as const)
    .filter(([, line]) => line !== "");
  return (
    <IntoDraft
      about={say("console.content.banner.text")}
      suggested={say("console.content.banner")}
      nature="wording"
      isOneThing
      isReady={isOrdered}
      onClose={onClose}
      put={({ id, version }) =>
        setBanner(id, {
          version,
          from: from === "" ? null : from,
          until: until === "" ? null : until,
          words: Object.fromEntries(written),
        })
      }
    >
      {languages.map((tag) => (
        <TextInput
          key={tag}
          label={languageName(tag)}
          lang={tag}
          dir="auto"
          maxLength={LONGEST}
          value={words[tag] ?? ""}
          onChange={(event) => {
            setDraft({ ...draft, words: { ...words, [tag]: event.currentTarget.value } });
          }}
        />
      ))}
      <div className="two">
        <TextInput
          type="date"
          label={say("console.content.banner.from")}
          value={from}
          onChange={(event) => {
            setDraft({ ...draft, from: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={say("console.content.banner.until")}
          error={isOrdered ? null : say("console.content.fact.order")}
          value={until}
          onChange={(event) => {
            setDraft({ ...draft, until: event.currentTarget.value });
          }}
        />
      </div>
    </IntoDraft>
  );
}
