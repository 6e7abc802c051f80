import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useSession } from "./api/accounts.ts";
import { Waiting } from "./shell/waiting.tsx";
import { Desk } from "./shell/desk.tsx";
import { SignIn } from "./sign-in/sign-in.tsx";
import { TicketPage } from "./sign-in/ticket.tsx";
import { loadTexts, TextsContext, useTexts, type DeskLanguage } from "./texts/texts.tsx";
import { useLanguage } from "./texts/use-language.ts";

/** @param token of a one-time link, `null` without one */
export function App({ token }: { readonly token: string | null }) {
  const session = useSession();
  const [language, setLanguage] = useLanguage(session.data?.staff.language ?? null);
  const texts = useQuery({
    queryKey: ["texts", language],
    queryFn: () => loadTexts(language),
    staleTime: Infinity,
    gcTime: Infinity,
    placeholderData: (before) => before,
  });
  if (texts.data === undefined) return null;
  return (
    <TextsContext value={texts.data}>
      <Gate token={token} onLanguage={setLanguage} />
    </TextsContext>
  );
}

interface GateProps {
  readonly token: string | null;
  readonly onLanguage: (language: DeskLanguage) => void;
}

/** Who is not signed in sees the way in, at whatever address: after it they are where they meant to go. */
function Gate({ token, onLanguage }: GateProps) {
  const { say } = useTexts();
  const [path] = useLocation();
  const session = useSession();
  if (path === "/ticket") return <TicketPage token={token} onLanguage={onLanguage} />;
  if (session.isPending) return <Waiting />;
  if (session.isError) {
    return (
      <main className="empty">
        <h1>{say("console.unreachable.title")}</h1>
        <p>{say("console.unreachable.text")}</p>
        <Button onClick={() => void session.refetch()}>{say("console.retry")}</Button>
      </main>
    );
  }
  if (session.data === null) return <SignIn onLanguage={onLanguage} />;
  return <Desk key={session.data.staff.id} session={session.data} />;
}
