import type { WebMessage } from "../../../adapters/web/events.ts";
import { ChatClient } from "../chat-client.ts";
import { wordsOfMarkdown } from "../platforms/teams-look.ts";
import { withoutMarks, type ResearcherDriver, type Seen } from "./drivers.ts";

/** Somebody at the chat page, who listens as long as the page is open. */
export async function webPerson(url: string, locale: string): Promise<ResearcherDriver> {
  const client = new ChatClient(url);
  const credentials = await client.open({ locale, timeZone: "Asia/Shanghai" });
  const stream = await client.listen(credentials);
  const told = new Map<string, Seen>();
  const listen = async (): Promise<never> => {
    for (;;) {
      const [message] = await stream.messages(1);
      if (message !== undefined && message.from !== "person") told.set(message.id, seen(message));
    }
  };
  // It ends with the stream.
  listen().catch(() => undefined);
  let count = 0;
  const send = async (body: object): Promise<void> => {
    count += 1;
    const { status } = await client.send(credentials, { id: `message-${count}`, ...body });
    if (status !== 202) throw new Error(`the chat page answered ${status}`);
  };
  return {
    say: (text) => send({ text }),
    press: (_message, { carried }) => send({ action: carried }),
    told: () => [...told.values()],
    stop: () => {
      stream.close();
    },
  };
}

function seen({ id, text, actions }: WebMessage): Seen {
  return {
    id,
    words: withoutMarks(wordsOfMarkdown(text).join("\n\n")),
    buttons: actions.map((action) => ({ label: action.label, carried: action.id })),
  };
}
