import { randomUUID } from "node:crypto";
import type { DocumentPath } from "../../../../src/domain/document.ts";
import type { CentreId } from "../../../../src/domain/staff.ts";
import { createCannedReplies } from "../../../../src/store/canned-replies.ts";
import { createContentStore } from "../../../../src/store/content.ts";
import { openCase } from "../../../helpers/console-cases.ts";
import { openDraft } from "../../../helpers/console-content.ts";
import { openGroup } from "../../../helpers/console-insight.ts";
import type { TestConsole } from "../../../helpers/console.ts";
import { MAIN, PASSWORD, SOUTH } from "../../../helpers/desk.ts";

/** A request of which every field is right, about something in a centre. */
export interface Sample {
  readonly path?: (desk: TestConsole, centre: CentreId) => Promise<string>;
  readonly body?: (desk: TestConsole, centre: CentreId) => unknown;
  /** For who may; `null` where the request belongs to no centre. */
  readonly own: number;
  readonly other: number | null;
  /** Asks for somebody who works for all centres. */
  readonly whole?: true;
}

let count = 0;
export function fresh(): string {
  count += 1;
  return `fresh${count}`;
}

async function staffPath(desk: TestConsole, centre: CentreId, more = ""): Promise<string> {
  const { id } = await desk.account({
    role: "staff",
    centres: [centre],
    email: `${fresh()}@centre.example`,
  });
  return `/staff/${id}${more}`;
}

async function casePath(desk: TestConsole, centre: CentreId, more = ""): Promise<string> {
  return `/cases/${(await openCase(desk.database, centre)).id}${more}`;
}

/** Of a step of a new case; the first revision is the one that is there. */
function step(name: string, own: number, more: Readonly<Record<string, string>> = {}): Sample {
  return {
    path: (desk, centre) => casePath(desk, centre, `/${name}`),
    body: () => ({ revision: 1, ...more }),
    own,
    other: 404,
  };
}

function words(name: string, own: number, more: Readonly<Record<string, string>>): Sample {
  return {
    path: (desk, centre) => casePath(desk, centre, `/${name}`),
    body: () => ({ key: randomUUID(), ...more }),
    own,
    other: 404,
  };
}

async function cannedPath(desk: TestConsole, centre: CentreId): Promise<string> {
  const id = randomUUID();
  const { id: by } = await desk.account({ role: "lead", email: `${fresh()}@centre.example` });
  const reply = { id, centre, language: "en", title: "Hello", text: "Good morning" };
  await createCannedReplies(desk.database).save(reply, by, desk.time.now());
  return `/canned/${id}/remove`;
}

function draftPath(more: string): (desk: TestConsole) => Promise<string> {
  return async (desk) => `/content/drafts/${(await openDraft(desk.database)).id}${more}`;
}

/** Of words that were taken out of a draft. */
async function earlierPath({ database }: TestConsole): Promise<string> {
  const edits = [{ path: "knowledge/sources.yaml" as DocumentPath, text: "Mine.", base: 1 }];
  const begun = await openDraft(database, { edits });
  const store = createContentStore(database);
  const entry = { at: begun.createdAt, actor: begun.author, target: begun.id, details: {} };
  const dropped = { ...begun, version: 2, edits: [] };
  await store.saveDraft(dropped, { ...entry, action: "content.draft_saved" });
  const [earlier] = await store.earlierEdits(begun.id);
  return `/content/drafts/${begun.id}/earlier/${String(earlier?.id)}`;
}

/** Of a change of a new draft; content belongs to no centre. */
function draft(more: string, own: number, body: Readonly<Record<string, unknown>> = {}): Sample {
  return {
    path: draftPath(more),
    body: () => ({ version: 1, ...body }),
    own,
    other: null,
    whole: true,
  };
}

