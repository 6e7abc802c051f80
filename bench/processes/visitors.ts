import { randomUUID } from "node:crypto";
import { Agent, request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { WebMessage } from "../../adapters/web/events.ts";

/** One visitor of the chat page, who writes at one address of the service and reads at another. */
export interface Visitor {
  /** @returns milliseconds from the writing to the acknowledgement, and to the sight of the reply */
  ask(question: string): Promise<{ readonly acknowledged: number; readonly replied: number }>;
  leave(): void;
}

// Not `fetch`: the visitors share two cores with the service that they measure.
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/**
 * Opens a conversation and its stream.
 *
 * @param place makes them somebody at an address of their own, as the limits are for each address
 */
export async function visit(writing: string, listening: string, place: number): Promise<Visitor> {
  const from = `10.${String(place >> 16)}.${String((place >> 8) & 255)}.${String(place & 255)}`;
  const headers = { "Content-Type": "application/json", "X-Forwarded-For": from };
  const opened = await send(`${writing}/web/conversations`, headers, {});
  if (opened.status !== 201) throw new Error(`no conversation: ${String(opened.status)}`);
  const { conversationId, token } = JSON.parse(opened.body) as Record<string, string>;
  const own = { ...headers, Authorization: `Bearer ${String(token)}` };
  const address = `/web/conversations/${String(conversationId)}`;
  const waiting = new Map<string, () => void>();
  const stream = await listen(`${listening}${address}/events`, own, (answered) => {
    waiting.get(answered)?.();
  });
  return {
    ask: async (question) => {
      const id = randomUUID();
      const began = performance.now();
      const seen = new Promise<number>((resolve) => {
        waiting.set(id, () => {
          resolve(performance.now() - began);
        });
      });
      const { status } = await send(`${writing}${address}/messages`, own, { id, text: question });
      if (status !== 202) throw new Error(`not taken: ${String(status)}`);
      const acknowledged = performance.now() - began;
      const replied = await seen;
      waiting.delete(id);
      return { acknowledged, replied };
    },
    leave: () => {
      stream.destroy();
    },
  };
}

/** @param heard told which message is answered */
async function listen(
  url: string,
  headers: Record<string, string>,
  heard: (answered: string) => void,
): Promise<IncomingMessage> {
  const stream = await answerTo(url, "GET", { ...headers, Accept: "text/event-stream" }, null);
  if (stream.statusCode !== 200) throw new Error(`no stream: ${String(stream.statusCode)}`);
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("data:")) continue;
      const { inReplyTo, text: said } = JSON.parse(
        line.slice("data:".length),
      ) as Partial<WebMessage>;
      // That somebody is typing names the message as well, and says nothing.
      if (typeof inReplyTo === "string" && said !== undefined) heard(inReplyTo);
    }
  });
  // Its end is the end of the measurement.
  stream.on("error", () => undefined);
  return stream;
}

async function send(
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<{ readonly status: number; readonly body: string }> {
  const response = await answerTo(url, "POST", headers, JSON.stringify(body));
  return { status: response.statusCode ?? 0, body: await text(response) };
}

function answerTo(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string | null,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, resolve);
    sent.on("error", (error) => {
      // The service closed an idle connection in the moment in which it was used again: nothing was heard of it.
      if (sent.reusedSocket) answerTo(url, method, headers, body).then(resolve, reject);
      else reject(error);
    });
    sent.end(body ?? undefined);
  });
}
