import { PasswordInput } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";
import { LEAST_LENGTH, type NewPassword } from "./password-rule.ts";

interface NewPasswordFieldsProps {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
}

export function NewPasswordFields({ value, onChange }: NewPasswordFieldsProps) {
  const { say } = useTexts();
  const differs = value.again !== "" && value.first !== value.again;
  const toggle = { "aria-label": say("console.password.show") };
  return (
    <>
      <PasswordInput
        name="new-password"
        label={say("console.field.newPassword")}
        description={say("console.password.rule", { least: LEAST_LENGTH })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={toggle}
        value={value.first}
        onChange={(event) => {
          onChange({ ...value, first: event.currentTarget.value });
        }}
      />
      <PasswordInput
        name="again"
        label={say("console.field.passwordAgain")}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={toggle}
        value={value.again}
        error={differs ? say("console.password.differs") : null}
        onChange={(event) => {
          onChange({ ...value, again: event.currentTarget.value });
        }}
      />
    </>
  );
}
