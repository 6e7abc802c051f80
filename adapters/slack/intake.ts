import { bareLanguage, SOURCE_LANGUAGE } from "../../src/domain/locale.ts";
import { linkCodeIn, namedWhereLinking } from "../../src/domain/link-code.ts";
import type { InboundMessage, PersonId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { PlatformHost } from "../../src/ports/platform.ts";
import type { MessageKey, Texts } from "../../src/ports/texts.ts";
import { threadNamedBy } from "../shared/surface.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import type { PersonSettings, Prompt } from "./io-api.ts";
import type { Acknowledgement, Take } from "./io-app.ts";
import { LIMITS } from "./limits.ts";
import type { LookUps } from "./look-ups.ts";
import { readSlack, type Opened, type Said } from "./parse.ts";
import { isForStaff, type Heard } from "./surface-parse.ts";
import type { Self } from "./written.ts";

export interface IntakeDeps {
  /** @throws Unavailable Slack is starting or stopping */
  readonly self: () => Self;
  /** @throws Unavailable Slack is stopping */
  readonly host: () => PlatformHost;
  readonly settings: LookUps<PersonSettings>;
  readonly names: LookUps<string>;
  readonly surfaces: SurfaceNotes;
  readonly suggest: (channel: string, prompts: readonly Prompt[]) => Promise<void>;
  /** Somebody's direct conversation, as an event named it. */
  readonly onDirect: (user: string, channel: string) => void;
  /** Work that whoever stops us waits for. */
  readonly track: (work: Promise<unknown>) => unknown;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
}

const NOT_TOLD: PersonSettings = { locale: null, timeZone: null };

const STARTERS = [
  "page.starter1",
  "page.starter2",
  "page.starter3",
  "page.starter4",
] as const satisfies readonly MessageKey[];

/** Hands on what Slack delivers, of people and of staff. */
export function createIntake(deps: IntakeDeps): Take {
  const { texts, clock, log } = deps;

  const offered = (localeHint: string | null): string => {
    const language = localeHint === null ? null : bareLanguage(localeHint);
    return language !== null && texts.languages.includes(language) ? language : SOURCE_LANGUAGE;
  };

  const ignore = (reason: string): void => {
    log.debug("slack.ignored", { reason });
  };

  const hearPerson = async ({
    message,
    place,
    direct,
    isCommand,
  }: Said): Promise<Acknowledgement> => {
    const settings = await deps.settings.of(deps.self().team, place.user);
    const { locale: localeHint, timeZone } = settings ?? NOT_TOLD;
    const zone = timeZone === null ? {} : { timeZone };
    await deps.host().accept(await withName({ ...message, localeHint, ...zone }, place.user));
    if (direct !== null) deps.onDirect(place.user, direct);
    if (!isCommand) return undefined;
    const text = texts.say("reply.inPrivate", offered(localeHint));
    return { response_type: "ephemeral", text };
  };

  /** Slack is asked for the name of whoever links an account, and of nobody else who writes directly. */
  const withName = async (message: InboundMessage, user: string): Promise<InboundMessage> => {
    const name = linkCodeIn(message) === null ? null : await deps.names.of(deps.self().team, user);
    return name === null ? message : namedWhereLinking(message, name);
  };

  /** @returns whether it is of staff, who are never answered as people are */
  const hearStaff = async ({ channel, root, user, name, message }: Heard): Promise<boolean> => {
    const at = await deps.surfaces.threadAt(channel, root);
    if (at?.kind === "left") {
      ignore("a case that is gone");
      return true;
    }
    const { content } = message;
    const named =
      content.kind === "action"
        ? threadNamedBy(content.action, { platform: "slack", channel })
        : null;
    const thread = at?.thread ?? named;
    if (thread === null) return isForStaff(content);
    if (content.kind === "text" && content.text === "") {
      ignore("nothing said");
      return true;
    }
    const { team } = deps.self();
    const sender = user as PersonId;
    await deps.host().accept({
      ...message,
      thread,
      sender,
      visibility: "shared",
      localeHint: null,
      staff: {
        account: { platform: "slack", installation: team, person: sender },
        name: name ?? (await deps.names.of(team, user)) ?? user,
      },
    });
    return true;
  };

  /** Questions to begin with, for somebody who has written nothing yet; nobody misses them where they fail. */
  const suggest = async ({ user, channel }: Opened): Promise<void> => {
    try {
      const { locale } = (await deps.settings.of(deps.self().team, user)) ?? NOT_TOLD;
      const language = offered(locale);
      const prompts = STARTERS.slice(0, LIMITS.prompts).map((key) => {
        const sentence = texts.say(key, language);
        return { title: sentence, message: sentence };
      });
      await deps.suggest(channel, prompts);
    } catch {
      log.debug("slack.no_suggestions");
    }
  };

  return async (body) => {
    const incoming = readSlack(body, deps.self(), clock.now());
    switch (incoming.kind) {
      case "ignored":
        ignore(incoming.reason);
        return undefined;
      case "opened":
        deps.track(suggest(incoming));
        return undefined;
      case "overheard":
        if (!(await hearStaff(incoming.heard))) ignore("not for the bot");
        return undefined;
      case "said": {
        const { heard } = incoming;
        const isStaff = heard !== null && (await hearStaff(heard));
        return isStaff ? undefined : hearPerson(incoming);
      }
    }
  };
}
