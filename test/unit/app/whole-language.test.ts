import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createAsk } from "../../../src/app/commands/ask.ts";
import { checkContent, contentStatus, statusText } from "../../../src/app/commands/content.ts";
import { inProject } from "../../../src/app/paths.ts";
import { buildSearch } from "../../../src/app/search-index.ts";
import { loadContent } from "../../../src/app/loaded-content.ts";
import { createCore } from "../../../src/app/service.ts";
import {
  languageStatuses,
  PART_NAMES,
  protectedTexts,
  servedLanguages,
  unprotectedIn,
  unsafeLanguages,
} from "../../../src/app/whole-language.ts";
import { loadKnowledge } from "../../../src/content/load.ts";
import { projectContent } from "../../helpers/content.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const SHIPPED = ["ar", "en", "es", "fr", "ru", "zh"];
const EMERGENCY = "Ajudem! O meu amigo desmaiou no laboratório e tem sangue na cabeça";
const clock = { now: () => new Date("2026-11-25T04:00:00Z") };

/** The English text under another title and with other questions: what it says is nothing to these tests. */
function portugueseText(file: string, title: string, englishHash: string): string {
  const english = SMALL_KNOWLEDGE[file] ?? "";
  return english
    .replace(/^title: .*$/m, `title: "${title}"\ntranslatedFrom: ${englishHash}`)
    .replaceAll("- question ", "- pergunta ");
}

/** Portuguese, as somebody adds it who knows of articles and sentences alone. */
function withPortuguese(): string {
  const contacts = SMALL_KNOWLEDGE["tables/contacts.yaml"] ?? "";
  const folder = tempFolder({
    ...inFolder("knowledge", SMALL_KNOWLEDGE),
    "knowledge/tables/contacts.yaml": contacts.replace("zh: 热线", "zh: 热线\n    pt: a linha"),
    "knowledge/tables/places.yaml":
      "shanghai:\n  names: { en: Shanghai, zh: 上海, pt: Xangai }\nbeijing:\n  names: { en: Beijing, zh: 北京, pt: Pequim }\n",
    "knowledge/tables/centres.yaml":
      "hongqiao:\n  place: shanghai\n  names: { en: The centre, zh: 中心, pt: O centro }\n  phone: hotline\n  sources: [law]\n",
    "knowledge/visas/free/pt.md": portugueseText("visas/free/en.md", "Entrada", "a2730602a48b"),
    "knowledge/visas/fees/pt.md": portugueseText("visas/fees/en.md", "Taxas", "d75603262cbe"),
    "locales/pt.json": readFileSync(inProject("locales", "es.json"), "utf8"),
  });
  for (const tag of SHIPPED) {
    cpSync(inProject("locales", `${tag}.json`), path.join(folder, "locales", `${tag}.json`));
  }
  return folder;
}

function inFolder(name: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]));
}

describe("a language with texts and sentences, and without what protects people", () => {
  it("is refused by its name, with the parts that it lacks and what to do", () => {
    const [refusal, ...others] = checkContent(withPortuguese()).problems;
    expect(others).toEqual([]);
    const [first, ...reasons] = (refusal ?? "").split("\n");
    expect(first).toMatch(
      /^Portuguese \(pt\) is offered without: emergencies, kinds, urgency, countries, kin, privacy, guard; .*docs\/adding-a-language\.md/,
    );
    expect(reasons).toHaveLength(7);
    expect(reasons[0]).toContain("somebody in need is not noticed");
  });

  it("is not offered: who tells an emergency in it that is like one of ours has the numbers below the languages", () => {
    const folder = withPortuguese();
    const content = loadContent(path.join(folder, "knowledge"), path.join(folder, "locales"));
    expect(content.knowledge.languages).toEqual(["en"]);
    expect(content.texts.languages).toEqual(SHIPPED);
    const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
    const asked = createAsk(core, clock, null, true)({ id: 1, text: EMERGENCY });
    expect(asked).toMatchObject({ outcome: "no_answer", language: "en", numbers: "line" });
    expect(asked.detected.tag).toBe("pt");
    expect(asked.explain?.decided).toEqual(["line", "language"]);
    const other = createAsk(
      core,
      clock,
      null,
      true,
    )({ id: 2, text: "Quanto custa o visto de trabalho?" });
    expect(other.reply).toContain("I do not speak this language yet");
  });

  it("stands in the table of languages and parts as refused", () => {
    const folder = withPortuguese();
    const loaded = loadKnowledge(path.join(folder, "knowledge"));
    if (!loaded.ok) throw new Error("The planted content has a fault.");
    const status = contentStatus(loaded, folder);
    expect(status.languages).toEqual(["en"]);
    expect(status.wholeness.find(({ tag }) => tag === "pt")).toMatchObject({
      state: "refused",
      parts: { emergencies: false, dates: true, locale: true, articles: true },
      share: 1,
    });
    expect(statusText(status)).toMatch(/^pt +refused +· /m);
  });

  it("is shown on no page and in no menu, though its sentences are complete", () => {
    const texts = { languages: ["en", "pt"] };
    expect(protectedTexts(texts).languages).toEqual(["en"]);
    expect(servedLanguages({ languages: ["en", "pt"] }, texts)).toEqual(["en"]);
  });
});

describe("a language with texts alone", () => {
  it("is in the making, and no fault", () => {
    const folder = withPortuguese();
    const loaded = loadKnowledge(path.join(folder, "knowledge"));
    if (!loaded.ok) throw new Error("The planted content has a fault.");
    const written = { knowledge: loaded.knowledge, locales: ["en"] };
    expect(languageStatuses(written).map(({ tag, state }) => [tag, state])).toEqual([
      ["en", "offered"],
      ["pt", "in the making"],
    ]);
    expect(unsafeLanguages(written)).toEqual([]);
  });
});

describe("the shipped languages", () => {
  const { knowledge, texts } = projectContent();

  it.each(SHIPPED)("protect people in “%s”, and are whole", (tag) => {
    expect(unprotectedIn(tag)).toEqual([]);
    const status = languageStatuses({ knowledge, locales: texts.languages });
    expect(status.find((each) => each.tag === tag)).toMatchObject({ state: "offered" });
  });

  it("are still offered where an editor writes articles in one of them alone", () => {
    const [first] = knowledge.articles.values();
    if (first === undefined) throw new Error("There are no articles.");
    const english = new Map([...first.texts].filter(([tag]) => tag === "en"));
    const more = Array.from({ length: 60 }, (_, index) => {
      const id = `visas/new-${String(index)}` as const;
      return [id, { ...first, id, topic: "visas", texts: english }] as const;
    });
    const edited = { ...knowledge, articles: new Map([...knowledge.articles, ...more]) };
    expect(servedLanguages(edited, texts)).toEqual(SHIPPED);
    const written = { knowledge: edited, locales: texts.languages };
    expect(unsafeLanguages(written)[0]).toMatch(/^Arabic \(ar\) is offered without: articles;/);
  });
});

describe("the page about adding a language", () => {
  it.each(PART_NAMES)("tells what “%s” is", (name) => {
    const page = readFileSync(inProject("docs", "adding-a-language.md"), "utf8");
    expect(page).toMatch(new RegExp(`^\\| ${name} \\|`, "m"));
  });
});
