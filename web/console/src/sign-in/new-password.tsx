import { PasswordField } from "../shell/password-field.tsx";
import { useTexts } from "../texts/texts.tsx";
import { LEAST_LENGTH, type NewPassword } from "./password-rule.ts";

interface NewPasswordFieldsProps {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
}

export function NewPasswordFields({ value, onChange }: NewPasswordFieldsProps) {
  const { say } = useTexts();
  const differs = value.again !== "" && value.first !== value.again;
  return (
    <>
      <PasswordField
        name="new-password"
        label={say("console.field.newPassword")}
        description={say("console.password.rule", { least: LEAST_LENGTH })}
        autoComplete="new-password"
        value={value.first}
        onChange={(first) => {
          onChange({ ...value, first });
        }}
      />
      <PasswordField
        name="again"
        label={say("console.field.passwordAgain")}
        autoComplete="new-password"
        error={differs ? say("console.password.differs") : null}
        value={value.again}
        onChange={(again) => {
          onChange({ ...value, again });
        }}
      />
    </>
  );
}
