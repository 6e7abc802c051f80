/**
 * Staff on Teams against Microsoft's agents playground. It knows channels, posts, replies, changes in place and both kinds of
 * buttons. It deletes nothing, so that a purge overwrites here; of a channel it tells the bot only what calls it, as without the
 * agreement of a team; it asks for no token. What follows when somebody deletes a post is played on a server of ours.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/case.ts";
import { surfaceThread, type SurfacePost } from "../../src/domain/staff-surface.ts";
import { buttonsOf } from "../helpers/platforms/teams-look.ts";
import { TeamsPlayground, type ShownMessage } from "../helpers/platforms/teams-playground.ts";
import { seenPost } from "../helpers/platforms/teams-surface.ts";
import type { SeenPost } from "../helpers/platforms/surface-world.ts";
import { startTeamsService, type TeamsService } from "../helpers/platforms/teams.ts";
import { waitFor } from "../helpers/wait-for.ts";

const CHANNEL = "19:staff@thread.tacv2";
const ID = "6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10" as CaseId;
const START_MS = 120_000;

let service: TeamsService;
let playground: TeamsPlayground;

beforeAll(async () => {
  service = await startTeamsService(() => ({ settings: { app: null, tenants: null } }));
  playground = await TeamsPlayground.start(`${service.url}/api/messages`, CHANNEL);
}, START_MS);
afterAll(async () => {
  await playground.stop();
  await service.stop();
});

let count = 0;
async function post(given: SurfacePost): Promise<void> {
  const thread = surfaceThread({ platform: "teams", channel: CHANNEL }, ID);
  const key = `key ${String((count += 1))}`;
  await service.adapter.surface?.post({ key, thread, post: given }, new Date(0));
}

const card = (title: string, actions = [{ id: `desk:take:${ID}`, label: "Take" }]) =>
  post({
    kind: "card",
    card: { title, fields: [{ label: "Question", value: "A visa?" }], actions },
  });

const seen = (message: ShownMessage | undefined): SeenPost =>
  seenPost({ id: "", activity: { attachments: message?.activity["attachments"] } });

/** The nth message of the bot, once it says that. */
async function shownAs(index: number, words: RegExp): Promise<ShownMessage> {
  await waitFor(() => words.test(seen(playground.shown[index]).words));
  const message = playground.shown[index];
  if (message === undefined) throw new Error("it is not shown");
  return message;
}

it("staff see a case, write below it, press its buttons, and see it go", async () => {
  const findings = () => service.adapter.surface?.examine(CHANNEL) ?? Promise.resolve([]);
  await playground.say(CHANNEL, "Good morning", true);
  await waitFor(async () => (await findings())[0]?.state === "fine");
  await card("YZ-2026-0042 · open");
  const head = await shownAs(0, /open/);
  expect(head.conversation).toMatch(/^19:staff@thread\.tacv2;messageid=/);
  expect(buttonsOf(head.activity).map(({ title }) => title)).toEqual(["Take"]);

  await post({ kind: "line", voice: "person", label: "N", text: "**May** I <b>work</b>?" });
  const line = await shownAs(1, /work/);
  expect(seen(line)).toMatchObject({ words: "▸ N\n**May** I <b>work</b>?", acts: [] });
  expect(line.conversation).toBe(head.conversation);

  await playground.execute(head, `desk:take:${ID}`);
  await playground.submit(head, `desk:take:${ID}`);
  await playground.say(head.conversation, "You may not.", true);
  await waitFor(() => service.host.accepted.length === 4);
  const [question, ...ofStaff] = service.host.accepted;
  expect(question?.staff).toBeUndefined();
  for (const { thread, staff } of ofStaff) {
    expect(thread.conversation).toBe(JSON.stringify([CHANNEL, ID]));
    expect(staff?.account.person).toBe(playground.config.currentUser.id);
  }
  expect(ofStaff.map(({ content }) => content.kind)).toEqual(["action", "action", "text"]);

  await card("YZ-2026-0042 · taken", []);
  expect(buttonsOf((await shownAs(0, /taken/)).activity)).toEqual([]);

  await post({ kind: "purge", text: "Removed." });
  await shownAs(0, /^Removed\.$/);
  await shownAs(1, /^Removed\.$/);
  expect(playground.shown).toHaveLength(2);
});
