import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { post } from "../api/http.ts";
import type { Ticket } from "../api/types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { useTitle } from "../shell/use-title.ts";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts, type DeskLanguage } from "../texts/texts.tsx";
import { Entrance } from "./frame.tsx";
import { TicketForm } from "./ticket-form.tsx";

interface TicketPageProps {
  readonly token: string | null;
  readonly onLanguage: (language: DeskLanguage) => void;
}

/** Where a one-time link leads: an invitation, a new password, or the first account of all. */
export function TicketPage({ token, onLanguage }: TicketPageProps) {
  const { say } = useTexts();
  const ticket = useQuery({
    queryKey: ["ticket", token],
    queryFn: () =>
      token === null
        ? Promise.resolve<Ticket>({ valid: false })
        : post<Ticket>("/ticket", { token }),
    staleTime: Infinity,
  });
  const kind = ticket.data?.valid === true ? ticket.data.kind : "invitation";
  const title = say(`console.ticket.${kind}`);
  useTitle(title);
  return (
    <Entrance title={title} onLanguage={onLanguage}>
      {ticket.isPending && <Waiting />}
      {ticket.isError && <FailedLoad error={ticket.error} retry={() => void ticket.refetch()} />}
      {ticket.data?.valid === true && token !== null && (
        <TicketForm token={token} ticket={ticket.data} />
      )}
      {ticket.data?.valid === false && (
        <>
          <p>{say("console.ticket.void")}</p>
          <Link href="/">{say("console.ticket.toSignIn")}</Link>
        </>
      )}
    </Entrance>
  );
}
