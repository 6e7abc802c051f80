import { describe, expect, it } from "vitest";
import type { Withdrawal, WithdrawalId } from "../../../../src/domain/editing.ts";
import type { Notice, NoticeId, NoticeSubject } from "../../../../src/domain/notice.ts";
import { noticeRoutes } from "../../../../src/http/console/content/notice-routes.ts";
import type { Answer } from "../../../../src/http/console/route.ts";
import type { Notices } from "../../../../src/services/content/notices.ts";
import type { SignedIn } from "../../../../src/services/staff/sign-in.ts";
import { ANNA, aWithdrawal, START } from "../../../helpers/content-store-world.ts";

const SINCE = START.toISOString();
const STILL: Withdrawal = aWithdrawal(1, { claim: "fee" });

/** Notices of which one release is withdrawn still; what they are asked to begin is kept. */
function noticesWith(begun: [NoticeSubject, boolean | undefined][]): Notices {
  const viewOf = (about: NoticeSubject) => {
    const id = "notice-1" as NoticeId;
    const state = "running" as const;
    const notice: Notice = { id, about, claims: [], since: START, state, by: ANNA, at: START };
    return { notice, told: 0, failed: 0, optedOut: 0 };
  };
  return {
    count: () => Promise.resolve(0),
    stillWithdrawn: ({ kind }) => Promise.resolve(kind === "release" ? [STILL] : []),
    begin: (_by, about, _since, althoughWithdrawn) => {
      begun.push([about, althoughWithdrawn]);
      return Promise.resolve(
        about.kind === "release" && althoughWithdrawn !== true
          ? { kind: "withdrawn", withdrawals: [STILL] }
          : { kind: "begun", view: viewOf(about) },
      );
    },
    list: () => Promise.resolve([]),
    work: () => Promise.resolve({ again: null }),
  };
}

function asking(begun: [NoticeSubject, boolean | undefined][] = []) {
  const nameOf = () => ({ id: ANNA, name: "Anna" });
  const routes = noticeRoutes({
    notices: noticesWith(begun),
    names: () => Promise.resolve(nameOf as never),
  });
  return (method: string, path: string, body?: unknown, number = ""): Promise<Answer> => {
    const route = routes.find((each) => each.method === method && each.path === path);
    if (route === undefined) throw new Error(`there is no route ${path}`);
    return route.answer({
      by: { staff: {} } as SignedIn,
      token: null,
      body,
      address: "",
      userAgent: "",
      origin: "",
      param: () => number,
      query: () => null,
    });
  };
}

describe("telling of a release that is withdrawn still", () => {
  it("is refused with what is withdrawn, and done where whoever asks says that they know it", async () => {
    const begun: [NoticeSubject, boolean | undefined][] = [];
    const ask = asking(begun);
    expect(await ask("POST", "/content/notices", { release: 2, since: SINCE })).toMatchObject({
      status: 409,
      body: {
        error: { reason: "notice_withdrawn" },
        claims: [{ article: STILL.article, claim: "fee" }],
      },
    });
    const knowingly = { release: 2, since: SINCE, althoughWithdrawn: true };
    expect(await ask("POST", "/content/notices", knowingly)).toMatchObject({ status: 202 });
    const about = { kind: "release", number: 2 };
    expect(begun).toEqual([
      [about, false],
      [about, true],
    ]);
  });

  it("is named by the ids of the withdrawals", async () => {
    const answer = await asking()("GET", "/content/releases/:number/withdrawn", undefined, "2");
    expect(answer).toMatchObject({ status: 200, body: { withdrawals: [STILL.id] } });
  });

  it("is nothing that a withdrawal has to be asked", async () => {
    const body = { withdrawal: "w" as WithdrawalId, since: SINCE };
    const ask = asking();
    expect(await ask("POST", "/content/notices", body)).toMatchObject({ status: 202 });
    await expect(
      ask("POST", "/content/notices", { ...body, althoughWithdrawn: true }),
    ).rejects.toMatchObject({ code: "bad_request" });
  });
});
