import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ArticleId } from "../../../../src/domain/ids.ts";
import type { Case } from "../../../../src/domain/case.ts";
import { createCaseStore } from "../../../../src/store/cases.ts";
import type { MessageStore } from "../../../../src/ports/message-store.ts";
import { createMessageStore } from "../../../../src/store/message-store.ts";
import { aCase, opening } from "../../../helpers/case-steps.ts";
import { insightOf, insightRows, openGroup } from "../../../helpers/console-insight.ts";
import {
  startConsole,
  type Answered,
  type TestConsole,
  type Visitor,
} from "../../../helpers/console.ts";
import { MAIN, SOUTH } from "../../../helpers/desk.ts";
import { asks, type Asked } from "../../../helpers/insight-world.ts";

const CUSTOMS: ArticleId = "green-channels/customs-for-research-equipment";
/** A group that nobody settled. */
const UNTOUCHED = { state: "open", settledAt: null };
const NOT_THERE = "0b5e8a52-7f0e-4c2e-8f25-1c7a4f3f2d11";

let desk: TestConsole;
let messages: MessageStore;
let editor: Visitor;
let reader: Visitor;
let admin: Visitor;
beforeEach(async () => {
  desk = await startConsole({
    more: (own, database, time) => insightOf(own, database, time).routes,
  });
  messages = createMessageStore(desk.database, { erasers: [] });
  editor = await desk.signIn(await desk.account({ role: "editor", centres: "all" }));
  reader = await desk.signIn(await desk.account({ role: "reader", centres: [MAIN] }));
  admin = await desk.signIn(await desk.account({ role: "admin", centres: "all" }));
});
afterEach(() => desk.stop());

const ask = (asked: Asked) => asks(messages, { at: desk.time.now(), ...asked });
const bodyOf = ({ status, body }: Answered): unknown => {
  expect(status).toBe(200);
  return body;
};
const statuses = async (paths: readonly string[], who: Visitor) =>
  Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, (await desk.get(path, who)).status])),
  ) as Record<string, number>;

