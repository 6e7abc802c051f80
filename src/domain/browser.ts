/** Browsers that are told apart; the most particular first, since most of them also name those they are built upon. */
const BROWSERS = [
  ["WeChat", /MicroMessenger\//],
  ["DingTalk", /DingTalk\//],
  ["QQ Browser", /QQBrowser\//],
  ["Edge", /Edg(?:e|A|iOS)?\//],
  ["Opera", /OPR\/|Opera/],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Firefox", /(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:Chrome|Chromium|CriOS)\//],
  ["Safari", /Version\/[\d.]+ .*Safari\//],
] as const;

const SYSTEMS = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["Android", /Android/],
  ["iOS", /iPhone|iPad|iPod/],
  ["Windows", /Windows/],
  ["ChromeOS", /CrOS/],
  ["macOS", /Macintosh/],
  ["Linux", /Linux|X11/],
] as const;

export type BrowserName = (typeof BROWSERS)[number][0];
export type SystemName = (typeof SYSTEMS)[number][0];

/** Two words for what somebody signed in with; each is `null` where it is none that is known. */
export interface Browser {
  readonly browser: BrowserName | null;
  readonly system: SystemName | null;
}

/** What browsers send is shorter; the rest of anything longer tells nothing. */
const LONGEST_AGENT = 512;

/** What a `User-Agent` header says of itself. Nothing of its own words is kept. */
export function browserOf(userAgent: string): Browser {
  const text = userAgent.slice(0, LONGEST_AGENT);
  return { browser: nameIn(BROWSERS, text), system: nameIn(SYSTEMS, text) };
}

function nameIn<Name>(names: readonly (readonly [Name, RegExp])[], userAgent: string): Name | null {
  return names.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
}
