import { randomUUID } from "node:crypto";
import { createParser } from "eventsource-parser";
import { waitFor } from "../wait-for.ts";
import type { StaffDriver } from "./drivers.ts";

/** A case as the web desk tells of it, as far as is looked at here. */
export interface DeskCase {
  readonly case: {
    readonly id: string;
    readonly revision: number;
    readonly state: string;
    readonly language: string;
    readonly satisfaction: string | null;
    readonly holder: { readonly name: string } | null;
  };
  readonly entries: readonly { readonly kind: string; readonly text: string }[];
}

export const PASSWORD = "eleven quiet herons";

/** Somebody at the web desk, as a browser would be. */
export class Desk {
  readonly #url: string;
  #cookie = "";
  #csrf = "";

  constructor(url: string) {
    this.#url = `${url}/console/api`;
  }

  /** Uses a one-time link, and signs in with what it chose. */
  async join(token: string, chosen: object = {}): Promise<this> {
    const accepted = await this.post("/ticket/accept", { token, password: PASSWORD, ...chosen });
    const { email } = accepted as { email: string };
    const { csrf } = (await this.post("/login", { email, password: PASSWORD })) as { csrf: string };
    this.#csrf = csrf;
    return this;
  }

  get(path: string): Promise<unknown> {
    return this.#ask(path, {});
  }

  post(path: string, body: object): Promise<unknown> {
    return this.#ask(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": this.#csrf },
      body: JSON.stringify(body),
    });
  }

  /** The same account with the same session, at another address. */
  at(url: string): Desk {
    const there = new Desk(url);
    there.#cookie = this.#cookie;
    there.#csrf = this.#csrf;
    return there;
  }

  /** What an open page is told of: that some case changed. @returns ends it */
  async watch(changed: () => void): Promise<() => void> {
    const ended = new AbortController();
    const headers = { Cookie: this.#cookie };
    const response = await fetch(`${this.#url}/watch`, { headers, signal: ended.signal });
    if (!response.ok) throw new Error(`/watch: ${String(response.status)}`);
    const parser = createParser({
      onEvent: ({ event }) => {
        if (event === "change") changed();
      },
    });
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? [])
        parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    };
    // It ends with the page.
    read().catch(() => undefined);
    return () => {
      ended.abort();
    };
  }

  /** `null` while there is none of that reference. */
  async idOf(reference: string): Promise<string | null> {
    const path = `/cases?text=${encodeURIComponent(reference)}`;
    const { cases } = (await this.get(path)) as { cases: { id: string; reference: string }[] };
    return cases.find((each) => each.reference === reference)?.id ?? null;
  }

  async caseOf(reference: string): Promise<DeskCase> {
    const id = await this.idOf(reference);
    if (id === null) throw new Error(`there is no case ${reference}`);
    return (await this.get(`/cases/${id}`)) as DeskCase;
  }

  async #ask(path: string, init: RequestInit): Promise<unknown> {
    const headers = { ...(init.headers as Record<string, string> | undefined) };
    if (this.#cookie !== "") headers["Cookie"] = this.#cookie;
    const response = await fetch(this.#url + path, { ...init, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(";")[0] ?? "";
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${text}`);
    return JSON.parse(text);
  }
}

/** One who works on a case at the web desk. */
export function staffAtDesk(desk: Desk, reference: string): StaffDriver {
  const step = async (name: "take" | "resolve"): Promise<void> => {
    const { case: record } = await desk.caseOf(reference);
    await desk.post(`/cases/${record.id}/${name}`, { revision: record.revision });
  };
  const write = async (kind: "note" | "reply", text: string): Promise<number> => {
    const { case: record } = await desk.caseOf(reference);
    const at = performance.now();
    await desk.post(`/cases/${record.id}/${kind}`, { key: randomUUID(), text });
    return at;
  };
  return {
    found: () => waitFor(async () => (await desk.idOf(reference)) !== null, 20_000),
    take: () => step("take"),
    sees: (text) =>
      waitFor(async () => {
        const { entries } = await desk.caseOf(reference);
        return entries.some((entry) => entry.kind === "person" && entry.text === text);
      }, 20_000),
    note: async (text) => {
      await write("note", text);
    },
    reply: (text) => write("reply", text),
    resolve: () => step("resolve"),
  };
}
