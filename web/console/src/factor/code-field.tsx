import { TextInput } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";

interface CodeFieldProps {
  /** Whether a recovery code may be typed instead. */
  readonly isEither: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function CodeField({ isEither, value, onChange }: CodeFieldProps) {
  const { say } = useTexts();
  return (
    <TextInput
      name="code"
      label={say(isEither ? "console.factor.codeOrRecovery" : "console.factor.code")}
      autoComplete="one-time-code"
      inputMode={isEither ? "text" : "numeric"}
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={60}
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
