import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import {
  useBeginAgain,
  useCodeEntry,
  useEnter,
  useOwedConfirmation,
  useOwedSetup,
} from "../api/second-factor.ts";
import type { NextStep } from "../api/types.ts";
import { CodeField } from "../factor/code-field.tsx";
import { ConfirmForm } from "../factor/confirm-form.tsx";
import { RecoveryCodes } from "../factor/recovery-codes.tsx";
import { Failure } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";

/** What is asked for after the password: a code, or to set up what makes codes. */
export function SecondStep({ next }: { readonly next: NextStep }) {
  const { say } = useTexts();
  const beginAgain = useBeginAgain();
  return (
    <>
      {next === "code" ? <CodeEntry /> : <OwedSetup />}
      <div className="buttons start">
        <Button variant="subtle" size="xs" onClick={beginAgain}>
          {say("console.factor.back")}
        </Button>
      </div>
    </>
  );
}

function CodeEntry() {
  const { say } = useTexts();
  const entry = useCodeEntry();
  const [code, setCode] = useState("");
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        entry.mutate(code.trim());
      }}
    >
      <CodeField isEither value={code} onChange={setCode} />
      <Failure error={entry.error} />
      <Button type="submit" loading={entry.isPending}>
        {say("console.factor.enter")}
      </Button>
      <p className="hint">{say("console.factor.lost")}</p>
    </form>
  );
}

function OwedSetup() {
  const { say } = useTexts();
  const setup = useOwedSetup();
  const confirmation = useOwedConfirmation();
  const enter = useEnter();
  const { mutate: begin } = setup;
  useEffect(() => {
    begin();
  }, [begin]);
  if (confirmation.isSuccess) {
    const { recoveryCodes, session } = confirmation.data;
    return (
      <RecoveryCodes
        codes={recoveryCodes}
        onKept={() => {
          enter(session);
        }}
      />
    );
  }
  return (
    <>
      <p>{say("console.factor.owed")}</p>
      <Failure error={setup.error} />
      {setup.isPending && <Waiting />}
      {setup.isSuccess && (
        <ConfirmForm
          setup={setup.data}
          confirm={(code) => {
            confirmation.mutate(code);
          }}
          isPending={confirmation.isPending}
          error={confirmation.error}
        />
      )}
    </>
  );
}
