import { Button } from "@mantine/core";
import { useState } from "react";
import {
  useFactorBegin,
  useFactorConfirmation,
  useFactorOff,
  useNewCodes,
  useOwnFactor,
  type Proof,
} from "../api/second-factor.ts";
import type { OwnFactor } from "../api/types.ts";
import { CodeField } from "../factor/code-field.tsx";
import { ConfirmForm } from "../factor/confirm-form.tsx";
import { RecoveryCodes } from "../factor/recovery-codes.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { PasswordField } from "../shell/password-field.tsx";
import { useTexts } from "../texts/texts.tsx";

/** The reader’s own second factor. */
export function FactorSection() {
  const { say, full } = useTexts();
  const factor = useOwnFactor();
  if (factor.isError) {
    return <FailedLoad error={factor.error} retry={() => void factor.refetch()} />;
  }
  if (!factor.isSuccess) return null;
  const { since, recoveryCodesLeft, isNeeded } = factor.data;
  return (
    <section className="card">
      <h2>{say("console.factor.title")}</h2>
      <p>{say("console.factor.text")}</p>
      <p className="faint">
        {since === null
          ? say("console.factor.isOff")
          : say("console.factor.isOn", { time: full(since), left: recoveryCodesLeft })}
        {isNeeded && ` ${say("console.factor.isNeeded")}`}
      </p>
      <FactorForms factor={factor.data} />
    </section>
  );
}

function FactorForms({ factor }: { readonly factor: OwnFactor }) {
  const begin = useFactorBegin();
  const confirmation = useFactorConfirmation();
  const newCodes = useNewCodes();
  const off = useFactorOff();
  const done = confirmation.data ?? newCodes.data;
  const anew = (): void => {
    for (const each of [begin, confirmation, newCodes, off]) each.reset();
  };
  if (done !== undefined) return <RecoveryCodes codes={done.recoveryCodes} onKept={anew} />;
  if (begin.isSuccess) {
    return (
      <ConfirmForm
        setup={begin.data}
        confirm={(code) => {
          confirmation.mutate(code);
        }}
        isPending={confirmation.isPending}
        error={confirmation.error}
      />
    );
  }
  return (
    <ProofForm
      // What was typed is of no use for a second change.
      key={String(off.isSuccess)}
      factor={factor}
      begin={(proof) => {
        anew();
        begin.mutate(proof);
      }}
      newCodes={(proof) => {
        anew();
        newCodes.mutate(proof);
      }}
      turnOff={(proof) => {
        anew();
        off.mutate(proof);
      }}
      isPending={begin.isPending || newCodes.isPending || off.isPending}
      error={begin.error ?? newCodes.error ?? off.error}
    />
  );
}

type Step = (proof: Proof) => void;

interface ProofFormProps {
  readonly factor: OwnFactor;
  readonly begin: Step;
  readonly newCodes: Step;
  readonly turnOff: Step;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** The password again, and a code where one is asked for, before anything changes. */
function ProofForm({ factor, begin, newCodes, turnOff, isPending, error }: ProofFormProps) {
  const { say } = useTexts();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const isOn = factor.since !== null;
  const isReady = password !== "" && (!isOn || code.trim() !== "");
  const proof: Proof = isOn ? { password, code: code.trim() } : { password };
  const button = { disabled: !isReady, loading: isPending };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        begin(proof);
      }}
    >
      <PasswordField
        name="factor-password"
        label={say("console.field.oldPassword")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {isOn && <CodeField isEither value={code} onChange={setCode} />}
      <Failure error={error} />
      <div className="buttons">
        {isOn && !factor.isNeeded && (
          <Button
            variant="outline"
            color="seal"
            {...button}
            onClick={() => {
              turnOff(proof);
            }}
          >
            {say("console.factor.turnOff")}
          </Button>
        )}
        {isOn && (
          <Button
            variant="default"
            {...button}
            onClick={() => {
              newCodes(proof);
            }}
          >
            {say("console.factor.newCodes")}
          </Button>
        )}
        <Button type="submit" {...button}>
          {say(isOn ? "console.factor.another" : "console.factor.setUp")}
        </Button>
      </div>
    </form>
  );
}
