import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { FactorSetup } from "../api/types.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CodeField } from "./code-field.tsx";
import { CopyLine } from "../shell/copy-line.tsx";

const QrCode = lazy(() => import("./qr-code.tsx"));

interface ConfirmFormProps {
  readonly setup: FactorSetup;
  readonly confirm: (code: string) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** What an app is to be told, and the code that shows that it was. */
export function ConfirmForm({ setup, confirm, isPending, error }: ConfirmFormProps) {
  const { say } = useTexts();
  const [code, setCode] = useState("");
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        confirm(code.trim());
      }}
    >
      <div className="link-box">
        <p>{say("console.factor.secret")}</p>
        <Suspense fallback={<div className="qr" />}>
          <QrCode address={setup.address} />
        </Suspense>
        <div className="code-line">
          <code className="secret">{setup.secret.match(/.{1,4}/g)?.join(" ")}</code>
          <CopyLine value={setup.secret} />
        </div>
        <p>
          <a href={setup.address}>{say("console.factor.link")}</a>
        </p>
      </div>
      <CodeField isEither={false} value={code} onChange={setCode} />
      <Failure error={error} />
      <div className="buttons">
        <Button type="submit" loading={isPending} disabled={code.trim() === ""}>
          {say("console.factor.confirm")}
        </Button>
      </div>
    </form>
  );
}
