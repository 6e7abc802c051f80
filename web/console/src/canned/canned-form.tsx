import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { Dialog } from "../shell/dialog.tsx";
import { useState } from "react";
import { useCentres } from "../api/accounts.ts";
import { useCannedChange } from "../api/cases.ts";
import type { Canned } from "../api/types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Failure } from "../shell/failure.tsx";
import { directionOf } from "../texts/direction.ts";
import { OFFERED_LANGUAGES } from "../texts/languages.ts";
import { useTexts } from "../texts/texts.tsx";

interface CannedFormProps {
  /** `null` while none is edited. */
  readonly edited: Canned | "new" | null;
  readonly onClose: () => void;
}

export function CannedForm({ edited, onClose }: CannedFormProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={edited !== null}
      onClose={onClose}
      size="lg"
      title={say(edited === "new" ? "console.canned.add" : "console.canned.edit")}
      isLasting
    >
      {edited !== null && <Fields canned={edited === "new" ? null : edited} onClose={onClose} />}
    </Dialog>
  );
}

interface FieldsProps {
  readonly canned: Canned | null;
  readonly onClose: () => void;
}

function Fields({ canned, onClose }: FieldsProps) {
  const { say, languageName, language: ofDesk } = useTexts();
  const { staff } = useDesk();
  const centres = useCentres().data ?? [];
  const change = useCannedChange();
  const [title, setTitle] = useState(canned?.title ?? "");
  const [text, setText] = useState(canned?.text ?? "");
  const [language, setLanguage] = useState(canned?.language ?? "en");
  const [chosenCentre, setCentre] = useState(canned?.centre ?? "");
  // Only whoever works for all centres may write for all of them.
  const centre = staff.centres === "all" ? chosenCentre : chosenCentre || (centres[0]?.id ?? "");
  const languages = new Set([...OFFERED_LANGUAGES, language]);
  const save = (): void => {
    const fields = {
      title: title.trim(),
      text: text.trim(),
      language,
      centre: centre === "" ? null : centre,
    };
    change.mutate(canned === null ? fields : { id: canned.id, ...fields }, { onSuccess: onClose });
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        label={say("console.canned.field.title")}
        required
        withAsterisk={false}
        maxLength={120}
        value={title}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
        }}
      />
      <div className="two">
        <NativeSelect
          label={say("console.filter.language")}
          value={language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value);
          }}
          data={[...languages].map((value) => ({ value, label: languageName(value) }))}
        />
        <NativeSelect
          label={say("console.canned.field.centre")}
          value={centre}
          onChange={(event) => {
            setCentre(event.currentTarget.value);
          }}
          data={[
            ...(staff.centres === "all"
              ? [{ value: "", label: say("console.canned.everywhere") }]
              : []),
            ...centres.map(({ id, names }) => ({ value: id, label: names[ofDesk] })),
          ]}
        />
      </div>
      <Textarea
        label={say("console.canned.field.text")}
        required
        withAsterisk={false}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={4_000}
        lang={language}
        dir={directionOf(language)}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Failure error={change.error} />
      <div className="buttons">
        {canned !== null && <Removal id={canned.id} onRemoved={onClose} />}
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {say("console.save")}
        </Button>
      </div>
    </form>
  );
}

/** Asks once more on the button itself. */
function Removal({ id, onRemoved }: { readonly id: string; readonly onRemoved: () => void }) {
  const { say } = useTexts();
  const change = useCannedChange();
  const [isAsking, setAsking] = useState(false);
  return (
    <Button
      className="apart"
      variant={isAsking ? "filled" : "subtle"}
      color="seal"
      loading={change.isPending}
      onClick={() => {
        if (isAsking) change.mutate({ removed: id }, { onSuccess: onRemoved });
        else setAsking(true);
      }}
    >
      {say(isAsking ? "console.removeSure" : "console.remove")}
    </Button>
  );
}
