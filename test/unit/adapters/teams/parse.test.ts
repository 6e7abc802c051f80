import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readActivity, type ParseOptions } from "../../../../adapters/teams/activity.ts";
import { LIMITS } from "../../../../adapters/teams/limits.ts";
import { parseActivity, type Parsed } from "../../../../adapters/teams/parse.ts";
import {
  TEAMS,
  teamsActivity,
  type Activity,
} from "../../../helpers/platforms/teams-activities.ts";

const receivedAt = new Date("2026-11-24T09:00:00Z");

function parse(fixture: string, change: Activity = {}, tenants: readonly string[] | null = null) {
  const options = { tenants: tenants === null ? null : new Set(tenants), receivedAt };
  return parseAny(teamsActivity(fixture, change), options);
}

function parseAny(body: unknown, options: ParseOptions): Parsed {
  const read = readActivity(body, options);
  return read.kind === "ignored" ? read : parseActivity(read);
}

function reasonOf(parsed: Parsed): string {
  return parsed.kind === "ignored" ? parsed.reason : parsed.kind;
}

function contentOf(parsed: Parsed): unknown {
  return parsed.kind === "message" ? parsed.message.content : reasonOf(parsed);
}

const text = (words: string): unknown => ({ kind: "text", text: words });
const withFile = (words: string): unknown => ({ kind: "text", text: words, withFile: true });

