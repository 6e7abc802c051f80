import { Autocomplete, Button, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useCentreChoices, useCentreSave } from "../api/accounts.ts";
import type { Centre } from "../api/types.ts";
import { Failure } from "../shell/failure.tsx";
import { useLeaving } from "../shell/use-leaving.tsx";
import { useTexts } from "../texts/texts.tsx";
import { draftOf, fieldsOf, isReady, type CentreDraft } from "./centre-fields.ts";
import { DestinationsEditor } from "./destinations-editor.tsx";
import { HoursEditor } from "./hours-editor.tsx";
import { ScopeField } from "./scope-field.tsx";

const TIME_ZONES = Intl.supportedValuesOf("timeZone");

/** @param centre `null` to make one */
export function CentreForm({ centre }: { readonly centre: Centre | null }) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [begun] = useState(() => draftOf(centre));
  const [draft, setDraft] = useState(begun);
  const { question, letGo } = useLeaving(JSON.stringify(draft) !== JSON.stringify(begun));
  const save = useCentreSave(centre);
  const { topics = [], languages = [] } = useCentreChoices().data ?? {};
  const change = (some: Partial<CentreDraft>): void => {
    setDraft({ ...draft, ...some });
  };
  return (
    <form
      className="fields wide"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(fieldsOf(draft), {
          onSuccess: () => {
            letGo();
            navigate("/centres");
          },
        });
      }}
    >
      <NameFields draft={draft} isNew={centre === null} onChange={change} />
      <ScopeField
        label={say("console.centre.languages")}
        allLabel={say("console.centre.allLanguages")}
        someLabel={say("console.centre.someLanguages")}
        placeholder="en, zh, ru"
        known={languages}
        value={draft.languages}
        onChange={(chosen) => {
          change({ languages: chosen });
        }}
      />
      <ScopeField
        label={say("console.centre.topics")}
        allLabel={say("console.centre.allTopics")}
        someLabel={say("console.centre.someTopics")}
        placeholder="visas, work"
        known={topics}
        value={draft.topics}
        onChange={(chosen) => {
          change({ topics: chosen });
        }}
      />
      <PromiseFields draft={draft} onChange={change} />
      <HoursEditor
        hours={draft.hours}
        onChange={(hours) => {
          change({ hours });
        }}
      />
      <Switch
        label={say("console.centre.direct")}
        description={say("console.centre.directText")}
        checked={draft.directSending}
        onChange={(event) => {
          change({ directSending: event.currentTarget.checked });
        }}
      />
      <DestinationsEditor
        destinations={draft.destinations}
        language={draft.deskLanguage}
        onChange={change}
      />
      <Failure error={save.error} />
      <div className="buttons">
        <Button variant="default" component={Link} href="/centres" onClick={letGo}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" disabled={!isReady(draft)} loading={save.isPending}>
          {say("console.save")}
        </Button>
      </div>
      {question}
    </form>
  );
}

interface PartProps {
  readonly draft: CentreDraft;
  readonly onChange: (some: Partial<CentreDraft>) => void;
}

function NameFields({ draft, isNew, onChange }: PartProps & { readonly isNew: boolean }) {
  const { say } = useTexts();
  const { id, names, place } = draft;
  return (
    <>
      {isNew && (
        <TextInput
          label={say("console.centre.id")}
          description={say("console.centre.idText")}
          required
          withAsterisk={false}
          pattern="[a-z][a-z0-9\-]*"
          maxLength={40}
          value={id}
          onChange={(event) => {
            onChange({ id: event.currentTarget.value });
          }}
        />
      )}
      <div className="two">
        <TextInput
          label={say("console.centre.nameEn")}
          required
          withAsterisk={false}
          maxLength={200}
          value={names.en}
          onChange={(event) => {
            onChange({ names: { ...names, en: event.currentTarget.value } });
          }}
        />
        <TextInput
          label={say("console.centre.nameZh")}
          required
          withAsterisk={false}
          maxLength={200}
          value={names.zh}
          onChange={(event) => {
            onChange({ names: { ...names, zh: event.currentTarget.value } });
          }}
        />
      </div>
      <TextInput
        label={say("console.centre.place")}
        description={say("console.centre.placeText")}
        placeholder="beijing"
        pattern="[a-z][a-z0-9\-]*"
        value={place ?? ""}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          onChange({ place: typed === "" ? null : typed });
        }}
      />
    </>
  );
}

function PromiseFields({ draft, onChange }: PartProps) {
  const { say } = useTexts();
  return (
    <div className="two">
      <Autocomplete
        label={say("console.centre.timeZone")}
        description={say("console.centre.timeZoneText")}
        required
        withAsterisk={false}
        data={TIME_ZONES}
        limit={12}
        value={draft.timeZone}
        onChange={(timeZone) => {
          onChange({ timeZone });
        }}
      />
      <TextInput
        type="number"
        label={say("console.centre.promise")}
        description={say("console.centre.promiseText")}
        min={1}
        max={30}
        required
        withAsterisk={false}
        value={draft.promiseDays}
        onChange={(event) => {
          onChange({ promiseDays: event.currentTarget.valueAsNumber || 0 });
        }}
      />
    </div>
  );
}
