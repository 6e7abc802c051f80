import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withShippedPrompts } from "../../src/app/served-prompts.ts";
import { textPieces } from "../../src/content/text-pieces.ts";
import { documentEditing } from "../../src/content/document-editing.ts";
import type { Draft } from "../../src/domain/editing.ts";
import {
  createTranslationDrafts,
  type DraftedText,
} from "../../src/services/content/translation-drafts.ts";
import type { Database } from "../../src/store/database.ts";
import { contentWorld, draftOf, type ContentWorld } from "../helpers/content-world.ts";
import { draftingWorld, translatesBy } from "../helpers/drafting-world.ts";
import type { ModelStep } from "../helpers/scripted-model.ts";
import { docPath, FEES_EN, FEES_RU, smallDocuments } from "../helpers/small-content.ts";
import { questions } from "../helpers/small-knowledge.ts";
import { newDatabase } from "../helpers/new-database.ts";

type Drafting = Awaited<ReturnType<typeof draftingWorld>>;

let database: Database;
let world: ContentWorld;
let drafting: Drafting;
let draft: Draft;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
  drafting = await draftingWorld();
  draft = await world.written({ [FEES_EN]: ENGLISH });
});
afterEach(() => database.close());

const ENGLISH = `---
title: "Fees for a Z visa"
questions:
${questions("fees")}
summary: ":claim[The fee is **{fee}**.]{id=fee} :claim[You must not pay it in cash.]{id=fee}"
---

## How to pay

- :claim[Pay at [this page]({page}) before you travel.]{id=fee} See [the other article](article:visas/free).

:::claim{id=fee}
Children may pay less.
:::
`;

const ASKED_RU = docPath("knowledge/visas/fees/ru.asked.yaml");

/** As a faithful model says it in Russian. */
const RUSSIAN: Readonly<Record<string, string>> = {
  "Fees for a Z visa": "Сборы за визу Z",
  "The fee is **{fee}**.": "Сбор составляет **{fee}**.",
  "You must not pay it in cash.": "Оплачивать его наличными нельзя.",
  "How to pay": "Как оплатить",
  "Pay at [this page]({page}) before you travel.":
    "Оплатите сбор на [этой странице]({page}) до поездки.",
  "See [the other article](article:visas/free).": "См. [другую статью](article:visas/free).",
  "Children may pay less.": "Дети могут платить меньше.",
};
const OWN_QUESTIONS = `---\ntitle: "Сборы"\nquestions:\n${questions("сборы")}\nsummary: ""\n---\n`;

function drafts() {
  return createTranslationDrafts({
    drafts: world.drafts,
    state: world.deps.state,
    texts: textPieces,
    editing: documentEditing,
    translator: () => drafting.assistance.drafter(),
    trail: world.desk.trail,
    clock: world.time,
  });
}

async function drafted(
  path = FEES_RU,
  text = OWN_QUESTIONS,
  signal = new AbortController().signal,
) {
  const begun = await drafts().begin(world.anna, draft.id, { path, text });
  if (begun.kind === "refused") throw new Error(begun.reason);
  const progress: number[] = [];
  const result = await begun.run((done) => progress.push(done), signal);
  return { result, progress, of: begun.of };
}

async function textOf(
  words: Readonly<Record<string, string>>,
  path = FEES_RU,
): Promise<DraftedText> {
  drafting.model.otherwise = translatesBy(words);
  const { result } = await drafted(path);
  if (result === null || typeof result === "string") throw new Error(String(result));
  return result;
}

/** The faults that the reader of texts finds in one, saved into the draft. */
async function faultsOf(text: string, path = FEES_RU): Promise<readonly string[]> {
  const edits = [{ path, text, base: await world.base(path) }];
  draft = draftOf(await world.drafts.save(world.anna, draft.id, draft.version, { edits }));
  const { problems } = await world.publishing.check(world.anna, draft.id);
  return problems.map(({ message }) => message);
}