describe("a message", () => {
  it("tells the name of who links an account, and of nobody else", () => {
    const named = (words: string): unknown => {
      const parsed = parse("personal-message", {
        text: words,
        from: { id: TEAMS.person, name: "Li\u0000 Wei " },
      });
      return parsed.kind === "message" ? (parsed.message.senderName ?? null) : parsed;
    };
    expect(named("/link ABCD-EFGH-JKMN")).toBe("Li  Wei");
    for (const words of ["/link", "please /link ABCDEFGH", "/help"]) {
      expect(named(words)).toBeNull();
    }
  });

  it("in private is of one person, with ids and addresses only", () => {
    expect(parse("personal-message")).toEqual({
      kind: "message",
      message: {
        id: `${TEAMS.tenant}/a%3A1personal-first/1732435200123`,
        thread: {
          platform: "teams",
          installation: TEAMS.tenant,
          conversation: "a%3A1personal-first",
        },
        sender: TEAMS.person,
        visibility: "private",
        content: { kind: "text", text: "Do I need a visa?" },
        localeHint: "en-US",
        timeZone: "Asia/Shanghai",
        sentAt: new Date("2026-11-24T08:00:00.123Z"),
      },
      address: {
        serviceUrl: "https://smba.example/emea/11111111-1111-1111-1111-111111111111/",
        conversation: TEAMS.chat,
        tenant: TEAMS.tenant,
        channel: "msteams",
        bot: TEAMS.botId,
      },
      answer: { status: 200, body: null },
    });
  });

  it("in a channel is of one person in one thread, without the name of the bot", () => {
    const parsed = parse("channel-mention");
    expect(parsed).toMatchObject({
      message: {
        visibility: "shared",
        sender: TEAMS.person,
        content: text("Do I need a visa?"),
        thread: {
          conversation: expect.stringMatching(/messageid%3D1732435200456\/29%3A1person/) as string,
        },
      },
      address: { conversation: "19:channel-one@thread.tacv2;messageid=1732435200456" },
    });
  });

  it("in a group keeps the names of others who are mentioned", () => {
    expect(contentOf(parse("group-mention"))).toEqual(text("Do I need a visa, Person Two?"));
  });

  it("in a room is not for the bot when only others are mentioned", () => {
    const { entities } = teamsActivity("group-mention") as { entities: object[] };
    const others = { entities: entities.slice(1), text: "<at>Person Two</at> hello" };
    expect(reasonOf(parse("group-mention", others))).toBe("not addressed");
    expect(reasonOf(parse("group-mention", { entities: [] }))).toBe("not addressed");
  });

  it("in a room is for the bot when it shows a code that links an account", () => {
    const shown = { entities: [], text: "/link ABCD-EFGH-JKMN" };
    expect(contentOf(parse("group-mention", shown))).toEqual(text("/link ABCD-EFGH-JKMN"));
    const words = { entities: [], text: "my link is /link ABCD-EFGH-JKMN" };
    expect(reasonOf(parse("group-mention", words))).toBe("not addressed");
  });

  it("that names the bot alone asks nothing, and is answered", () => {
    expect(contentOf(parse("group-mention", { text: "<at>Yizhan</at>" }))).toEqual(text(""));
  });

  it("is private by its type, whatever its id looks like", () => {
    const around = { id: "a:1personal-first", tenantId: TEAMS.tenant };
    const group = { conversation: { ...around, conversationType: "groupChat" } };
    expect(reasonOf(parse("personal-message", group))).toBe("not addressed");
    const room = { id: "19:group@thread.v2", tenantId: TEAMS.tenant };
    const personal = { conversation: { ...room, conversationType: "personal" } };
    expect(parse("personal-message", personal)).toMatchObject({
      message: { visibility: "private" },
    });
    expect(reasonOf(parse("personal-message", { conversation: room }))).toBe("not addressed");
  });

  it("with a file or picture and no word is an attachment, and empty without either", () => {
    expect(contentOf(parse("attachment"))).toEqual({ kind: "attachment" });
    expect(contentOf(parse("attachment", { text: "my contract" }))).toEqual(
      withFile("my contract"),
    );
    expect(reasonOf(parse("personal-message", { text: " ", attachments: [] }))).toBe("empty");
  });

  it("tells of a picture among its words, and of no smile, quotation or drawn link", () => {
    const html = (content: string): Activity => ({
      text: "See this",
      attachments: [{ contentType: "text/html", content }],
    });
    const picture = '<img src="https://a.cn/1" itemtype="http://schema.skype.com/AMSImage">';
    const smile = '<img alt="🙂" itemtype="http://schema.skype.com/Emoji">';
    const content = (change: Activity) => contentOf(parse("personal-message", change));
    expect(content(html(`<p>See this</p>${picture}`))).toEqual(withFile("See this"));
    expect(content(html(`<p>See this ${smile}</p>`))).toEqual(text("See this"));
    for (const contentType of ["messageReference", "application/vnd.microsoft.card.thumbnail"]) {
      expect(content({ text: "See this", attachments: [{ contentType }] })).toEqual(
        text("See this"),
      );
    }
  });

  it("keeps the address of each link beside its words", () => {
    const written = (words: string, content: string): unknown =>
      contentOf(
        parse("personal-message", {
          text: words,
          attachments: [{ contentType: "text/html", content }],
        }),
      );
    const link = (href: string, label: string): string =>
      `<a title="x" href="${href}" target="_blank"><b>${label}</b></a>`;
    const two = `<p>Book ${link("https://a.cn/x?a=1&amp;b=2", "here")}, or ${link("https://a.cn/y", "here")}.</p>`;
    expect(written("Book here, or here.", two)).toEqual(
      text("Book here (https://a.cn/x?a=1&b=2), or here (https://a.cn/y)."),
    );
    const bare = link("https://a.cn/x", "https://a.cn/x");
    expect(written("See https://a.cn/x", `<p>See ${bare}</p>`)).toEqual(text("See https://a.cn/x"));
    expect(written("See this", link("https://a.cn/x", "that"))).toEqual(
      text("See this\nthat (https://a.cn/x)"),
    );
    expect(written("See this", link("javascript:x", "this"))).toEqual(text("See this"));
  });

  it("is read in time that grows with its length, whatever its HTML", { timeout: 4_000 }, () => {
    for (const piece of ["<a ", '<a href="', "<a href='x'>", "<img", "<", "&amp;"]) {
      const content = piece.repeat(Math.ceil(200_000 / piece.length));
      const attachments = [{ contentType: "text/html", content }];
      expect(contentOf(parse("personal-message", { attachments }))).toMatchObject({ kind: "text" });
    }
  });

  it("has no characters that a database refuses", () => {
    const broken = parse("personal-message", { text: "a\u0000b\ud800" });
    expect(contentOf(broken)).toEqual(text("ab\ufffd"));
    expect(reasonOf(parse("personal-message", { id: "a\u0000" }))).toBe("malformed");
    expect(reasonOf(parse("personal-message", { from: { id: "\ud800" } }))).toBe("malformed");
    expect(reasonOf(parse("submit", { value: { action: "a\u0000" } }))).toBe("not an action");
  });

  it("of another tenant than those allowed is ignored, in any case of letters", () => {
    expect(reasonOf(parse("personal-message", {}, ["x"]))).toBe("other tenant");
    expect(reasonOf(parse("personal-message", {}, [TEAMS.tenant]))).toBe("message");
    const upper = "AAAAAAAA-1111-1111-1111-111111111111";
    const change = { channelData: { tenant: { id: upper } } };
    expect(reasonOf(parse("personal-message", change, [upper.toLowerCase()]))).toBe("message");
  });

  it("of a bot, of another channel or of no tenant is ignored", () => {
    expect(reasonOf(parse("personal-message", { from: { id: TEAMS.botId } }))).toBe("own message");
    expect(reasonOf(parse("personal-message", { from: { id: "28:x" } }))).toBe("own message");
    expect(reasonOf(parse("personal-message", { from: { id: "29:x", role: "bot" } }))).toBe(
      "own message",
    );
    expect(reasonOf(parse("personal-message", { channelId: "webchat" }))).toBe("other channel");
    const nowhere = { channelData: {}, conversation: { id: "a:1", conversationType: "personal" } };
    expect(reasonOf(parse("personal-message", nowhere))).toBe("malformed");
  });

  it("tells the language of the app where it can be read", () => {
    const locales = (change: Activity): unknown =>
      (parse("personal-message", change) as { message: { localeHint: unknown } }).message
        .localeHint;
    expect(locales({ locale: "zh-Hans-CN" })).toBe("zh-Hans-CN");
    expect(locales({ locale: undefined })).toBe("en-US");
    expect(locales({ locale: "no tag" })).toBe("en-US");
    expect(locales({ locale: 7, entities: "none" })).toBeNull();
  });

  it("tells the zone of the device: beside the words, else beside the activity, and none that is none", () => {
    const zoneIn = (fixture: string, change: Activity = {}): unknown => {
      const parsed = parse(fixture, change);
      return "message" in parsed ? parsed.message.timeZone : parsed;
    };
    const client = (timezone: unknown): Activity => ({
      localTimezone: "Europe/Paris",
      entities: [
        { type: "mention", mentioned: { id: "x" }, text: "x" },
        { type: "clientInfo", locale: "en-US", country: "US", platform: "Web", timezone },
      ],
    });
    expect(zoneIn("personal-message")).toBe("Asia/Shanghai");
    expect(zoneIn("channel-mention")).toBe("Asia/Shanghai");
    // A button of a card comes without a word of the client.
    expect(zoneIn("execute")).toBe("Asia/Shanghai");
    expect(zoneIn("feedback")).toBe("Asia/Shanghai");
    expect(zoneIn("personal-message", client("America/Santiago"))).toBe("America/Santiago");
    for (const none of ["China Standard Time", "+08:00", "", 8, null]) {
      expect(zoneIn("personal-message", client(none))).toBe("Europe/Paris");
    }
    expect(zoneIn("personal-message", { entities: [], localTimezone: 8 })).toBeUndefined();
  });

  it("without an instant was sent when it came", () => {
    for (const timestamp of [undefined, "yesterday", 7]) {
      expect(parse("personal-message", { timestamp })).toMatchObject({
        message: { sentAt: receivedAt },
      });
    }
  });
});

