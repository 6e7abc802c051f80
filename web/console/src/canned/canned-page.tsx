import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useCentres } from "../api/accounts.ts";
import { useCanned } from "../api/cases.ts";
import type { Canned } from "../api/types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";
import { CannedForm } from "./canned-form.tsx";

/** The ready-made replies, to be added, changed and removed. */
export default function CannedPage() {
  const { say, languageName } = useTexts();
  const canned = useCanned(null);
  const [language, setLanguage] = useState("");
  const [edited, setEdited] = useState<Canned | "new" | null>(null);
  const all = canned.data ?? [];
  const languages = [...new Set(all.map((each) => each.language))].sort();
  const shown = all.filter((each) => language === "" || each.language === language);
  return (
    <Page
      title={say("console.canned.title")}
      about={say("console.canned.about")}
      side={
        <Button
          leftSection={<Icon name="plus" />}
          onClick={() => {
            setEdited("new");
          }}
        >
          {say("console.canned.add")}
        </Button>
      }
    >
      {languages.length > 1 && (
        <NativeSelect
          className="page-filter"
          label={say("console.filter.language")}
          value={language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value);
          }}
          data={[
            { value: "", label: say("console.filter.any") },
            ...languages.map((value) => ({ value, label: languageName(value) })),
          ]}
        />
      )}
      {canned.isPending && <Waiting />}
      {canned.isError && <FailedLoad error={canned.error} retry={() => void canned.refetch()} />}
      {canned.isSuccess && shown.length === 0 && (
        <div className="empty">
          <p>{say("console.canned.empty")}</p>
        </div>
      )}
      <ul className="cards">
        {shown.map((each) => (
          <CannedCard
            key={each.id}
            canned={each}
            onEdit={() => {
              setEdited(each);
            }}
          />
        ))}
      </ul>
      <CannedForm
        edited={edited}
        onClose={() => {
          setEdited(null);
        }}
      />
    </Page>
  );
}

function CannedCard({ canned, onEdit }: { readonly canned: Canned; readonly onEdit: () => void }) {
  const { say, languageName, language } = useTexts();
  const { staff } = useDesk();
  const centre = useCentres().data?.find(({ id }) => id === canned.centre);
  // What belongs to all centres is changed by whoever works for all of them.
  const isTheirs = staff.centres === "all" || canned.centre !== null;
  return (
    <li className="card">
      <header className="card-head">
        <h2>
          <bdi>{canned.title}</bdi>
        </h2>
        {isTheirs && (
          <Button
            size="xs"
            variant="default"
            onClick={onEdit}
            aria-label={say("console.editOf", { name: canned.title })}
          >
            {say("console.edit")}
          </Button>
        )}
      </header>
      <p className="faint">
        {languageName(canned.language)} ·{" "}
        {canned.centre === null
          ? say("console.canned.everywhere")
          : (centre?.names[language] ?? canned.centre)}
      </p>
      <p className="words" lang={canned.language} dir={directionOf(canned.language)}>
        {canned.text}
      </p>
    </li>
  );
}
