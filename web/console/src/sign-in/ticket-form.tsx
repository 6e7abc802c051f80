import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { useSignIn } from "../api/accounts.ts";
import { post } from "../api/http.ts";
import type { Ticket } from "../api/types.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { NewPasswordFields } from "./new-password.tsx";
import { isReady, NO_PASSWORD } from "./password-rule.ts";

interface TicketFormProps {
  readonly token: string;
  readonly ticket: Extract<Ticket, { readonly valid: true }>;
}

export function TicketForm({ token, ticket }: TicketFormProps) {
  const { say, language } = useTexts();
  const [, navigate] = useLocation();
  const signIn = useSignIn();
  const [email, setEmail] = useState(ticket.email ?? "");
  const [name, setName] = useState(ticket.name ?? "");
  const [password, setPassword] = useState(NO_PASSWORD);
  const isFirst = ticket.kind === "first_admin";
  const accept = useMutation({
    mutationFn: () =>
      post<{ email: string }>("/ticket/accept", {
        token,
        password: password.first,
        // A new password is no reason to change the language that an account has.
        ...(ticket.kind === "reset" ? {} : { name: name.trim(), language }),
        ...(isFirst ? { email: email.trim() } : {}),
      }),
    onSuccess: (accepted) => {
      signIn.mutate(
        { email: accepted.email, password: password.first },
        // Whatever comes of it, the link is used up; without a session the way in is shown there.
        {
          onSettled: () => {
            navigate("/", { replace: true });
          },
        },
      );
    },
  });
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate();
      }}
    >
      <p className="hint">{say(`console.ticket.${ticket.kind}.text`)}</p>
      <TextInput
        type="email"
        name="email"
        label={say("console.field.email")}
        autoComplete="username"
        readOnly={!isFirst}
        required={isFirst}
        withAsterisk={false}
        value={email}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
        }}
      />
      {ticket.kind !== "reset" && (
        <TextInput
          name="name"
          label={say("console.field.name")}
          description={say("console.field.nameShown")}
          autoComplete="name"
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
      )}
      <NewPasswordFields value={password} onChange={setPassword} />
      <Failure error={accept.error} />
      <Button
        type="submit"
        disabled={!isReady(password)}
        loading={accept.isPending || signIn.isPending}
      >
        {say("console.ticket.accept")}
      </Button>
    </form>
  );
}