export const SAMPLES: Readonly<Record<string, Sample>> = {
  "POST /login": {
    body: () => ({ email: "nobody@centre.example", password: PASSWORD }),
    own: 401,
    other: null,
  },
  "POST /logout": { body: () => ({}), own: 200, other: null },
  "GET /session": { own: 200, other: null },
  "POST /password": {
    body: () => ({ old: PASSWORD, new: `${PASSWORD}!` }),
    own: 200,
    other: null,
  },
  "POST /language": { body: () => ({ language: "zh" }), own: 200, other: null },
  "POST /ticket": { body: () => ({ token: "unknown" }), own: 200, other: null },
  "POST /ticket/accept": {
    body: () => ({ token: "unknown", password: PASSWORD, language: "zh" }),
    own: 404,
    other: null,
  },
  "GET /login/provider": { own: 200, other: null },
  "POST /login/code": { body: () => ({ code: "123456" }), own: 401, other: null },
  "POST /login/setup": { body: () => ({}), own: 401, other: null },
  "POST /login/setup/confirm": { body: () => ({ code: "123456" }), own: 401, other: null },
  "GET /account/sessions": { own: 200, other: null },
  "POST /account/sessions/end": { body: () => ({ id: "unknown" }), own: 404, other: null },
  "POST /account/sessions/end-others": { body: () => ({}), own: 200, other: null },
  "POST /staff/:id/sessions/end": {
    path: (desk, centre) => staffPath(desk, centre, "/sessions/end"),
    body: () => ({}),
    own: 200,
    other: 404,
  },
  "GET /account/notices": { own: 200, other: null },
  "POST /account/notices/read": { body: () => ({ until: 1 }), own: 200, other: null },
  "GET /account/second-factor": { own: 200, other: null },
  "POST /account/second-factor": { body: () => ({ password: PASSWORD }), own: 200, other: null },
  "POST /account/second-factor/confirm": {
    body: () => ({ code: "123456" }),
    own: 409,
    other: null,
  },
  "POST /account/second-factor/codes": {
    body: () => ({ password: PASSWORD }),
    own: 409,
    other: null,
  },
  "POST /account/second-factor/off": {
    body: () => ({ password: PASSWORD }),
    own: 200,
    other: null,
  },
  // Nobody of the samples has one.
  "POST /staff/:id/second-factor/reset": {
    path: (desk, centre) => staffPath(desk, centre, "/second-factor/reset"),
    body: () => ({}),
    own: 409,
    other: 404,
  },
  "GET /colleagues": { own: 200, other: null },
  "GET /staff": { own: 200, other: null },
  "POST /staff": {
    body: (_desk, centre) => ({
      name: "New",
      email: `${fresh()}@centre.example`,
      role: "staff",
      centres: [centre],
    }),
    own: 201,
    other: 403,
  },
  "POST /staff/:id": {
    path: (desk, centre) => staffPath(desk, centre),
    body: () => ({ name: "Other" }),
    own: 200,
    other: 404,
  },
  "POST /staff/:id/reset": {
    path: (desk, centre) => staffPath(desk, centre, "/reset"),
    body: () => ({}),
    own: 200,
    other: 404,
  },
  "GET /centres": { own: 200, other: null },
  "POST /centres": {
    body: () => ({ id: fresh(), names: { en: "New", zh: "新" } }),
    own: 201,
    other: null,
    whole: true,
  },
  "POST /centres/:id": {
    path: (_desk, centre) => Promise.resolve(`/centres/${centre}`),
    body: () => ({ revision: 1_000 }),
    own: 409,
    other: 404,
  },
  "GET /audit": { own: 200, other: null, whole: true },
  "GET /cases": { own: 200, other: null },
  "GET /cases/:id": { path: casePath, own: 200, other: 404 },
  "POST /cases/:id/take": step("take", 200),
  // Nobody holds it, so nobody can give it back.
  "POST /cases/:id/release": step("release", 200),
  "POST /cases/:id/resolve": step("resolve", 200),
  "POST /cases/:id/reopen": step("reopen", 200),
  "POST /cases/:id/assign": {
    path: (desk, centre) => casePath(desk, centre, "/assign"),
    body: () => ({ revision: 1, staff: "nobody" }),
    own: 409,
    other: 404,
  },
  "POST /cases/:id/move": {
    path: (desk, centre) => casePath(desk, centre, "/move"),
    body: (_desk, centre) => ({ revision: 1, centre: centre === MAIN ? SOUTH : MAIN }),
    own: 200,
    other: 404,
  },
  "POST /cases/:id/raise": step("raise", 200, { urgency: "urgent" }),
  "POST /cases/:id/note": words("note", 200, { text: "They called twice." }),
  // Only its holder speaks in a case.
  "POST /cases/:id/reply": words("reply", 409, { text: "Good morning" }),
  "POST /cases/:id/translation": words("translation", 409, { text: "Good morning" }),
  "POST /cases/:id/article": words("article", 409, { article: "visas/z-work-visa" }),
  "GET /articles": { own: 200, other: null },
  "GET /canned": { own: 200, other: null },
  "POST /canned": {
    body: (_desk, centre) => ({ title: "Hello", text: "Good morning", language: "en", centre }),
    own: 200,
    other: 404,
  },
  "POST /canned/:id/remove": { path: cannedPath, body: () => ({}), own: 200, other: 404 },
  "POST /account/link": { body: () => ({ password: PASSWORD }), own: 200, other: null },
  "GET /account/links": { own: 200, other: null },
  "POST /account/links/remove": {
    body: () => ({ platform: "slack", installation: "T1", account: "U1" }),
    own: 404,
    other: null,
  },
  "GET /watch": { own: 200, other: null },
  "GET /cases/:id/export": {
    path: (desk, centre) => casePath(desk, centre, "/export"),
    own: 200,
    other: 404,
  },
  "GET /gaps": { own: 200, other: null },
  "POST /gaps/:id/settle": {
    path: async (desk) => `/gaps/${await openGroup(desk.database)}/settle`,
    body: () => ({ as: "not_ours", seen: { state: "open", settledAt: null } }),
    own: 200,
    other: null,
    whole: true,
  },
  "GET /calendar": { own: 200, other: null },
  "GET /calendar/due": { own: 200, other: null },
  "POST /calendar/task": {
    // Nothing is due that was not yesterday: there is no such item.
    body: () => ({ key: "review/2020-01-01/visas%2Fnone/", to: null, seen: null }),
    own: 404,
    other: null,
    whole: true,
  },
  "POST /calendar/owner": {
    body: () => ({ owner: "culture", mine: false }),
    own: 200,
    other: null,
    whole: true,
  },
  "GET /numbers": { own: 200, other: null },
  "GET /numbers.csv": { own: 200, other: null },
  "GET /numbers/centres/:id.csv": {
    path: (_desk, centre) => Promise.resolve(`/numbers/centres/${centre}.csv`),
    own: 200,
    other: 404,
  },
  "GET /numbers/centres/:id": {
    path: (_desk, centre) => Promise.resolve(`/numbers/centres/${centre}`),
    own: 200,
    other: 404,
  },
  "GET /content": { own: 200, other: null },
  "GET /content/articles/:topic/:slug": {
    path: () => Promise.resolve("/content/articles/visas/fees"),
    own: 200,
    other: null,
  },
  "GET /content/articles/:topic/:slug/ways/:language": {
    path: () => Promise.resolve("/content/articles/visas/fees/ways/en"),
    own: 200,
    other: null,
  },
  "GET /content/documents": {
    path: () => Promise.resolve("/content/documents?path=knowledge/sources.yaml"),
    own: 200,
    other: null,
  },
  "GET /content/revisions/:id": {
    path: () => Promise.resolve("/content/revisions/1"),
    own: 200,
    other: null,
  },
  "GET /content/facts": { own: 200, other: null },
  "GET /content/banner": { own: 200, other: null },
  "GET /content/rows": { own: 200, other: null },
  "GET /content/releases": { own: 200, other: null },
  "GET /content/releases/:number": {
    path: () => Promise.resolve("/content/releases/1"),
    own: 200,
    other: null,
  },
  "GET /content/releases/:number/change": {
    path: () => Promise.resolve("/content/releases/1/change?path=knowledge/sources.yaml"),
    own: 200,
    other: null,
  },
  "GET /content/withdrawals": { own: 200, other: null },
  "GET /content/withdrawals/elsewhere": {
    path: () => Promise.resolve("/content/withdrawals/elsewhere?article=visas/fees&claim=fee"),
    own: 200,
    other: null,
  },
  "GET /content/drafts": { own: 200, other: null },
  "POST /content/drafts": {
    body: () => ({ title: "A change", nature: "correction" }),
    own: 201,
    other: null,
    whole: true,
  },
  "GET /content/drafts/:id": { path: draftPath(""), own: 200, other: null },
  "POST /content/drafts/:id": draft("", 200, { title: "Another" }),
  "GET /content/drafts/:id/earlier": { path: draftPath("/earlier"), own: 200, other: null },
  "GET /content/drafts/:id/earlier/:edit": { path: earlierPath, own: 200, other: null },
  "POST /content/drafts/:id/fact": draft("/fact", 200, {
    name: "fee",
    value: "350 CNY",
    sources: [{ id: "law", seenOn: "2026-11-24" }],
    entry: 0,
  }),
  "POST /content/drafts/:id/banner": draft("/banner", 200, { from: null, until: null, words: {} }),
  "POST /content/drafts/:id/row": draft("/row", 200, {
    row: "row:visa-free:unilateral:DE/2026-12-31",
    days: 30,
    from: "2023-12-01",
    until: "end",
    sources: [{ id: "law", seenOn: "2026-11-24" }],
    confidence: "high",
  }),
  "POST /content/drafts/:id/source": draft("/source", 200, {
    id: "notice",
    title: "A notice",
    publisher: "The state",
    url: null,
    seenOn: "2026-11-24",
    confidence: "high",
  }),
  "POST /content/drafts/:id/variant": draft("/variant", 200, {
    article: "visas/fees",
    language: "en",
    question: "what is to be paid",
  }),
  "POST /content/drafts/:id/ways": draft("/ways", 200, {
    article: "visas/fees",
    language: "en",
    moved: [{ question: "question fees number i", wanted: [] }],
    removed: ["question fees number ii"],
  }),
  "POST /content/drafts/:id/verified": draft("/verified", 200, {
    article: "visas/fees",
    on: "2026-11-24",
  }),
  "POST /content/drafts/:id/rows-verified": draft("/rows-verified", 200, {
    rows: ["row:visa-free:unilateral:DE/2026-12-31"],
    on: "2026-11-24",
  }),
  "POST /content/drafts/:id/discard": draft("/discard", 200),
  // There is no model.
  "POST /content/drafts/:id/translate": {
    path: draftPath("/translate"),
    body: () => ({ path: "knowledge/visas/fees/ru.md", text: "" }),
    own: 503,
    other: null,
    whole: true,
  },
  "POST /content/drafts/:id/check": {
    path: draftPath("/check"),
    body: () => ({}),
    own: 200,
    other: null,
    whole: true,
  },
  // It has no edits.
  "POST /content/drafts/:id/submit": draft("/submit", 409, { reason: "It is so." }),
  "POST /content/drafts/:id/gate": {
    path: draftPath("/gate"),
    body: () => ({}),
    own: 202,
    other: null,
    whole: true,
  },
  "GET /content/drafts/:id/gate": { path: draftPath("/gate"), own: 200, other: null },
  // It is not submitted.
  "POST /content/drafts/:id/publish": draft("/publish", 409),
  // Before the first release there was nothing.
  "POST /content/releases/:number/restore": {
    path: () => Promise.resolve("/content/releases/1/restore"),
    body: () => ({ reason: "It was wrong." }),
    own: 409,
    other: null,
    whole: true,
  },
  "POST /content/preview": {
    body: () => ({ path: "knowledge/visas/fees/en.md", text: "no head" }),
    own: 200,
    other: null,
  },
  "POST /content/withdrawals": {
    body: () => ({ article: "visas/none", claim: null, reason: "It is wrong." }),
    own: 404,
    other: null,
    whole: true,
  },
  "POST /content/withdrawals/:id/lift": {
    path: () => Promise.resolve("/content/withdrawals/none/lift"),
    body: () => ({ reason: "It is right." }),
    own: 404,
    other: null,
    whole: true,
  },
  "GET /content/notices": { own: 200, other: null },
  "POST /content/notices/count": {
    body: () => ({ release: 1, since: "2026-11-01T00:00:00Z" }),
    own: 200,
    other: null,
    whole: true,
  },
  "POST /content/notices": {
    body: () => ({ withdrawal: "none", since: "2026-11-01T00:00:00Z" }),
    own: 404,
    other: null,
    whole: true,
  },
  "GET /content/releases/:number/withdrawn": {
    path: () => Promise.resolve("/content/releases/1/withdrawn"),
    own: 200,
    other: null,
  },
  // There is no such draft.
  "POST /prompts/try": {
    body: () => ({ draft: "none", questions: [{ text: "Do I need a visa?" }] }),
    own: 404,
    other: null,
    whole: true,
  },
};
