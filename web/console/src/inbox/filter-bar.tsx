import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useCentres, useColleagues } from "../api/accounts.ts";
import { URGENCIES, type CaseRow } from "../api/types.ts";
import { narrowingCount, type Filters } from "../lib/filters.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Icon } from "../shell/icon.tsx";
import { OFFERED_LANGUAGES } from "../texts/languages.ts";
import { useTexts } from "../texts/texts.tsx";

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
  readonly rows: readonly CaseRow[];
}

export function FilterBar({ filters, onChange, rows }: FilterBarProps) {
  const { say } = useTexts();
  const count = narrowingCount(filters);
  const [isOpen, setOpen] = useState(count > 0);
  return (
    <>
      <div className="search-line">
        <SearchField
          text={filters.text}
          onChange={(text) => {
            onChange({ text });
          }}
        />
        <Button
          variant={count > 0 ? "light" : "default"}
          size="sm"
          leftSection={<Icon name="filter" />}
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {count > 0 ? say("console.filter.countedTitle", { count }) : say("console.filter.title")}
        </Button>
      </div>
      {isOpen && <Selects filters={filters} onChange={onChange} rows={rows} />}
    </>
  );
}

const TYPING_MS = 300;

function SearchField({
  text,
  onChange,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const { say } = useTexts();
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => {
      setKnown(typed.trim());
      onChange(typed.trim());
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, text, onChange]);
  return (
    <TextInput
      type="search"
      size="sm"
      aria-label={say("console.filter.text")}
      placeholder={say("console.filter.text")}
      leftSection={<Icon name="search" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
      }}
    />
  );
}

function Selects({ filters, onChange, rows }: FilterBarProps) {
  const { say, languageName, language } = useTexts();
  const { staff } = useDesk();
  const colleagues = useColleagues().data ?? [];
  const centres = useCentres().data ?? [];
  const others = colleagues.filter(({ id }) => id !== staff.id);
  const languages = new Set([
    ...OFFERED_LANGUAGES,
    ...rows.map((row) => row.language),
    ...(filters.language === null ? [] : [filters.language]),
  ]);
  return (
    <div className="selects">
      <Choice
        label={say("console.filter.holder")}
        value={filters.holder}
        onChange={(holder) => {
          onChange({ holder });
        }}
        options={[
          { value: "me", label: say("console.filter.mine") },
          { value: "none", label: say("console.holder.none") },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Choice
        label={say("console.filter.urgency")}
        value={filters.urgency}
        onChange={(value) => {
          onChange({ urgency: URGENCIES.find((known) => known === value) ?? null });
        }}
        options={URGENCIES.map((value) => ({ value, label: say(`case.urgency.${value}`) }))}
      />
      <Choice
        label={say("console.filter.language")}
        value={filters.language}
        onChange={(value) => {
          onChange({ language: value });
        }}
        options={[...languages].map((value) => ({ value, label: languageName(value) }))}
      />
      {centres.length > 1 && (
        <Choice
          label={say("console.filter.centre")}
          value={filters.centre}
          onChange={(centre) => {
            onChange({ centre });
          }}
          options={centres.map(({ id, names }) => ({ value: id, label: names[language] }))}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { say } = useTexts();
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value ?? ""}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChange(chosen === "" ? null : chosen);
      }}
      data={[{ value: "", label: say("console.filter.any") }, ...options]}
    />
  );
}
