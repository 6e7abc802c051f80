import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GapGroupId, GapQuestion, KnownGroup } from "../../../src/domain/gap.ts";
import { GapGroups, MOST_EXAMPLES, onlyOther } from "../../../src/domain/gap-placing.ts";
import type { ArticleId } from "../../../src/domain/ids.ts";

const LICENCE: ArticleId = "daily-life/licence";
const PETS: ArticleId = "daily-life/pets";

function ask(language: string, question: string, nearest: ArticleId | null = LICENCE): GapQuestion {
  return { language, question, nearest };
}

/** Puts questions into groups as the service does without a model; the group of each. */
function groupsOf(questions: readonly GapQuestion[], known: readonly KnownGroup[] = []): string[] {
  const groups = new GapGroups(known);
  return questions.map((question, index) => {
    const place = groups.placeOf(question);
    const found = place.kind === "words" ? place.group : onlyOther(place.candidates);
    const id = found ?? (`group ${String(index)}` as GapGroupId);
    if (found === null) groups.begin(id, question);
    else groups.join(id, question);
    return id;
  });
}

/** Which questions stand together, whatever their groups are called. */
function partition(questions: readonly GapQuestion[]): string[] {
  const ids = groupsOf(questions);
  const together = Map.groupBy(questions, (_, index) => ids[index]);
  return [...together.values()]
    .map((own) =>
      own
        .map(({ language, question }) => `${language} ${question}`)
        .sort()
        .join("|"),
    )
    .sort();
}

describe("questions without an answer", () => {
  it("stand together when their words are alike and the same article is nearest", () => {
    const [one, two, three] = groupsOf([
      ask("en", "Can I exchange my driving licence?"),
      ask("en", "can i exchange a foreign driving licence in china"),
      ask("en", "May I bring my dog on the plane?"),
    ]);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });

  it("stand apart when different articles are nearest, unless their words are the very same", () => {
    const [one, near, same] = groupsOf([
      ask("en", "Can I exchange my driving licence?"),
      ask("en", "Can I exchange a driving licence?", PETS),
      ask("en", "can I exchange my driving licence", PETS),
    ]);
    expect(near).not.toBe(one);
    expect(same).toBe(one);
  });

  it("join a group of another language by its nearest article, when only one can be meant", () => {
    const [english, russian, moreRussian] = groupsOf([
      ask("en", "Can I exchange my driving licence?"),
      ask("ru", "Как обменять водительские права?"),
      ask("ru", "Как обменять иностранные водительские права"),
    ]);
    expect([russian, moreRussian]).toEqual([english, english]);
  });

  it("begin a group of their own when several of another language could be meant, or no article is near", () => {
    const [one, two, russian] = groupsOf([
      ask("en", "Can I exchange my driving licence?"),
      ask("en", "Where do people buy a used car here?"),
      ask("ru", "Как обменять водительские права?"),
    ]);
    expect(new Set([one, two, russian]).size).toBe(3);
    const [far, alsoFar] = groupsOf([ask("en", "qwerty", null), ask("ru", "йцукен", null)]);
    expect(alsoFar).not.toBe(far);
  });

  it("join a settled group whose article has become the nearest", () => {
    const id = "settled" as GapGroupId;
    const known: KnownGroup = {
      id,
      nearest: PETS,
      article: LICENCE,
      examples: new Map([["en", ["Can I exchange my driving licence?"]]]),
    };
    expect(groupsOf([ask("en", "can i exchange a foreign driving licence")], [known])).toEqual([
      id,
    ]);
  });

  it("are compared with the first few of a group and language only", () => {
    const first = Array.from({ length: MOST_EXAMPLES }, () => "exchange my driving licence");
    const examples = new Map([["en", [...first, "where is the nearest swimming pool"]]]);
    const known: KnownGroup = { id: "a" as GapGroupId, nearest: LICENCE, article: null, examples };
    const ids = groupsOf(
      [ask("en", "exchange my driving licence"), ask("en", "nearest swimming pool please")],
      [known],
    );
    expect(ids[0]).toBe("a");
    expect(ids[1]).not.toBe("a");
  });
});

const SUBJECTS = [
  {
    en: "exchange foreign driving licence",
    ru: "обменять водительские права",
    zh: "外国驾照换领中国驾照",
  },
  { en: "bring my dog through customs", ru: "ввезти собаку через таможню", zh: "带宠物狗入境检疫" },
  {
    en: "open brokerage account stocks",
    ru: "открыть брокерский счёт акции",
    zh: "开户炒股证券账户",
  },
] as const;
const FILLERS = {
  en: ["please", "today"],
  ru: ["срочно", "сегодня"],
  zh: ["请问", "现在"],
} as const;

const question = fc
  .record({
    subject: fc.nat(SUBJECTS.length - 1),
    language: fc.constantFrom("en", "ru", "zh"),
    filler: fc.constantFrom(null, 0, 1),
    isMarked: fc.boolean(),
  })
  .map(({ subject, language, filler, isMarked }): GapQuestion => {
    const words = SUBJECTS[subject]?.[language] ?? "";
    const more = filler === null ? "" : FILLERS[language][filler];
    const text = `${more} ${words}${isMarked ? "?" : ""}`.trim();
    return { language, question: text, nearest: `subjects/${String(subject)}` };
  });

describe("the groups of questions", () => {
  it("do not depend on their order, where each language asks one thing near to an article", () => {
    const shuffled = fc
      .array(question, { maxLength: 25 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(partition(other)).toEqual(partition(one));
        expect(partition(one)).toHaveLength(new Set(one.map(({ nearest }) => nearest)).size);
      }),
    );
  });

  it("never move a question, whatever comes after it", () => {
    const anything = fc.record({
      language: fc.constantFrom("en", "ru", "zh", "ar"),
      question: fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 30 }),
        question.map((each) => each.question),
      ),
      nearest: fc.constantFrom<ArticleId | null>(null, LICENCE, PETS),
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 20 }), fc.array(anything), (first, later) => {
        expect(groupsOf([...first, ...later]).slice(0, first.length)).toEqual(groupsOf(first));
      }),
    );
  });
});
