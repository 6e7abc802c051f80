import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useHasEnded, useSignIn } from "../api/accounts.ts";
import { Failure } from "../shell/failure.tsx";
import { useTitle } from "../shell/use-title.ts";
import { useTexts, type DeskLanguage } from "../texts/texts.tsx";
import { Entrance } from "./frame.tsx";

interface SignInProps {
  readonly onLanguage: (language: DeskLanguage) => void;
}

export function SignIn({ onLanguage }: SignInProps) {
  const { say } = useTexts();
  const signIn = useSignIn();
  const hasEnded = useHasEnded();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  useTitle(say("console.signIn.title"));
  return (
    <Entrance title={say("console.signIn.title")} onLanguage={onLanguage}>
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
        <PasswordInput
          name="password"
          label={say("console.field.password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          visibilityToggleButtonProps={{ "aria-label": say("console.password.show") }}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <Failure error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {say("console.signIn.do")}
        </Button>
        <p className="hint">{say("console.signIn.forgotten")}</p>
      </form>
    </Entrance>
  );
}
