import { afterAll, beforeAll, describe, expect } from "vitest";
import { buildWeb, CONSOLE_DIR } from "../../scripts/build-web.ts";
import { BrowserPages } from "../helpers/browser-pages.ts";
import { insightOf } from "../helpers/console-insight.ts";
import { startConsole, type TestConsole, type Visitor } from "../helpers/console.ts";
import { FakeTime } from "../helpers/fake-time.ts";

/** One o'clock at night of the 25th where the centres are, and nine in the morning of the 24th in Los Angeles. */
const NOW = "2026-11-24T17:00:00Z";
const SOON = { timeout: 30_000 };

const pages = new BrowserPages();
let desk: TestConsole;
let reader: Visitor;

beforeAll(async () => {
  await buildWeb();
  desk = await startConsole({
    time: new FakeTime(NOW),
    pageDir: CONSOLE_DIR,
    more: (own, database, time) => insightOf(own, database, time).routes,
  });
  reader = await desk.signIn(await desk.account({ role: "reader", centres: "all" }));
}, 120_000);
afterAll(() => desk.stop());

describe("the numbers, read where it is still the day before", () => {
  pages.story("are those of the days of the centres, by every choice of days", async () => {
    const page = await pages.openBlank({ timezoneId: "America/Los_Angeles" });
    await page.clock.setFixedTime(NOW);
    const [name = "", value = ""] = (reader.cookie ?? "").split("=");
    await page.context().addCookies([{ name, value, url: desk.url }]);
    await page.goto(`${desk.url}/console/numbers`);
    const [from, to] = [page.getByLabel("From"), page.getByLabel("To", { exact: true })];
    await to.waitFor(SOON);
    const shown = () => Promise.all([from.inputValue(), to.inputValue()]);
    expect(await shown()).toEqual(["2026-10-27", "2026-11-25"]);
    expect(await to.getAttribute("max")).toBe("2026-11-25");
    const span = (days: number) => page.getByRole("button", { name: `${String(days)} days` });
    expect(await span(30).getAttribute("aria-pressed")).toBe("true");
    await span(7).click();
    expect(await shown()).toEqual(["2026-11-19", "2026-11-25"]);
    expect(await span(7).getAttribute("aria-pressed")).toBe("true");
    await span(90).click();
    expect(await shown()).toEqual(["2026-08-28", "2026-11-25"]);
    // The browser itself goes by its own day: a page that asked it would show another.
    expect(await page.evaluate("new Date().getDate()")).toBe(24);
  });
});
