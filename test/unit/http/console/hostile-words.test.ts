import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PersonId } from "../../../../src/domain/message.ts";
import type { StaffId } from "../../../../src/domain/staff.ts";
import { createStaffLinks } from "../../../../src/store/staff-links.ts";
import { caseWorld, handedOver, withChannel, type CaseWorld } from "../../../helpers/case-world.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { MAIN } from "../../../helpers/desk.ts";
import { describeOnEachEngine } from "../../../helpers/each-engine.ts";
import { runs } from "../../../helpers/runs.ts";

const PIECES = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "[a](javascript:alert(1))",
  "</textarea><svg onload=alert(1)>",
  "</script><!--",
  "\u202e",
  "\u2066",
  "\ufeff",
  "\u2028",
  "\r\n\r\n",
  "\u001b[31m",
  "__NONCE__",
  "{{name}} ${name} {name}",
  "' or '1'='1",
  "a\u0301\u0301\u0301",
  "驿站",
  "😀",
];
/** Begins and ends with a letter, as spaces around a text are not kept. */
const hostile = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((pieces) => `a${pieces.join(" ")}z`);
const HTML = '<meta name="style-nonce" content="__NONCE__"><div id="root"></div>';

describeOnEachEngine("words that want to be something else", (on) => {
  let folder: string;
  let world: CaseWorld;
  let desk: TestConsole;
  let admin: Visitor;
  let by: StaffId;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "yizhan-console-"));
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), HTML);
    world = caseWorld(on.database);
    desk = await startConsole({
      database: on.database,
      time: world.time,
      pageDir: folder,
      more: () => world.cases.routes,
    });
    const account = await desk.account({ role: "admin", name: "Li", centres: "all" });
    admin = await desk.signIn(account);
    by = account.id;
  });
  afterEach(async () => {
    await world.stop();
    await desk.stop();
    rmSync(folder, { recursive: true });
  });

  /** Sends and reads back; whatever is answered is JSON that no browser takes for anything else. */
  const post = async <Body>(path: string, body: object, status = 200): Promise<Body> => {
    const answer = await desk.post(path, body, admin);
    expect([path, answer.status]).toEqual([path, status]);
    return checked(answer) as Body;
  };
  const get = async <Body>(path: string): Promise<Body> => {
    const answer = await desk.get(path, admin);
    expect([path, answer.status]).toEqual([path, 200]);
    return checked(answer) as Body;
  };
  const checked = ({ headers, body }: { headers: Headers; body: unknown }): unknown => {
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    return body;
  };

  it("are told literally, whoever wrote them, and are plain text in a file", async () => {
    await withChannel(world);
    let n = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        n += 1;
        const from = { conversation: `c${String(n)}` };
        const record = await handedOver(world, from, `Permit? ${text}`);
        await post(`/cases/${record.id}/take`, { revision: 1 });
        await post(`/cases/${record.id}/note`, { key: randomUUID(), text });
        await post(`/cases/${record.id}/reply`, { key: randomUUID(), text });
        await world.settled();
        await world.says(`More: ${text}`, from);
        const view = await get<{
          case: { question: string };
          entries: { kind: string; text: string }[];
        }>(`/cases/${record.id}`);
        const words = (kind: string) =>
          view.entries.filter((entry) => entry.kind === kind).map((entry) => entry.text);
        expect([words("note"), words("staff")]).toEqual([[text], [text]]);
        expect(words("person")).toContain(`More: ${text}`);
        expect(view.case.question).toBe(`Permit? ${text}`);

        const file = await desk.get(`/cases/${record.id}/export`, admin);
        expect(file.headers.get("content-type")).toBe("text/plain; charset=utf-8");
        expect(file.headers.get("x-content-type-options")).toBe("nosniff");
        expect(file.headers.get("content-disposition")).toMatch(
          /^attachment; filename=YZ-[\d-]+\.txt$/u,
        );
        // No line of what somebody wrote stands where the file's own lines stand.
        const own = String(file.body)
          .split(/[\n\r\u2028]/u)
          .filter((line) => /^\S/u.test(line));
        for (const line of own) expect(line).not.toMatch(/[<>\u202e\u2066\u001b]|alert|__NONCE__/u);
      }),
      { numRuns: runs(8) },
    );
  });

  it("are told literally where they are names, titles and channels", async () => {
    const links = createStaffLinks(on.database);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const canned = { title: text.slice(0, 120), text, language: "en", centre: MAIN };
        const { canned: saved } = await post<{ canned: { id: string } }>("/canned", canned);
        const all = await get<{ canned: object[] }>("/canned");
        expect(all.canned).toContainEqual({ ...canned, id: saved.id });

        const before = await get<{ centres: { id: string; revision: number }[] }>("/centres");
        const revision = before.centres.find(({ id }) => id === MAIN)?.revision;
        const names = { en: text, zh: text };
        const destinations = [{ platform: "slack", channel: text }];
        const edit = { revision, names, destinations };
        const { centre } = await post<{ centre: object }>(`/centres/${MAIN}`, edit);
        expect(centre).toMatchObject({ names, destinations });
        const hours = { week: { monday: [{ from: text, until: text }] }, breaks: [{ from: text }] };
        const wrong = await desk.post(
          `/centres/${MAIN}`,
          { revision: (revision ?? 0) + 1, hours },
          admin,
        );
        expect(wrong.status).toBe(400);
        expect(checked(wrong)).toMatchObject({ error: { reason: "hours_invalid" } });

        await links.offer(by, text, new Date(world.time.now().getTime() + 1_000));
        const account = {
          platform: "slack",
          installation: text,
          person: text as PersonId,
        } as const;
        await links.claim(text, { account, name: text, linkedAt: world.time.now() }, () => []);
        const own = await get<{ links: object[] }>("/account/links");
        expect(own.links).toContainEqual(
          expect.objectContaining({
            platform: "slack",
            installation: text,
            account: text,
            name: text,
          }),
        );

        const name = text.slice(0, 100);
        const person = { name, email: `${randomUUID()}@x.example`, role: "staff", centres: [MAIN] };
        const { staff } = await post<{ staff: { id: string } }>("/staff", person, 201);
        const { staff: everybody } = await get<{ staff: object[] }>("/staff");
        expect(everybody).toContainEqual(expect.objectContaining({ id: staff.id, name }));
      }),
      { numRuns: runs(20) },
    );
  });

  it("never come into a page, from an address or from what is kept", async () => {
    await desk.post(
      "/canned",
      { title: PIECES[0], text: "a", language: "en", centre: MAIN },
      admin,
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const path = `/console/cases/${encodeURIComponent(text)}?text=${encodeURIComponent(text)}`;
        const page = await fetch(desk.url + path, { headers: { Cookie: String(admin.cookie) } });
        const policy = page.headers.get("content-security-policy") ?? "";
        const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1] ?? "";
        expect((await page.text()).replaceAll(nonce, "__NONCE__")).toBe(HTML);
        expect(policy).toContain("script-src 'self';");

        const none = await fetch(`${desk.url}/console/assets/${encodeURIComponent(text)}`, {
          headers: { Accept: "text/html" },
        });
        const html = await none.text();
        expect([none.status, html.includes("alert"), html.includes("\u202e")]).toEqual([
          404,
          false,
          false,
        ]);

        for (const query of [
          `states=${encodeURIComponent(text)}`,
          `from=${encodeURIComponent(text)}`,
        ]) {
          const refused = await desk.get(`/cases?${query}`, admin);
          expect(refused.status).toBe(400);
          expect(JSON.stringify(checked(refused))).not.toContain("alert");
        }
        const unknown = await desk.post("/canned", { [text]: text }, admin);
        expect(unknown.status).toBe(400);
        expect(JSON.stringify(checked(unknown))).not.toContain("alert");
      }),
      { numRuns: runs(20) },
    );
  });

  it("lose no message of a person, whatever sign is in them", async () => {
    for (const [n, sign] of [
      "\u0000",
      "\ud800",
      "\udfff",
      "\uffff",
      "\u0007",
      "\u{10ffff}",
    ].entries()) {
      const from = { conversation: `c${String(n)}` };
      const record = await handedOver(world, from, `How do I renew${sign} my residence permit?`);
      await post(`/cases/${record.id}/take`, { revision: 1 });
      await world.says(`One more${sign} thing`, from);
      const { entries } = await get<{ entries: { text: string }[] }>(`/cases/${record.id}`);
      expect(entries.at(-1)?.text).toMatch(/^One more.{0,2} thing$/u);
    }
  });
});