describe("the questions without an answer", () => {
  interface GapsBody {
    readonly gaps: readonly Record<string, unknown>[];
  }
  const gaps = async (query = "", who = reader) =>
    (bodyOf(await desk.get(`/gaps${query}`, who)) as GapsBody).gaps;

  it("are told in groups, with the title of the nearest article in the reader's language", async () => {
    await ask({ text: "How do I import a piano?", nearest: CUSTOMS });
    await ask({ text: "钢琴怎么进口", language: "zh", nearest: CUSTOMS });
    const at = desk.time.now().toISOString();
    const [gap, ...more] = await gaps("", editor);
    expect(more).toEqual([]);
    expect(gap).toEqual({
      id: expect.any(String) as string,
      size: 2,
      languages: { en: 1, zh: 1 },
      examples: [
        { language: "en", question: "How do I import a piano?", at },
        { language: "zh", question: "钢琴怎么进口", at },
      ],
      nearest: CUSTOMS,
      nearestTitle: expect.stringMatching(/[a-z]/) as string,
      article: null,
      first: at,
      last: at,
      wishes: 0,
      state: "open",
      settledAt: null,
      answeredAt: null,
    });
    // What single people wrote is not for all who may read the content.
    expect(await gaps()).toEqual([{ ...gap, examples: [] }]);
    await desk.post("/language", { language: "zh" }, reader);
    expect((await gaps())[0]?.["nearestTitle"]).toMatch(/\p{Script=Han}/u);
  });

  it("are those of some days and of a language", async () => {
    await ask({ text: "an old question", at: new Date("2026-11-20T00:00:00Z") });
    await ask({ text: "Новый вопрос", language: "ru" });
    expect(await gaps("?days=30")).toHaveLength(2);
    expect(await gaps("?days=1")).toMatchObject([{ languages: { ru: 1 } }]);
    expect(await gaps("?language=en")).toMatchObject([{ languages: { en: 1 } }]);
    expect(await gaps("?language=fr")).toEqual([]);
  });

  it("are refused with a filter that there is not", async () => {
    const wrong = [
      "days=0",
      "days=401",
      "days=x",
      "days=",
      "days=-1",
      "language=x",
      "language=%00",
    ];
    const asked = wrong.map((query) => `/gaps?${query}`);
    expect(Object.values(await statuses(asked, reader))).toEqual(wrong.map(() => 400));
  });

  it("are settled by who edits the content, and that is recorded", async () => {
    const id = await openGroup(desk.database);
    const settle = (body: object, seen: unknown = UNTOUCHED, who = editor) =>
      desk.post(`/gaps/${id}/settle`, { ...body, seen }, who);
    expect((await settle({ as: "not_ours" }, UNTOUCHED, reader)).status).toBe(403);
    // On two lines, as somebody wrote it.
    const variants = [{ language: "en", question: "a pool\n to swim in" }];
    const done = await settle({ as: "variant", article: CUSTOMS, variants });
    expect((bodyOf(done) as { gap: unknown }).gap).toMatchObject({
      id,
      state: "variant",
      article: CUSTOMS,
      size: 1,
      answeredAt: null,
    });
    const [{ state, settledAt } = {}] = await gaps();
    expect([state, settledAt]).toEqual(["variant", desk.time.now().toISOString()]);
    expect((await settle({ as: "open" }, { state, settledAt })).body).toMatchObject({
      gap: { state: "open" },
    });
    const { entries } = bodyOf(await desk.get("/audit", admin)) as {
      entries: { action: string; target: string; details: unknown }[];
    };
    const trail = entries.filter(({ action }) => action === "gap.settled");
    expect(trail.map(({ target, details }) => [target, details])).toEqual([
      [id, { as: "open", article: null }],
      [id, { as: "variant", article: CUSTOMS }],
    ]);
  });

  it("stay as somebody else settled them meanwhile", async () => {
    const id = await openGroup(desk.database);
    const settle = (body: object) => desk.post(`/gaps/${id}/settle`, body, editor);
    expect((await settle({ as: "article", article: CUSTOMS, seen: UNTOUCHED })).status).toBe(200);
    const late = await settle({ as: "not_ours", seen: UNTOUCHED });
    expect([late.status, late.body]).toMatchObject([409, { error: { reason: "revision" } }]);
    expect(await gaps()).toMatchObject([{ state: "article", article: CUSTOMS }]);
  });

  it("are left alone by what is not as it should be", async () => {
    const id = await openGroup(desk.database);
    const variants = [{ language: "en", question: "a pool" }];
    const wrong = [
      {},
      { as: "solved" },
      { as: "variant", variants },
      { as: "variant", article: CUSTOMS },
      { as: "variant", article: CUSTOMS, variants: [] },
      { as: "variant", article: CUSTOMS, variants: [{ language: "en", question: " \n " }] },
      { as: "variant", article: CUSTOMS, variants: [{ language: "en", question: "a\u0000b" }] },
      { as: "article" },
      { as: "article", article: CUSTOMS, variants },
      { as: "not_ours", article: CUSTOMS },
      { as: "not_ours", seen: undefined },
      { as: "not_ours", seen: { state: "open" } },
      { as: "not_ours", seen: { state: "open", settledAt: "yesterday" } },
      { as: "variant", article: "no/such-article", variants },
      { as: "variant", article: "../../etc", variants },
      { as: "article", article: "x".repeat(300) },
    ];
    for (const body of wrong) {
      const { status } = await desk.post(
        `/gaps/${id}/settle`,
        { seen: UNTOUCHED, ...body },
        editor,
      );
      expect([body, status]).toEqual([body, 400]);
    }
    for (const strange of [NOT_THERE, "%00", "x".repeat(5_000), "%F0%9F%98%80", "__proto__"]) {
      const body = { as: "not_ours", seen: UNTOUCHED };
      const answer = await desk.post(`/gaps/${strange}/settle`, body, editor);
      expect(answer.status).toBe(404);
    }
    expect(await gaps()).toMatchObject([{ id, state: "open" }]);
  });
});

describe("the calendar", () => {
  it("tells what ends soon, with titles in the reader's language", async () => {
    interface Calendar {
      readonly days: number;
      readonly items: readonly { readonly on: string; readonly title: string; kind: string }[];
    }
    const calendar = async () => bodyOf(await desk.get("/calendar", reader)) as Calendar;
    const english = await calendar();
    expect(english.days).toBe(60);
    expect(english.items.length).toBeGreaterThan(0);
    expect(english.items.every(({ title }) => title !== "")).toBe(true);
    expect(english.items.map(({ on }) => on)).toEqual(english.items.map(({ on }) => on).toSorted());
    expect(Object.keys(english.items[0] ?? {}).toSorted()).toEqual(
      [
        ...["article", "claim", "fact", "key", "kind", "mine", "on", "owner"],
        ...["rows", "sources", "task", "title"],
      ].toSorted(),
    );
    await desk.post("/language", { language: "zh" }, reader);
    const chinese = await calendar();
    expect(chinese.items).toHaveLength(english.items.length);
    expect(chinese.items.every(({ title }) => /\p{Script=Han}/u.test(title))).toBe(true);
  });
});

