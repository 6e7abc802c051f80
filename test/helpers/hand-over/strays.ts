/** Names, commands and addresses, which are the same in every language. */
const SAME_EVERYWHERE =
  /https?:\/\/\S+|\/(?:yizhan )?(?:withdraw|forget|language|privacy|human|help|topics)\b|\bYZ-\d{4}-\d{4,}\b|\bMei Lin\b|\bYizhan\b/gu;
/** Kinds of visa, which have the same letters in every language. */
const VISAS = /\b(?:[CDFGJKLMRZ]|[JQSX][12])\b/gu;
/** Names of the messengers, which staff are told. */
const PLATFORMS = /\b(?:Slack|Microsoft Teams|Telegram)\b/gu;

const SCRIPTS = {
  ru: /(?!\p{Script=Cyrillic})\p{L}+/gu,
  ar: /(?!\p{Script=Arabic})\p{L}+/gu,
  /** Staff read what the person wrote as it is. */
  zh: /\p{Script=Latin}+/gu,
} as const;

/** Words in a text that cannot be of its language. */
export function strays(text: string, language: keyof typeof SCRIPTS): string[] {
  const same = text.replaceAll(SAME_EVERYWHERE, " ").replaceAll(VISAS, " ");
  const own = language === "zh" ? same.replaceAll(PLATFORMS, " ") : same;
  return own.match(SCRIPTS[language]) ?? [];
}
