import { Alert, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { post } from "../api/http.ts";
import { OWN_SESSIONS } from "../api/query.ts";
import { Failure } from "../shell/failure.tsx";
import { PasswordField } from "../shell/password-field.tsx";
import { NewPasswordFields } from "../sign-in/new-password.tsx";
import { isReady, NO_PASSWORD } from "../sign-in/password-rule.ts";
import { useTexts } from "../texts/texts.tsx";

/** @param email for the browser’s store of passwords, which else would keep it for nobody */
export function PasswordSection({ email }: { readonly email: string }) {
  const { say } = useTexts();
  const [old, setOld] = useState("");
  const [password, setPassword] = useState(NO_PASSWORD);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => post("/password", { old, new: password.first }),
    onSuccess: () => {
      setOld("");
      setPassword(NO_PASSWORD);
      return client.invalidateQueries({ queryKey: OWN_SESSIONS });
    },
  });
  return (
    <section className="card">
      <h2>{say("console.password.title")}</h2>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          name="old-password"
          label={say("console.field.oldPassword")}
          autoComplete="current-password"
          value={old}
          onChange={setOld}
        />
        <NewPasswordFields value={password} onChange={setPassword} />
        <Failure error={change.error} />
        {change.isSuccess && (
          <Alert p="xs" role="status">
            {say("console.password.changed")}
          </Alert>
        )}
        <div className="buttons">
          <Button
            type="submit"
            disabled={!isReady(password) || old === ""}
            loading={change.isPending}
          >
            {say("console.password.change")}
          </Button>
        </div>
      </form>
    </section>
  );
}
