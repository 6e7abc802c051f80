/** What was withdrawn while it was on its way, and what those who were told it are told again, over the wired service. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { DataFolder } from "../helpers/data-folder.ts";
import { clock } from "../helpers/hand-over/clock.ts";
import { Desk } from "../helpers/hand-over/desk.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { visitorAt, type PageVisitor } from "../helpers/page-visitor.ts";
import { TelegramFront } from "../helpers/platforms/telegram-front.ts";
import { TOKEN } from "../helpers/platforms/telegram-server.ts";
import { testSettings } from "../helpers/test-model.ts";
import { waitFor } from "../helpers/wait-for.ts";

const UNILATERAL = "visas/visa-free-unilateral";
const FEES = "visas/z-work-visa";
const START_MS = 180_000;
const LONG_MS = 120_000;
const texts = shippedTexts();

const data = new DataFolder();
let front: TelegramFront;
let service: RunningService;
let url: string;
let lead: Desk;

beforeAll(async () => {
  front = await TelegramFront.start();
  service = await runService(
    testSettings({
      PORT: "0",
      LOG_LEVEL: "silent",
      DATABASE_URL: `sqlite:${data.path}/yizhan.db`,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: front.url,
    }),
    clock,
  );
  url = `http://127.0.0.1:${String(service.port)}`;
  const first = await service.desk.accounts.tickets.firstAdmin();
  if (first === null) throw new Error("there is an administrator already");
  lead = await new Desk(url).join(first, { email: "li@example.org", name: "Li Wei" });
}, START_MS);
afterAll(async () => {
  await service.stop();
  await front.stop();
  data.remove();
});

async function withdrawn(article: string): Promise<string> {
  const { withdrawal } = (await lead.post("/content/withdrawals", {
    article,
    claim: null,
    reason: "It is being checked.",
  })) as { withdrawal: { id: string } };
  return withdrawal.id;
}

/** The sentence that stands in place of what was withdrawn, up to its day. */
function reviewed(language: string): string {
  return texts.say("validity.withdrawn", language, { date: "—" }).split("—")[0]?.trim() ?? "";
}

/** What Telegram says to each message, and whether it may have taken it all the same. */
const REFUSALS = [
  {
    how: "asks to wait",
    person: 9_501,
    refusal: { error_code: 429, description: "Too Many Requests", parameters: { retry_after: 1 } },
    mayBeRead: false,
  },
  {
    how: "has a fault",
    person: 9_502,
    refusal: { error_code: 502, description: "Bad Gateway" },
    mayBeRead: true,
  },
] as const;

describe("an answer that waits for a messenger", () => {
  it.each(REFUSALS)(
    "that $how comes as the reviewed sentence, and never as the words that were withdrawn meanwhile",
    async ({ person, refusal, mayBeRead }) => {
      const client = front.client(person);
      let refused = 0;
      front.refuse = (method, { chat_id }) => {
        if (method !== "sendMessage" || chat_id !== person) return null;
        refused += 1;
        return refusal;
      };
      const asked = "Нужна ли гражданам Германии виза в Китай на две недели?";
      await client.sendMessage(client.makeMessage(asked, { from: { language_code: "ru" } }));
      await waitFor(() => refused > 0, LONG_MS);
      const id = await withdrawn(UNILATERAL);
      const before = await peopleTold(id);
      front.refuse = () => null;
      await waitFor(() => front.sentTo(person).length > 0, LONG_MS);
      const told = front
        .sentTo(person)
        .map(({ text }) => text)
        .join("\n");
      expect(told).toContain(texts.say("overtaken.now", "ru"));
      expect(told).toContain(reviewed("ru"));
      expect(told).not.toMatch(/Герман/u);
      // Nobody who was certainly not told what was withdrawn is told again.
      expect(before - (await peopleTold(id))).toBe(mayBeRead ? 0 : 1);
      await lead.post(`/content/withdrawals/${id}/lift`, { reason: "It is right." });
      const sent = front.sentTo(person).length;
      await client.sendMessage(client.makeMessage(asked, { from: { language_code: "ru" } }));
      await waitFor(() => front.sentTo(person).length > sent, LONG_MS);
      expect(front.sentTo(person).at(sent)?.text).toMatch(/Герман/u);
    },
    LONG_MS,
  );
});

async function peopleTold(withdrawal: string): Promise<number> {
  const since = new Date(clock.now().getTime() - 3_600_000).toISOString();
  const counted = await lead.post("/content/notices/count", { withdrawal, since });
  return (counted as { people: number }).people;
}

describe("those who were told in a case", () => {
  it(
    "are told again once nobody of the staff has the word any more, and once",
    async () => {
      const other = await visitorAt(url);
      await other.sends({ action: `article:${FEES}` });
      const person = await visitorAt(url);
      await person.sends({ text: "/human" });
      await person.presses("handover:agree");
      const reference = await person.reference();
      const { case: open } = await lead.caseOf(reference);
      await lead.post(`/cases/${open.id}/take`, { revision: open.revision });
      await lead.post(`/cases/${open.id}/article`, { key: randomUUID(), article: FEES });
      await waitFor(() => person.said.some(({ from }) => from === "staff"), LONG_MS);
      const id = await withdrawn(FEES);
      const about = {
        withdrawal: id,
        since: new Date(clock.now().getTime() - 3_600_000).toISOString(),
      };
      expect(await lead.post("/content/notices/count", about)).toEqual({ people: 2 });
      await lead.post("/content/notices", about);
      // Nobody of the staff speaks with the other one, who is told at once.
      await waitFor(() => noticesOf(other) > 0, LONG_MS);
      expect(noticesOf(person)).toBe(0);
      const { case: held } = await lead.caseOf(reference);
      await lead.post(`/cases/${held.id}/resolve`, { revision: held.revision });
      const done = async (): Promise<boolean> => {
        const { notices } = (await lead.get("/content/notices")) as {
          notices: { state: string; told: number }[];
        };
        return notices[0]?.state === "done" && notices[0].told === 2;
      };
      await waitFor(done, LONG_MS);
      await waitFor(() => noticesOf(person) > 0, LONG_MS);
      expect([noticesOf(person), noticesOf(other)]).toEqual([1, 1]);
    },
    LONG_MS,
  );
});

function noticesOf({ said }: PageVisitor): number {
  return said.filter(({ text }) => text.includes("has been withdrawn")).length;
}
