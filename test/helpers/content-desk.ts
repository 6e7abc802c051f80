import { afterEach, beforeEach, expect } from "vitest";
import { contentOf, seedContent } from "./console-content.ts";
import { startConsole, type TestConsole, type Visitor } from "./console.ts";

/** A draft as a request answers it, as far as the next request needs it. */
export interface Head {
  readonly id: string;
  readonly version: number;
}

/** The desk over a small content, made anew for each test, with Anna and Ben who edit it. */
export function contentDesk() {
  let desk: TestConsole;
  let anna: Visitor;
  let ben: Visitor;
  beforeEach(async () => {
    desk = await startConsole({
      more: (own, database, time) => contentOf(own, database, time).routes,
    });
    await seedContent(desk.database, desk.time);
    const signedIn = async (name: string): Promise<Visitor> =>
      desk.signIn(await desk.account({ role: "editor", name, centres: "all" }));
    anna = await signedIn("Anna");
    ben = await signedIn("Ben");
  });
  afterEach(() => desk.stop());

  async function get<Body>(path: string, who = anna, status = 200): Promise<Body> {
    const answer = await desk.get(path, who);
    expect([path, answer.status]).toEqual([path, status]);
    return answer.body as Body;
  }

  async function post<Body>(path: string, body: object, status = 200, who = anna): Promise<Body> {
    const answer = await desk.post(path, body, who);
    expect([path, answer.status, answer.status === status ? null : answer.body]).toEqual([
      path,
      status,
      null,
    ]);
    return answer.body as Body;
  }

  async function draftWith(
    edits: readonly { path: string; text: string | null; base: number | null }[],
  ): Promise<Head> {
    const { draft } = await post<{ draft: Head }>(
      "/content/drafts",
      { title: "Fees", nature: "correction" },
      201,
    );
    const saved = await post<{ draft: Head }>(`/content/drafts/${draft.id}`, { version: 1, edits });
    return saved.draft;
  }

  async function baseOf(path: string): Promise<number> {
    const { revision } = await get<{ revision: number }>(`/content/documents?path=${path}`);
    return revision;
  }

  async function settled(id: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { gate } = await get<{ gate: { state: string } }>(`/content/drafts/${id}/gate`);
      if (gate.state !== "running") return;
    }
  }

  /** A correction of Anna’s that Ben publishes. */
  async function published(
    edits: readonly { path: string; text: string; base: number }[],
  ): Promise<void> {
    const { id, version } = await draftWith(edits);
    const { draft } = await post<{ draft: Head }>(`/content/drafts/${id}/submit`, {
      version,
      reason: "It is so.",
    });
    await settled(id);
    await post(`/content/drafts/${id}/publish`, { version: draft.version }, 201, ben);
  }

  return {
    visits: () => ({ desk, anna, ben }),
    get,
    post,
    draftWith,
    baseOf,
    settled,
    published,
  };
}