describe("the numbers", () => {
  const openCase = async (number: number, parts: Partial<Case>): Promise<void> => {
    const openedAt = desk.time.now();
    const record = aCase(number, { openedAt, changedAt: openedAt, ...parts });
    await createCaseStore(desk.database).change(opening(record), [], openedAt);
  };
  const fill = async (): Promise<void> => {
    await ask({ outcome: "answer", nearest: CUSTOMS });
    await ask({ outcome: "clarify", nearest: CUSTOMS });
    await ask({ outcome: "urgent", language: "ru", platform: "telegram" });
    await ask({ language: "ru", at: new Date("2026-10-01T00:00:00Z") });
    await openCase(1, { centre: MAIN, language: "ru", topic: "visas" });
    await openCase(2, { centre: SOUTH, language: "en", topic: null });
  };
  const row = (figures: Readonly<Record<string, number>>) => ({
    questions: 0,
    answered: 0,
    clarified: 0,
    abstained: 0,
    escalated: 0,
    urgent: 0,
    helpful: 0,
    unhelpful: 0,
    ...figures,
  });

  it("are those of the last thirty days, by language, unless something else is asked for", async () => {
    await fill();
    const body = bodyOf(await desk.get("/numbers", reader)) as {
      readonly days: readonly { readonly day: string }[];
    };
    expect(body).toMatchObject({
      total: row({ questions: 3, answered: 1, clarified: 1, urgent: 1, escalated: 1 }),
      rows: [
        { key: "en", ...row({ questions: 2, answered: 1, clarified: 1 }) },
        { key: "ru", ...row({ questions: 1, urgent: 1, escalated: 1 }) },
      ],
      cases: { opened: 1, answered: 0, firstReplyMedianMs: null, good: 0, bad: 0 },
    });
    expect(body.days).toHaveLength(30);
    expect(body.days.at(0)?.day).toBe("2026-10-26");
    expect(body.days.at(-1)).toEqual({ day: "2026-11-24", questions: 3, answered: 1 });
    const days = await desk.get("/numbers?by=day&from=2026-10-01&to=2026-11-24", reader);
    expect(bodyOf(days)).toMatchObject({
      rows: [
        { key: "2026-10-01", questions: 1, abstained: 1 },
        { key: "2026-11-24", questions: 3 },
      ],
    });
  });

  it("tell of the cases of the own centres alone, as a table too", async () => {
    await fill();
    const whole = await desk.signIn(await desk.account({ role: "reader", centres: "all" }));
    const escalated = async (who: Visitor) => {
      const { body } = await desk.get("/numbers", who);
      const text = (await desk.get("/numbers.csv", who)).body as string;
      const place = text.split("\r\n")[0]?.split(",").indexOf("escalated") ?? -1;
      const { total, cases } = body as { total: { escalated: number }; cases: { opened: number } };
      const table = text.split("\r\n").find((line) => line.startsWith("total"));
      return [total.escalated, cases.opened, Number(table?.split(",")[place])];
    };
    expect(await escalated(reader)).toEqual([1, 1, 1]);
    expect(await escalated(whole)).toEqual([2, 2, 2]);
  });

  it("tell the day where the centres are, and begin from it, while it is still the day before elsewhere", async () => {
    // One o'clock at night there.
    desk.time.advance(Date.parse("2026-11-24T17:00:00Z") - desk.time.now().getTime());
    await ask({ outcome: "answer" });
    const body = bodyOf(await desk.get("/numbers", reader)) as { days: readonly unknown[] };
    expect(body).toMatchObject({
      today: "2026-11-25",
      range: { from: "2026-10-27", to: "2026-11-25" },
    });
    expect(body.days.at(-1)).toEqual({ day: "2026-11-25", questions: 1, answered: 1 });
    const some = await desk.get("/numbers?from=2026-11-01&to=2026-11-02", reader);
    expect(bodyOf(some)).toMatchObject({
      today: "2026-11-25",
      range: { from: "2026-11-01", to: "2026-11-02" },
    });
  });

  it("are refused for days that are none, too many, or the wrong way round", async () => {
    const queries = [
      "from=2026-02-30",
      "to=yesterday",
      "from=2026-11-24&to=2026-11-23",
      "from=2020-01-01&to=2026-01-01",
      "by=person",
      "from=%00",
    ];
    const paths = queries.flatMap((query) => [`/numbers?${query}`, `/numbers.csv?${query}`]);
    expect(Object.values(await statuses(paths, reader))).toEqual(paths.map(() => 400));
    const months = ["2026-13", "2026-00", "x", "2026-1", "2026-11-01"].map(
      (month) => `/numbers/centres/main?month=${month}`,
    );
    expect(Object.values(await statuses(months, reader))).toEqual(months.map(() => 400));
  });

  it("are had as a table for other programs", async () => {
    await fill();
    const { status, headers, body } = await desk.get(
      "/numbers.csv?from=2026-11-24&to=2026-11-24&by=topic",
      reader,
    );
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toBe(
      "attachment; filename=numbers-2026-11-24-2026-11-24.csv",
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    // Reading as text takes the mark away.
    expect(body).toBe(
      [
        "topic,questions,answered,clarified,abstained,escalated,urgent,helpful,unhelpful",
        "green-channels,2,1,1,0,0,0,0,0",
        ",1,0,0,0,0,1,0,0",
        "visas,0,0,0,0,1,0,0,0",
        "total,3,1,1,0,1,1,0,0",
        "",
      ].join("\r\n"),
    );
    const cookie = { Cookie: reader.cookie ?? "" };
    const raw = await fetch(`${desk.url}/console/api/numbers.csv`, { headers: cookie });
    expect([...new Uint8Array(await raw.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("of a centre are for who works for it, month by month", async () => {
    await fill();
    const none = { opened: 0, answered: 0, good: 0, bad: 0 };
    const mine = bodyOf(await desk.get(`/numbers/centres/${MAIN}?month=2026-11`, reader)) as {
      readonly days: readonly unknown[];
    };
    expect(mine).toMatchObject({
      centre: { id: MAIN, name: "Service centre" },
      month: "2026-11",
      cases: { ...none, opened: 1, firstReplyMedianMs: null, firstReplyP90Ms: null },
      languages: [{ key: "ru", ...none, opened: 1 }],
      topics: [{ key: "visas", ...none, opened: 1 }],
    });
    expect(mine.days).toHaveLength(30);
    expect(mine.days[23]).toEqual({ key: "2026-11-24", ...none, opened: 1 });
    const before = await desk.get(`/numbers/centres/${MAIN}?month=2026-10`, reader);
    expect(before.body).toMatchObject({ cases: { opened: 0 }, languages: [] });
    // Without a month it is the one that goes on.
    expect((await desk.get(`/numbers/centres/${MAIN}`, reader)).body).toEqual(mine);
    const others = [SOUTH, "nowhere", "%00", "..%2F..", "__proto__", `${MAIN}.txt`].flatMap(
      (id) => [`/numbers/centres/${id}`, `/numbers/centres/${id}.csv`],
    );
    expect(Object.values(await statuses(others, reader))).toEqual(others.map(() => 404));
  });

  it("of a centre are had as a table too", async () => {
    await fill();
    const { headers, body } = await desk.get(`/numbers/centres/${MAIN}.csv?month=2026-11`, reader);
    expect(headers.get("content-disposition")).toBe("attachment; filename=main-2026-11.csv");
    const lines = String(body).split("\r\n");
    expect(lines.slice(0, 4)).toEqual([
      "part,key,opened,answered,good,bad,firstReplyMedianMs,firstReplyP90Ms,firstReplyWorkingMedianMs,firstReplyWorkingP90Ms,workingUnmeasured,answeredInTime,answeredLate",
      "total,,1,0,0,0,,,,,0,0,0",
      "language,ru,1,0,0,0,,,,,,,",
      "topic,visas,1,0,0,0,,,,,,,",
    ]);
    expect(lines).toHaveLength(1 + 1 + 1 + 1 + 30 + 1);
    expect(lines).toContain("day,2026-11-24,1,0,0,0,,,,,,,");
  });
});

describe("the rows of the table", () => {
  it("say nothing of a database that refuses what it is asked", async () => {
    const paths = insightRows()
      .filter(({ method }) => method === "GET")
      .map(({ path }) => path.replace(":id", MAIN))
      .filter((path) => !path.startsWith("/calendar"));
    expect(paths.length).toBeGreaterThan(4);
    await desk.database.db.schema.dropTable("gap_version").execute();
    await desk.database.db.schema.dropTable("number_day").execute();
    await desk.database.db.schema.dropTable("number_case").execute();
    for (const path of paths) {
      const { status, body } = await desk.get(path, reader);
      expect([path, status]).toEqual([path, 500]);
      expect(JSON.stringify(body)).not.toMatch(/number_|gap_|sql/i);
    }
  });
});
