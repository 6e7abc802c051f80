import { Button } from "@mantine/core";
import { useSessionEnd, useSessions, useSessionsEnd } from "../api/accounts.ts";
import type { OpenSession } from "../api/types.ts";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { useTexts, type Texts } from "../texts/texts.tsx";

/** The reader’s own open sessions, each to be ended from here. */
export function SessionsSection() {
  const { say } = useTexts();
  const sessions = useSessions();
  const endOthers = useSessionsEnd();
  if (sessions.isError) {
    return <FailedLoad error={sessions.error} retry={() => void sessions.refetch()} />;
  }
  if (!sessions.isSuccess) return null;
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{say("console.sessions.title")}</h2>
      <p>{say("console.sessions.text")}</p>
      <ul className="links">
        {sessions.data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <Failure error={endOthers.error} />
      {sessions.data.length > 1 && (
        <div className="buttons">
          <Button
            variant="outline"
            color="seal"
            loading={endOthers.isPending}
            onClick={() => {
              endOthers.mutate();
            }}
          >
            {say("console.sessions.endOthers")}
          </Button>
        </div>
      )}
    </section>
  );
}

function SessionRow({ session }: { readonly session: OpenSession }) {
  const texts = useTexts();
  const { say, full } = texts;
  const end = useSessionEnd();
  const { id, network, since, usedAt, isThis } = session;
  const name = nameOf(texts, session);
  return (
    <li>
      <span>
        <strong>{name}</strong>
        {network !== null && ` ${say("console.sessions.from", { network })}`}
        {isThis && (
          <>
            {" "}
            <span className="mark">{say("console.sessions.this")}</span>
          </>
        )}
        <br />
        <span className="faint">
          {say("console.sessions.times", { since: full(since), used: full(usedAt) })}
        </span>
      </span>
      {!isThis && (
        <Button
          size="xs"
          variant="subtle"
          color="seal"
          aria-label={say("console.sessions.endOf", { name, time: full(since) })}
          loading={end.isPending}
          onClick={() => {
            end.mutate(id);
          }}
        >
          {say("console.sessions.end")}
        </Button>
      )}
      <Failure error={end.error} />
    </li>
  );
}

function nameOf({ say }: Texts, { browser, system }: OpenSession): string {
  if (browser !== null && system !== null) {
    return say("console.sessions.browserOn", { browser, system });
  }
  return browser ?? system ?? say("console.sessions.browserUnknown");
}
