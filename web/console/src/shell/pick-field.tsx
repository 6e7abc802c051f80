import { Select } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";

interface PickFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder: string;
  /** Empty while none is picked. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** More are found by typing. */
const SHOWN = 40;

/** Picks one of many, by scrolling or by typing a part of its name. */
export function PickField({ options, onChange, value, ...field }: PickFieldProps) {
  const { say } = useTexts();
  return (
    <Select
      {...field}
      searchable
      limit={SHOWN}
      nothingFoundMessage={say("console.pick.none")}
      value={value === "" ? null : value}
      onChange={(next) => {
        onChange(next ?? "");
      }}
      data={[...options]}
    />
  );
}
