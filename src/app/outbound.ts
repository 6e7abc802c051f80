import { Agent as PlainAgent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import { fetch as undiciFetch, ProxyAgent, Agent as Dispatcher } from "undici";
import type { Outbound } from "../../adapters/shared/messenger.ts";

/** @param proxyUrl the proxy that https requests go through; `null` sends them straight */
export function createOutbound(proxyUrl: string | null): Outbound {
  const options = { keepAlive: true, keepAliveMsecs: 15_000 };
  // Known to Node since 22.21, to its types not yet.
  const proxied = { ...options, proxyEnv: { HTTPS_PROXY: proxyUrl ?? "" } };
  const dispatcher = proxyUrl === null ? new Dispatcher() : new ProxyAgent(proxyUrl);
  const straight = new Dispatcher();
  const fetchThrough = (input: string | URL, init: object = {}): Promise<unknown> => {
    const isPlain = new URL(input).protocol === "http:";
    return undiciFetch(input, { ...init, dispatcher: isPlain ? straight : dispatcher });
  };
  return {
    agent: new SecureAgent(proxyUrl === null ? options : proxied),
    plainAgent: new PlainAgent(options),
    fetch: fetchThrough as typeof globalThis.fetch,
    proxy: proxyUrl === null ? null : dispatcher,
  };
}
