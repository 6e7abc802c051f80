import type { LanguageTag } from "../../src/domain/locale.ts";
import type { MessageKey, Texts } from "../../src/ports/texts.ts";
import { shortened } from "../shared/graphemes.ts";

export interface ManifestOptions {
  readonly appId: string;
  /** An https address without a slash at its end. */
  readonly publicUrl: string;
  /** Of the package; Teams takes it for an update when it is higher. */
  readonly version: string;
  readonly texts: Texts;
}

/** Current in Teams since 2025; older ones are taken too, and nothing here needs a newer one. */
const SCHEMA_VERSION = "1.22";
const SCHEMA = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}`;

/** UTF-16 units, as the schema has them. */
const LONGEST = { shortDescription: 80, title: 32, explanation: 128 } as const;

/** Lets the bot hear what is said in the channels of a team to which it is added. */
const HEAR_CHANNELS = "ChannelMessage.Read.Group";

const SCOPES = ["personal", "team", "groupChat"] as const;
const COMMANDS = ["help", "topics", "language", "human", "mycase", "privacy", "forget"] as const;

/** The language of the manifest itself; the others stand in files beside it. */
const DEFAULT_LANGUAGE = "en";

export const ICONS = { color: "color.png", outline: "outline.png" } as const;

/** The files of an app package but for its icons, by name. */
export function manifestFiles(options: ManifestOptions): ReadonlyMap<string, object> {
  const others = options.texts.languages.filter((tag) => tag !== DEFAULT_LANGUAGE);
  return new Map<string, object>([
    ["manifest.json", manifest(options, others)],
    ...others.map((tag): [string, object] => [fileOf(tag), localization(options.texts, tag)]),
  ]);
}

function manifest(
  { appId, publicUrl, version, texts }: ManifestOptions,
  others: readonly LanguageTag[],
): object {
  const { short, full } = describe(texts, DEFAULT_LANGUAGE);
  return {
    $schema: `${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: DEFAULT_LANGUAGE,
      additionalLanguages: others.map((tag) => ({ languageTag: tag, file: fileOf(tag) })),
    },
    developer: {
      name: texts.say("page.bot", DEFAULT_LANGUAGE),
      // The chat page tells what is kept and for how long.
      websiteUrl: publicUrl,
      privacyUrl: publicUrl,
      termsOfUseUrl: publicUrl,
    },
    name: {
      short: texts.say("page.bot", DEFAULT_LANGUAGE),
      full: texts.say("page.title", DEFAULT_LANGUAGE),
    },
    description: { short, full },
    icons: ICONS,
    accentColor: "#A63A24",
    bots: [
      {
        botId: appId,
        scopes: SCOPES,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [{ scopes: SCOPES, commands: commands(texts, DEFAULT_LANGUAGE) }],
      },
    ],
    validDomains: [new URL(publicUrl).hostname],
    // Teams wants some address here before an owner of a team can agree to anything; it is not used.
    webApplicationInfo: { id: appId, resource: publicUrl },
    // Staff write below the card of a case without calling the bot.
    authorization: {
      permissions: { resourceSpecific: [{ name: HEAR_CHANNELS, type: "Application" }] },
    },
  };
}

function localization(texts: Texts, language: LanguageTag): object {
  const { short, full } = describe(texts, language);
  const named = commands(texts, language).flatMap(({ title, description }, index) => {
    const path = `bots[0].commandLists[0].commands[${String(index)}]`;
    return [
      [`${path}.title`, title],
      [`${path}.description`, description],
    ];
  });
  return {
    $schema: `${SCHEMA}/MicrosoftTeams.Localization.schema.json`,
    "name.short": texts.say("page.bot", language),
    "name.full": texts.say("page.title", language),
    "description.short": short,
    "description.full": full,
    ...(Object.fromEntries(named) as Record<string, string>),
  };
}

function describe(texts: Texts, language: LanguageTag): { short: string; full: string } {
  return {
    short: shortened(texts.say("page.tagline", language), LONGEST.shortDescription),
    full: texts.say("page.welcomeText", language),
  };
}

/** What Teams offers above the field for a message; the title is what it writes there. */
function commands(
  texts: Texts,
  language: LanguageTag,
): { readonly title: string; readonly description: string }[] {
  return COMMANDS.map((command) => {
    const words: MessageKey = `command.${command}.words`;
    const explanation: MessageKey = `menu.${command}`;
    const [first = command] = texts.say(words, language).split(",");
    return {
      title: shortened(first.trim(), LONGEST.title),
      description: shortened(texts.say(explanation, language), LONGEST.explanation),
    };
  });
}

function fileOf(tag: LanguageTag): string {
  return `${tag}.json`;
}
