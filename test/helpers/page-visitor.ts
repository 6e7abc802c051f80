import { randomUUID } from "node:crypto";
import type { WebMessage } from "../../adapters/web/events.ts";
import { ChatClient } from "./chat-client.ts";
import { waitFor } from "./wait-for.ts";

const LONG_MS = 120_000;

/** Somebody at the chat page, with all that is said to them. */
export interface PageVisitor {
  readonly said: readonly WebMessage[];
  /** To staff, who may be silent. */
  writes(text: string): Promise<void>;
  /** Ends once something is said to it. */
  sends(what: { readonly text: string } | { readonly action: string }): Promise<void>;
  /** The first button whose action begins so; ends as {@link sends} does. */
  presses(start: string): Promise<void>;
  /** Of the case that was opened last, once it is told. */
  reference(): Promise<string>;
  /** From now on what they write goes to another process; they go on reading where they do. */
  writeAt(url: string): void;
}

export async function visitorAt(url: string): Promise<PageVisitor> {
  let chat = new ChatClient(url);
  const credentials = await chat.open({ locale: "en" });
  const stream = await chat.listen(credentials);
  const said: WebMessage[] = [];
  void (async () => {
    for (;;) {
      const [message] = await stream.messages(1);
      if (message !== undefined && message.from !== "person") said.push(message);
    }
  })().catch(() => undefined);
  const afterwards = async (act: () => Promise<unknown>): Promise<void> => {
    const before = said.length;
    await act();
    await waitFor(() => said.length > before, LONG_MS);
  };
  const send = async (what: object): Promise<void> => {
    const { status } = await chat.send(credentials, { id: randomUUID(), ...what });
    if (status !== 202) throw new Error(`the chat page answered ${String(status)}`);
  };
  return {
    said,
    writes: (text) => send({ text }),
    sends: (what) => afterwards(() => send(what)),
    presses: (start) => {
      const action = said.flatMap(({ actions }) => actions).find(({ id }) => id.startsWith(start));
      if (action === undefined) throw new Error(`there is no button ${start}`);
      return afterwards(() => send({ action: action.id }));
    },
    reference: async () => {
      const found = () => said.flatMap(({ text }) => /YZ-\d{4}-\d{4,}/u.exec(text) ?? []).at(-1);
      await waitFor(() => found() !== undefined, LONG_MS);
      return found() ?? "";
    },
    writeAt: (other) => {
      chat = new ChatClient(other);
    },
  };
}