describe("an edit", () => {
  it("is a message of its own, the same when it comes again", () => {
    const idOf = (change: Activity): unknown =>
      (parse("edit", change) as { message: { id: string } }).message.id;
    const first = (parse("personal-message") as { message: { id: string } }).message.id;
    expect(idOf({})).toBe(`${first}/2026-11-24T08%3A01%3A00.456Z`);
    expect(idOf({})).toBe(idOf({}));
    expect(idOf({ timestamp: "2026-11-24T08:03:00Z" })).not.toBe(idOf({}));
  });

  it("that changes no words, or has none, is ignored", () => {
    expect(reasonOf(parse("undelete"))).toBe("no edit of words");
    expect(reasonOf(parse("edit", { timestamp: undefined }))).toBe("no edit of words");
    expect(reasonOf(parse("edit", { text: undefined }))).toBe("no edit of words");
  });

  it("in a room must name the bot", () => {
    const { conversation } = teamsActivity("group-mention");
    expect(reasonOf(parse("edit", { conversation }))).toBe("not addressed");
  });
});

describe("a button", () => {
  it("says its action, as a message or as an invoke that leaves the card as it is", () => {
    const action = { kind: "action", action: "language:ru" };
    expect(contentOf(parse("submit"))).toEqual(action);
    expect(contentOf(parse("execute"))).toEqual(action);
    expect(parse("execute").answer).toEqual({
      status: 200,
      body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" },
    });
  });

  it("may be pressed in a room without a mention, by anybody for themselves", () => {
    const { conversation } = teamsActivity("group-mention");
    const pressed = parse("submit", { conversation, from: { id: "29:1person-second" } });
    expect(pressed).toMatchObject({
      message: { visibility: "shared", sender: "29:1person-second" },
    });
  });

  it("that says nothing of ours is refused in the form that the platform wants", () => {
    const refused = parse("execute", { value: { action: { data: { other: 1 } } } });
    expect(reasonOf(refused)).toBe("not an action");
    expect(refused.answer).toMatchObject({ status: 200, body: { statusCode: 400 } });
    for (const value of [7, {}, { action: 7 }, { action: "x".repeat(LIMITS.actionId + 1) }]) {
      expect(reasonOf(parse("submit", { value }))).toBe("not an action");
    }
  });
});

