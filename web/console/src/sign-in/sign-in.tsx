import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useHasEnded, useSignIn } from "../api/accounts.ts";
import { useNextStep } from "../api/second-factor.ts";
import { Failure } from "../shell/failure.tsx";
import { PasswordField } from "../shell/password-field.tsx";
import { useTitle } from "../shell/use-title.ts";
import { useTexts, type DeskLanguage } from "../texts/texts.tsx";
import { Entrance } from "./frame.tsx";
import { ProviderWay, ReturnRefused } from "./provider-way.tsx";
import { SecondStep } from "./second-step.tsx";

interface SignInProps {
  readonly onLanguage: (language: DeskLanguage) => void;
}

export function SignIn({ onLanguage }: SignInProps) {
  const { say } = useTexts();
  const next = useNextStep();
  const title = say(next === null ? "console.signIn.title" : `console.factor.title.${next}`);
  useTitle(title);
  return (
    <Entrance title={title} onLanguage={onLanguage}>
      {next === null ? (
        <>
          <ReturnRefused />
          <PasswordForm />
          <ProviderWay />
        </>
      ) : (
        <SecondStep next={next} />
      )}
    </Entrance>
  );
}

function PasswordForm() {
  const { say } = useTexts();
  const signIn = useSignIn();
  const hasEnded = useHasEnded();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ email: email.trim(), password });
      }}
    >
      {hasEnded && <p role="status">{say("console.signIn.ended")}</p>}
      <TextInput
        type="email"
        name="email"
        label={say("console.field.email")}
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        value={email}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
        }}
      />
      <PasswordField
        name="password"
        label={say("console.field.password")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Failure error={signIn.error} />
      <Button type="submit" loading={signIn.isPending}>
        {say("console.signIn.do")}
      </Button>
      <p className="hint">{say("console.signIn.forgotten")}</p>
    </form>
  );
}
