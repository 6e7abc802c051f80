import { intlLocale, type LanguageTag } from "../../domain/locale.ts";

/** From here on a name may take endings without becoming another word. */
const STEM_LETTERS = 4;

/**
 * The names of the twelve months, alone and beside a day, as `Intl` spells them.
 *
 * @param more further names of each month, January first, alternatives parted by commas
 */
export function monthNames(
  language: LanguageTag,
  options: { readonly more?: readonly string[]; readonly takeEndings?: boolean } = {},
): string[] {
  const alone = new Intl.DateTimeFormat(intlLocale(language), { month: "long", timeZone: "UTC" });
  const inDate = new Intl.DateTimeFormat(intlLocale(language), {
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });
  return Array.from({ length: 12 }, (_, index) => {
    const day = new Date(Date.UTC(2027, index, 15));
    const names = [alone, inDate].map((format) => monthIn(format, day));
    const stems = names.map((name) => (name.length >= STEM_LETTERS ? `${name}*` : name));
    return [...(options.takeEndings === true ? stems : names), options.more?.[index] ?? ""].join(
      ",",
    );
  });
}

function monthIn(format: Intl.DateTimeFormat, day: Date): string {
  return format.formatToParts(day).find((part) => part.type === "month")?.value ?? "";
}