describe("a translation that a model drafts", () => {
  it("has the claims, figures and links of the English text, its mark, and that nobody has read it", async () => {
    const { text, missing, stopped } = await textOf(RUSSIAN);
    expect(text).toBe(`---
title: "Сборы за визу Z"
translatedFrom: "${textPieces.write(ENGLISH, new Map(), []).match(/[0-9a-f]{12}/)?.[0] ?? ""}"
unread: model
questions:
${questions("сборы").replaceAll(/- (.*)/g, '- "$1"')}
summary: ":claim[Сбор составляет **{fee}**.]{id=fee} :claim[Оплачивать его наличными нельзя.]{id=fee}"
---

## Как оплатить

- :claim[Оплатите сбор на [этой странице]({page}) до поездки.]{id=fee} См. [другую статью](article:visas/free).

:::claim{id=fee}
Дети могут платить меньше.
:::
`);
    expect([missing, stopped]).toEqual([[], null]);
    expect(await faultsOf(text)).toEqual([]);
  });

  it("is nowhere but with whoever asked for it, and the trail says that they did", async () => {
    await textOf(RUSSIAN);
    expect((await world.drafts.read(world.anna, draft.id)).edits.map(({ path }) => path)).toEqual([
      FEES_EN,
    ]);
    const [last] = await world.desk.trail.page(null, 1);
    expect(last).toMatchObject({
      action: "content.translation_drafted",
      actor: world.anna.id,
      target: draft.id,
      details: { paths: [FEES_RU], pieces: 7 },
    });
  });

  it("is made in parts, each of which is told of", async () => {
    const long = Array.from({ length: 30 }, (_, at) => `## Part ${"i".repeat(at + 1)}`).join(
      "\n\n",
    );
    draft = await world.written({ [FEES_EN]: ENGLISH + long });
    drafting.model.otherwise = translatesBy(RUSSIAN);
    const { progress, of } = await drafted();
    expect(of).toBe(37);
    expect(progress).toEqual([12, 24, 36, 37]);
  });

  it("has ways of asking of its own in their document, where there are hardly any yet", async () => {
    const asked = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => {
        const count = "i".repeat(at + 1);
        return [`question fees number ${count}`, `вопрос про сборы номер ${count}`];
      }),
    );
    drafting.model.otherwise = translatesBy({ ...RUSSIAN, ...asked });
    const bare = (await textOf({ ...RUSSIAN, ...asked })).text.replace(/^unread.*\n/m, "");
    const faults = await faultsOf(bare.replace(/^questions:\n(?: {2}- .*\n)+/m, ""));
    expect(faults).toEqual([expect.stringContaining("the article has 0 questions")]);
    const own = "fee:\n  - сколько это стоит\n";
    const { result } = await drafted(ASKED_RU, own);
    expect(result).toMatchObject({ drafted: 8, of: 8, missing: [] });
    const { text } = result as DraftedText;
    expect(text.startsWith(own)).toBe(true);
    expect(text).toContain("unsorted:\n");
    expect(text).toContain("  - вопрос про сборы номер iii\n");
    expect(await faultsOf(text, ASKED_RU)).toEqual([]);
    const enough = await drafts().begin(world.anna, draft.id, { path: ASKED_RU, text });
    expect(enough).toMatchObject({ kind: "refused", reason: "there_already" });
  });

  it("has no ways of asking before it has words", async () => {
    draft = await world.written({ [FEES_RU]: null });
    const begun = await drafts().begin(world.anna, draft.id, { path: ASKED_RU, text: "" });
    expect(begun).toMatchObject({ kind: "refused", reason: "not_there" });
  });

  it.each<[what: string, piece: string, words: string, why: string]>([
    ["a figure is written out", "The fee is **{fee}**.", "Сбор составляет **400 юаней**.", "facts"],
    ["a figure is added", "How to pay", "Как оплатить 400 юаней", "figures"],
    ["a placeholder is dropped", "The fee is **{fee}**.", "Есть **сбор**.", "facts"],
    ["a placeholder is another", "The fee is **{fee}**.", "Сбор составляет **{stay}**.", "facts"],
    [
      "a placeholder is told twice",
      "The fee is **{fee}**.",
      "Сбор: **{fee}**, то есть {fee}.",
      "facts",
    ],
    [
      "it denies no more",
      "You must not pay it in cash.",
      "Оплачивать его нужно наличными.",
      "meaning",
    ],
    ["it may becomes must", "Children may pay less.", "Дети должны платить меньше.", "meaning"],
    ["the visa is another", "Fees for a Z visa", "Сборы за визу R", "names"],
    [
      "a link leads elsewhere",
      "See [the other article](article:visas/free).",
      "См. [другую статью](https://evil.example).",
      "contacts",
    ],
    ["a claim is added", "How to pay", "Как оплатить :claim[бесплатно]{id=fee}", "markup"],
    [
      "a claim is closed early",
      "Children may pay less.",
      "Дети могут]{id=fee} платить меньше.",
      "markup",
    ],
    ["HTML is injected", "How to pay", "Как <b onclick=x>оплатить</b>", "markup"],
    ["an image is injected", "How to pay", "![Как](https://evil.example/x.png) оплатить", "markup"],
    [
      "a line is added",
      "Children may pay less.",
      "Дети могут платить меньше.\n\n# Всё бесплатно",
      "markup",
    ],
    ["it begins a list", "How to pay", "- Как оплатить", "markup"],
    [
      "it is still English",
      "You must not pay it in cash.",
      "You must not pay it in cash.",
      "words",
    ],
    [
      "it obeys an order",
      "How to pay",
      "Виза выдана, платить не нужно, всё бесплатно и сразу. ".repeat(4),
      "words",
    ],
  ])(
    "leaves a piece empty where %s, with a sign that keeps it from being published",
    async (...given) => {
      const [, piece, words, why] = given;
      const { text, missing, drafted: made, of } = await textOf({ ...RUSSIAN, [piece]: words });
      expect([made, of]).toEqual([6, 7]);
      expect(missing).toEqual([{ line: expect.any(Number) as number, why }]);
      expect(text).not.toContain(words);
      expect(text.split("\n")[(missing[0]?.line ?? 0) - 1]).toContain(`not drafted: ${why}`);
      expect((await faultsOf(text)).length).toBeGreaterThan(0);
    },
  );

  it("leaves out pieces that nobody asked for, and takes the first of two for one", async () => {
    drafting.model.otherwise = (request) => {
      const step = translatesBy(RUSSIAN)(request) as { value: { pieces: object[] } };
      const more = [
        { id: "body99", text: "Всё бесплатно." },
        { id: "title", text: "Другой заголовок" },
      ];
      return { does: "value", value: { pieces: [...step.value.pieces, ...more] } };
    };
    const { result } = await drafted();
    const { text, missing } = result as DraftedText;
    expect(missing).toEqual([]);
    expect(text).toContain('title: "Сборы за визу Z"');
    expect(text).not.toContain("бесплатно");
  });

  it("can be made in a language that has no words of ours, where what is alike in all is compared", async () => {
    const german: Readonly<Record<string, string>> = {
      "Fees for a Z visa": "Gebühren für ein Z-Visum",
      "The fee is **{fee}**.": "Die Gebühr beträgt **{fee}**.",
      "You must not pay it in cash.": "Sie dürfen sie nicht bar bezahlen.",
      "How to pay": "So bezahlen Sie",
      "Pay at [this page]({page}) before you travel.":
        "Bezahlen Sie vor der Reise auf [dieser Seite]({page}).",
      "See [the other article](article:visas/free).":
        "Siehe [den anderen Artikel](article:visas/free).",
      "Children may pay less.": "Kinder zahlen unter Umständen weniger.",
    };
    const path = docPath("knowledge/visas/fees/de.md");
    const { text, missing } = await textOf(german, path);
    expect(missing).toEqual([]);
    expect(await faultsOf(text, path)).toEqual([]);
    const wrong = {
      ...german,
      "Children may pay less.": "Children may pay less.",
      "You must not pay it in cash.": "Оплачивать его наличными нельзя.",
      "The fee is **{fee}**.": "Die Gebühr ist hoch.",
    };
    const whys = (await textOf(wrong, path)).missing.map(({ why }) => why);
    expect(whys.sort()).toEqual(["facts", "words", "words"]);
    const [request] = drafting.model.requests;
    expect(request?.input).toContain('{"tag":"de","name":"German"}');
  });
});

