import { z } from "zod";
import { BANNER_WORDS, LONGEST_BANNER, type Banner } from "../domain/banner.ts";
import { bareLanguage } from "../domain/locale.ts";
import type { Folder } from "./folder.ts";
import type { Problems } from "./problem.ts";
import { checkPeriod } from "./read-tables.ts";
import { daySchema } from "./schemas.ts";
import { readYaml, validate } from "./yaml-file.ts";

const FILE = "banner.yaml";

const bannerSchema = z.strictObject({
  from: daySchema.optional(),
  until: daySchema.optional(),
  words: z.record(
    z.string().refine((tag) => bareLanguage(tag) === tag, "words stand below their language"),
    z
      .string()
      .trim()
      .max(LONGEST_BANNER, `a line has at most ${String(LONGEST_BANNER)} characters`)
      .regex(BANNER_WORDS, "words are one line of plain text"),
  ),
});

/** `knowledge/banner.yaml`; without the file there is no line above the chat page. */
export function readBanner(folder: Folder, problems: Problems): Banner | null {
  const text = folder.read(FILE);
  const yaml = text === null ? null : readYaml(text, FILE, problems);
  const read = yaml === null ? null : validate(yaml, bannerSchema, FILE, problems);
  if (yaml === null || read === null) return null;
  const period = { from: read.from ?? null, until: read.until ?? null };
  checkPeriod(period, FILE, () => yaml.lineOf(["until"]), problems);
  return { period, words: new Map(Object.entries(read.words)) };
}
