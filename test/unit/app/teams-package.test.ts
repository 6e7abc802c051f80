import { unzipSync, strFromU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { teamsPackage } from "../../../src/app/commands/teams.ts";

const SETTINGS = {
  TEAMS_APP_ID: "01234567-89ab-cdef-0123-456789abcdef",
  TEAMS_APP_PASSWORD: "a-password-of-the-test",
  PUBLIC_URL: "https://chat.example/yizhan/",
};
const SCOPES = ["personal", "team", "groupChat"];
const OTHERS = ["ar", "es", "fr", "ru", "zh"];

interface Manifest {
  readonly [key: string]: unknown;
  readonly bots: readonly {
    readonly commandLists: readonly {
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
}

function unpacked(): {
  names: string[];
  json: (name: string) => Manifest;
  bytes: (name: string) => Buffer;
} {
  const files = unzipSync(teamsPackage(SETTINGS, "1.2.3"));
  const bytes = (name: string): Buffer => Buffer.from(files[name] ?? []);
  return {
    names: Object.keys(files).sort(),
    bytes,
    json: (name) => JSON.parse(strFromU8(bytes(name))) as Manifest,
  };
}

describe("the app package of Teams", () => {
  it("holds a manifest, a file for each other language and two icons, all at its top", () => {
    expect(unpacked().names).toEqual(
      [...OTHERS.map((tag) => `${tag}.json`), "color.png", "manifest.json", "outline.png"].sort(),
    );
  });

  it("names the bot, where it may be used and which site it belongs to", () => {
    const { json } = unpacked();
    expect(json("manifest.json")).toMatchObject({
      $schema:
        "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json",
      manifestVersion: "1.22",
      version: "1.2.3",
      id: SETTINGS.TEAMS_APP_ID,
      developer: { websiteUrl: "https://chat.example/yizhan" },
      icons: { color: "color.png", outline: "outline.png" },
      bots: [{ botId: SETTINGS.TEAMS_APP_ID, scopes: SCOPES, commandLists: [{ scopes: SCOPES }] }],
      validDomains: ["chat.example"],
      localizationInfo: { defaultLanguageTag: "en" },
    });
    expect(JSON.stringify(json("manifest.json"))).not.toContain(SETTINGS.TEAMS_APP_PASSWORD);
  });

  it("asks to hear the channels of a team, and for nothing else", () => {
    expect(unpacked().json("manifest.json")).toMatchObject({
      webApplicationInfo: { id: SETTINGS.TEAMS_APP_ID, resource: "https://chat.example/yizhan" },
      authorization: {
        permissions: {
          resourceSpecific: [{ name: "ChannelMessage.Read.Group", type: "Application" }],
        },
      },
    });
  });

  it("keeps to the lengths of the schema in every language, whose commands are in their own words", () => {
    const { json } = unpacked();
    const { bots, name, description } = json("manifest.json") as Manifest & {
      name: { short: string; full: string };
      description: { short: string; full: string };
    };
    const commands = bots[0]?.commandLists[0]?.commands ?? [];
    expect(commands.map(({ title }) => title)).toEqual([
      "help",
      "topics",
      "language",
      "human",
      "my case",
      "privacy",
      "forget",
    ]);
    const english: Record<string, string> = {
      "name.short": name.short,
      "name.full": name.full,
      "description.short": description.short,
      "description.full": description.full,
    };
    for (const [index, { title, description: explanation }] of commands.entries()) {
      english[`bots[0].commandLists[0].commands[${index}].title`] = title;
      english[`bots[0].commandLists[0].commands[${index}].description`] = explanation;
    }
    const all = OTHERS.map((tag) => {
      const { $schema, ...own } = json(`${tag}.json`) as unknown as Record<string, string>;
      expect($schema).toMatch(/v1\.22\/MicrosoftTeams\.Localization\.schema\.json$/);
      return own;
    });
    for (const own of [english, ...all]) {
      expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
      for (const [key, words] of Object.entries(own)) {
        const isGood = words !== "" && words.length <= mostOf(key);
        expect([key, words, isGood]).toEqual([key, words, true]);
      }
    }
    expect(json("ru.json")["bots[0].commandLists[0].commands[0].title"]).toBe("помощь");
  });

  it("has icons of the sizes that Teams wants, the small one white on nothing", () => {
    const { bytes } = unpacked();
    expect(sizeOf(bytes("color.png"))).toEqual([192, 192]);
    expect(sizeOf(bytes("outline.png"))).toEqual([32, 32]);
    // Colour type 6: with transparency.
    expect(bytes("outline.png")[25]).toBe(6);
  });

  it.each([
    [{ TEAMS_APP_ID: "", TEAMS_APP_PASSWORD: "" }, /^Set TEAMS_APP_ID first/],
    [{ TEAMS_APP_PASSWORD: "" }, /TEAMS_APP_PASSWORD is missing/],
    [{ PUBLIC_URL: "" }, /^Set PUBLIC_URL first/],
    [{ PUBLIC_URL: "http://127.0.0.1:3000" }, /^Set PUBLIC_URL first/],
  ])("is not made without what it needs: %j", (change, sentence) => {
    expect(() => teamsPackage({ ...SETTINGS, ...change }, "1.0.0")).toThrow(sentence);
  });
});

function mostOf(key: string): number {
  if (key.endsWith(".title")) return 32;
  if (key.endsWith("].description")) return 128;
  const most: Record<string, number> = {
    "name.short": 30,
    "name.full": 100,
    "description.short": 80,
    "description.full": 4_000,
  };
  return most[key] ?? 0;
}

/** Width and height, as the head of a PNG tells them. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
