import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  ALL_SCOPES,
  COMMAND,
  EVENTS,
  METHODS,
  NEEDED_SCOPES,
} from "../../../../adapters/slack/scopes.ts";

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly agent_view: { readonly agent_description: string };
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly should_escape: boolean;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url: string };
  };
}

const read = (path: string): string =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");
const manifest = parse(read("adapters/slack/manifest.yaml")) as Manifest;

describe("the app that the manifest creates", () => {
  it("has the scopes that the code uses, and no more", () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(ALL_SCOPES);
    expect(ALL_SCOPES).toEqual(expect.arrayContaining([...NEEDED_SCOPES]));
  });

  it("listens to the events that the code hears, and no more", () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(Object.keys(EVENTS));
  });

  it("has the slash command and lets people write to it", () => {
    const { slash_commands: commands, app_home: home } = manifest.features;
    expect(commands.map(({ command }) => command)).toEqual([COMMAND.name]);
    expect(commands[0]?.should_escape).toBe(false);
    expect(home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
  });

  it("calls one address for everything", () => {
    const { event_subscriptions: events, interactivity } = manifest.settings;
    expect(interactivity.request_url).toBe(events.request_url);
    expect(new URL(events.request_url).pathname).toBe("/slack/events");
  });

  it("keeps within the lengths that Slack sets", () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(manifest.features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
  });

  it("is documented with each of its scopes, and with settings that exist", () => {
    const text = read("docs/platforms/slack.md");
    const documented = [...text.matchAll(/^\| `([a-z:_]+)` \|/gm)].map(([, scope]) => scope);
    expect(documented.sort()).toEqual(ALL_SCOPES);
    const settings = new Set(text.match(/SLACK_[A-Z_]+/g));
    const example = read(".env.example");
    for (const setting of settings) expect(example).toMatch(new RegExp(`^${setting}=`, "m"));
    expect(settings.size).toBe(4);
  });

  it("is asked for nothing by the code that no scope stands for", () => {
    const api = read("adapters/slack/io-api.ts");
    const files = [api, read("adapters/slack/io-surface.ts")].join("\n");
    const called = [...files.matchAll(/(?:call|attempt)\(\s*"([\w.]+)"/g)].map(([, name]) => name);
    expect([...new Set(called)].sort()).toEqual(Object.keys(METHODS).sort());
    // The types keep others out; direct calls of the SDK would pass them by.
    expect(files.match(/client\.(?!apiCall)\w+\.\w+[.(]/g)).toEqual(["client.apps.connections."]);
  });
});