describe("a model that cannot be had", () => {
  it.each<[string, ModelStep, string]>([
    ["hangs", { does: "hang" }, "late"],
    ["drips", { does: "drip", everyMs: 20 }, "late"],
    ["is dead", { does: "hangUp" }, "unavailable"],
    ["is in trouble", { does: "fail", status: 500 }, "unavailable"],
    ["refuses the key", { does: "fail", status: 401 }, "unavailable"],
    ["asks to wait", { does: "fail", status: 429, retryAfter: "30" }, "limited"],
    ["sends another form", { does: "value", value: { text: "Сборы" } }, "unusable"],
    ["sends broken JSON", { does: "say", content: '{"pieces": [' }, "unusable"],
    ["refuses", { does: "refuse", words: "I cannot." }, "unusable"],
  ])("and %s gives no text, and says why, in time", async (_name, step, why) => {
    drafting.model.otherwise = () => step;
    const began = performance.now();
    expect((await drafted()).result).toBe(why);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it("in the middle leaves what was drafted, and the rest empty", async () => {
    const long = Array.from({ length: 12 }, (_, at) => `## Part ${"i".repeat(at + 1)}`).join(
      "\n\n",
    );
    draft = await world.written({ [FEES_EN]: ENGLISH + long });
    let calls = 0;
    drafting.model.otherwise = (request) => {
      calls += 1;
      return calls === 1 ? translatesBy(RUSSIAN)(request) : { does: "hang" };
    };
    const { result } = await drafted();
    expect(result).toMatchObject({ drafted: 7, of: 19, stopped: "late" });
    expect((result as DraftedText).missing).toHaveLength(12);
  });

  it("within what somebody may use up in a day is not asked", async () => {
    drafting = await draftingWorld(1);
    expect((await textOf(RUSSIAN)).drafted).toBe(7);
    expect((await drafted()).result).toBe("limited");
    expect(drafting.model.requests).toHaveLength(1);
  });

  it("and that nobody waits for any more is given up at once", async () => {
    drafting.model.otherwise = () => ({ does: "hang" });
    const given = new AbortController();
    setTimeout(() => {
      given.abort();
    }, 50);
    // Whoever waits to the end is told that it is late.
    expect((await drafted(FEES_RU, "", given.signal)).result).toBeNull();
  });
});

describe("a content of before there was a prompt for this", () => {
  it("has no fault, and is drafted by the prompt of the program", async () => {
    const older = smallDocuments({ "prompts/translateArticle.md": null });
    expect(await world.examiner.check(older)).toEqual([]);
    expect(withShippedPrompts(older)).toEqual(smallDocuments());
  });
});

describe("a text that a model wrote", () => {
  const unread = async (): Promise<Draft> => {
    const { text } = await textOf(RUSSIAN);
    expect(await faultsOf(text)).toEqual([]);
    return draft;
  };
  const submit = () => world.publishing.submit(world.anna, draft.id, draft.version, "It is so.");

  it("comes into force for nobody before somebody says that they read it, and the trail says who", async () => {
    const { edits } = await unread();
    const refusal = { kind: "refused", reason: "unread_translation", paths: [FEES_RU] };
    expect(await submit()).toEqual(refusal);
    const text = edits.find(({ path }) => path === FEES_RU)?.text?.replace("unread: model\n", "");
    const base = await world.base(FEES_RU);
    const read = [{ path: FEES_RU, text: text ?? null, base }];
    draft = draftOf(await world.drafts.save(world.ben, draft.id, draft.version, { edits: read }));
    const [last] = await world.desk.trail.page(null, 1);
    expect(last).toMatchObject({
      action: "content.translation_read",
      actor: world.ben.id,
      details: { read: [FEES_RU] },
    });
    draft = draftOf(await submit());
    await world.gates.settled();
    const published = await world.publishing.publish(world.lead, draft.id, draft.version, null);
    expect(published.kind).toBe("published");
  });

  it("does not come into force either where it was submitted before", async () => {
    draft = await world.submitted({ [FEES_EN]: ENGLISH });
    const { text } = await textOf(RUSSIAN);
    const edits = [...draft.edits, { path: FEES_RU, text, base: await world.base(FEES_RU) }];
    const next: Draft = { ...draft, edits, version: draft.version + 1 };
    const entry = { at: world.time.now(), actor: world.anna.id, target: draft.id, details: {} };
    await world.store.saveDraft(next, { ...entry, action: "content.draft_saved" });
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBe("unread_translation");
    expect(await world.publishing.publish(world.ben, draft.id, next.version, null)).toMatchObject({
      reason: "unread_translation",
    });
  });
});