describe("the thumbs below an answer", () => {
  it("name the answer and are answered with an empty object", () => {
    expect(parse("feedback")).toMatchObject({
      kind: "rating",
      reaction: "like",
      of: "1:bot-message",
      message: { visibility: "private", thread: { conversation: "a%3A1personal-first" } },
      answer: { status: 200, body: {} },
    });
  });

  it("say nothing without an answer or without a side", () => {
    const sideways = { value: { actionName: "feedback", actionValue: { reaction: "so-so" } } };
    for (const change of [{ replyToId: undefined }, sideways, { value: null }]) {
      expect(reasonOf(parse("feedback", change))).toBe("not an action");
      expect(parse("feedback", change).answer).toEqual({ status: 200, body: {} });
    }
  });
});

describe("an installation", () => {
  it("asks for the greeting, in whichever way Teams tells of it", () => {
    for (const fixture of ["conversation-update", "installation-update"]) {
      expect(contentOf(parse(fixture))).toEqual({
        kind: "action",
        action: "article:conversation/greeting",
      });
    }
  });

  it("is one message however often it is told, so that nobody is greeted twice", () => {
    const ids = ["conversation-update", "installation-update"].map((fixture) => {
      const parsed = parse(fixture);
      return parsed.kind === "message" ? parsed.message.id : reasonOf(parsed);
    });
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).not.toBe("not installed");
  });

  it("is none where somebody else comes, the app goes or is renewed, or it is put into a room", () => {
    const room = { conversation: { id: TEAMS.channel, conversationType: "channel" } };
    for (const [fixture, change] of [
      ["conversation-update", { membersAdded: [{ id: TEAMS.person }] }],
      ["conversation-update", { membersAdded: undefined, membersRemoved: [{ id: TEAMS.botId }] }],
      ["conversation-update", room],
      ["installation-update", { action: "remove" }],
      ["installation-update", { action: "add-upgrade" }],
      ["installation-update", room],
    ] as const) {
      expect(parse(fixture, change)).toEqual({
        kind: "ignored",
        reason: "not installed",
        answer: { status: 200, body: null },
      });
    }
  });
});

describe("whatever else comes", () => {
  it("is acknowledged and ignored", () => {
    expect(parse("reaction")).toEqual({
      kind: "ignored",
      reason: "unknown type",
      answer: { status: 200, body: null },
    });
  });

  it("is answered with 501 when it is an invoke that nobody knows, malformed or not", () => {
    expect(parse("unknown-invoke")).toMatchObject({
      reason: "unknown invoke",
      answer: { status: 501 },
    });
    expect(parse("unknown-invoke", { from: 7 })).toMatchObject({
      reason: "malformed",
      answer: { status: 501 },
    });
  });

  it("never makes the parser throw", () => {
    const names = ["personal-message", "channel-mention", "execute", "feedback", "edit"];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.dictionary(
          fc.constantFrom(...Object.keys(teamsActivity("channel-mention")), "value", "name"),
          fc.anything(),
        ),
        (fixture, change) => {
          const { kind } = parse(fixture, change);
          expect(["message", "rating", "ignored"]).toContain(kind);
        },
      ),
    );
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(parseAny(body, { tenants: null, receivedAt }).kind).toBe("ignored");
      }),
    );
  });
});
