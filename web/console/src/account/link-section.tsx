import { Button } from "@mantine/core";
import { useState } from "react";
import { useLinkCode, useLinkRemoval, useLinks } from "../api/accounts.ts";
import type { AccountLink } from "../api/types.ts";
import { CopyLine } from "../shell/copy-line.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { PasswordField } from "../shell/password-field.tsx";
import { useNow } from "../shell/use-now.ts";
import { useTexts } from "../texts/texts.tsx";

/** The reader’s accounts in messengers: from a linked one they may answer in the rooms of the staff. */
export function LinkSection() {
  const { say } = useTexts();
  const links = useLinks();
  const code = useLinkCode();
  return (
    <section className="card">
      <h2>{say("console.links.title")}</h2>
      <p>{say("console.links.text")}</p>
      {links.isError && <FailedLoad error={links.error} retry={() => void links.refetch()} />}
      {links.isSuccess && links.data.length === 0 && (
        <p className="faint">{say("console.links.none")}</p>
      )}
      <ul className="links">
        {(links.data ?? []).map((link) => (
          <LinkRow key={`${link.platform}.${link.installation}.${link.account}`} link={link} />
        ))}
      </ul>
      {code.isSuccess && <Code {...code.data} />}
      <CodeForm
        // What was typed made its code; another one asks for the password anew.
        key={code.data?.code}
        label={say(code.isSuccess ? "console.links.another" : "console.links.add")}
        ask={(password) => {
          code.mutate(password);
        }}
        isPending={code.isPending}
        error={code.error}
      />
    </section>
  );
}

interface CodeFormProps {
  readonly label: string;
  readonly ask: (password: string) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** The password again before a code is shown, as a browser may have been left open. */
function CodeForm({ label, ask, isPending, error }: CodeFormProps) {
  const { say } = useTexts();
  const [password, setPassword] = useState("");
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        ask(password);
      }}
    >
      <PasswordField
        name="link-password"
        label={say("console.field.oldPassword")}
        description={say("console.links.password")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Failure error={error} />
      <div className="buttons">
        <Button type="submit" variant="default" disabled={password === ""} loading={isPending}>
          {label}
        </Button>
      </div>
    </form>
  );
}

function Code({ code, expiresAt }: { readonly code: string; readonly expiresAt: string }) {
  const { say, span } = useTexts();
  const leftMs = new Date(expiresAt).getTime() - useNow();
  if (leftMs <= 0) return <p className="problem">{say("console.links.expired")}</p>;
  const command = `/link ${code}`;
  return (
    <div className="link-box">
      <p>{say("console.links.write")}</p>
      <div className="code-line">
        <code>{command}</code>
        <CopyLine value={command} />
      </div>
      <p className="hint">{say("console.links.left", { time: span(Math.max(leftMs, 60_000)) })}</p>
    </div>
  );
}

function LinkRow({ link }: { readonly link: AccountLink }) {
  const { say, full } = useTexts();
  const removal = useLinkRemoval();
  const platform = say(`surface.platform.${link.platform}`);
  const name = link.name ?? link.account;
  return (
    <li>
      <span>
        <strong>{platform}</strong> <bdi>{name}</bdi>{" "}
        <span className="faint">{say("console.links.since", { time: full(link.linkedAt) })}</span>
      </span>
      <Button
        size="xs"
        variant="subtle"
        color="seal"
        aria-label={say("console.links.removeOf", { platform, name })}
        loading={removal.isPending}
        onClick={() => {
          removal.mutate(link);
        }}
      >
        {say("console.remove")}
      </Button>
      <Failure error={removal.error} />
    </li>
  );
}
