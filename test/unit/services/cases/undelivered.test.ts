import { describe, expect, it } from "vitest";
import type { Case, CaseId } from "../../../../src/domain/case.ts";
import { caseDeliveryKey } from "../../../../src/domain/case-delivery.ts";
import type { Outgoing } from "../../../../src/domain/staff-surface.ts";
import type { CaseChange } from "../../../../src/ports/case-store.ts";
import { post } from "../../../../src/services/cases/surface-posts.ts";
import { createUndelivered } from "../../../../src/services/cases/undelivered.ts";
import { aCase } from "../../../helpers/case-steps.ts";
import { deliveryTo } from "../../../helpers/case-store-world.ts";
import { ownDeskTexts } from "../../../helpers/desk-texts.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { keptLog } from "../../../helpers/fakes.ts";

/** A case that others change so often while somebody wants to change it. */
function world(conflicts: number, parts: Partial<Case> = {}) {
  const log = keptLog();
  const posted: Outgoing[] = [];
  let record = aCase(1, parts);
  let left = conflicts;
  let woken = 0;
  const tell = createUndelivered({
    store: {
      read: (id: CaseId) => Promise.resolve(id === record.id ? record : null),
      change: ({ before, after }: CaseChange, posts) => {
        expect(before?.revision).toBe(record.revision);
        left -= 1;
        record = { ...record, revision: after.revision };
        if (left >= 0) return Promise.resolve(false);
        posted.push(...posts);
        return Promise.resolve(true);
      },
    },
    posts: {
      noticed: ({ after }, name, words) => {
        const line = { kind: "line", voice: "service", label: null, text: words("en") } as const;
        return Promise.resolve([post(after, { platform: "slack", channel: "C1" }, name, line)]);
      },
    },
    texts: ownDeskTexts(),
    clock: new FakeTime(),
    log,
    onChanged: () => {
      woken += 1;
    },
  });
  return { log, posted, tell, woken: () => woken };
}

const textOf = (posted: readonly Outgoing[]): string =>
  posted
    .map((each) => ("post" in each && each.post.kind === "line" ? each.post.text : ""))
    .join("|");

const answer = deliveryTo(aCase(), caseDeliveryKey(aCase().id, "an answer"));

describe("that an answer did not reach the person", () => {
  it("is told in the channel, though others change the case meanwhile", async () => {
    const { posted, tell, log, woken } = world(4);
    await tell(answer, "rejected");
    expect(posted).toHaveLength(1);
    expect(textOf(posted)).toContain("An answer to the person could not be delivered.");
    expect([woken(), log.lines]).toEqual([1, []]);
  });

  it.each([
    ["an answer", "An answer to the person"],
    ["taken-3", "who has taken the case"],
    ["freed-3", "waits for one of the staff again"],
    ["moved-3", "the case was moved"],
    ["resolved-3", "marked as answered"],
    ["reopened-3", "was opened again"],
  ])("is told as what it is: %s", async (name, words) => {
    const { posted, tell } = world(0);
    await tell(deliveryTo(aCase(), caseDeliveryKey(aCase().id, name)), "rejected");
    expect(textOf(posted)).toContain(words);
  });

  it.each([
    ["telegram", "rejected", "Telegram refuses it: they may have blocked the bot."],
    ["web", "rejected", "Their conversation on the chat page is not there any more."],
    ["slack", "unauthorized", "Slack could not be reached, or did not take it, for a whole day."],
    ["teams", "platform_off", "Microsoft Teams has been switched off for a whole day."],
    ["telegram", "ended_process", "Something went wrong again and again when it was to be sent."],
    ["telegram", "internal", "Something went wrong again and again when it was to be sent."],
  ] as const)("says why in words, on %s for %s", async (platform, code, words) => {
    const { posted, tell } = world(0);
    await tell({ ...answer, thread: { ...answer.thread, platform } }, code);
    expect(textOf(posted).split("\n")[1]).toBe(words);
    expect(textOf(posted)).not.toContain(code);
  });

  it("is in the log where the case changes again and again, without a word of it", async () => {
    const { posted, tell, log, woken } = world(100);
    await tell(answer, "rejected");
    expect([posted, woken()]).toEqual([[], 0]);
    expect(log.lines).toEqual([
      {
        level: "error",
        event: "case.undelivered_untold",
        fields: { case: aCase().id, code: "rejected" },
      },
    ]);
  });

  it("is told of nothing that was taken back, and of no delivery of another kind", async () => {
    const closed = world(0, { standing: { state: "closed", holder: null } });
    await closed.tell(answer, "rejected");
    const open = world(0);
    await open.tell(deliveryTo(aCase(), "reply/telegram/1"), "rejected");
    await open.tell(deliveryTo(aCase(), caseDeliveryKey(aCase(2).id, "x")), "rejected");
    expect([closed.posted, closed.log.lines, open.posted, open.log.lines]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});
