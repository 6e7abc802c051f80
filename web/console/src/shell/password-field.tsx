import { PasswordInput } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** Tells the browser’s store of passwords whether this is one it knows. */
  readonly autoComplete: "current-password" | "new-password";
  /** `null` where nothing is wrong with it. */
  readonly error?: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A password that has to be given, and can be shown while it is typed. */
export function PasswordField({ onChange, ...field }: PasswordFieldProps) {
  const { say } = useTexts();
  return (
    <PasswordInput
      {...field}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ "aria-label": say("console.password.show") }}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
