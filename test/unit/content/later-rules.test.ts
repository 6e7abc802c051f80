import { describe, expect, it } from "vitest";
import { createExamination } from "../../../src/app/examination.ts";
import { leftOutLines } from "../../../src/app/left-out.ts";
import { cutOut } from "../../../src/content/cut-out.ts";
import { keepingToAllRules, loadKnowledge } from "../../../src/content/load.ts";
import { rereadKnowledge } from "../../../src/content/reread.ts";
import { FEES_EN, FEES_RU, FREE_EN, smallDocuments } from "../../helpers/small-content.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const LONG = `## ${"Where and how the fee is paid, and what to bring along ".repeat(2).trim()}`;
const MESSAGE = "the heading has 109 characters; at most 80";

/** The fees with a heading that a rule of today finds too long, as they may be in force since before. */
const fees = (text: string | undefined): string =>
  (text ?? "").replace("\n- :claim", `\n${LONG}\n\n- :claim`);
const WARNED = new Map([...smallDocuments(), [FEES_EN, fees(smallDocuments().get(FEES_EN))]]);
const cut = () => cutOut({ documents: WARNED, shippedPrompts: new Map(), needed: new Set() });
const examination = createExamination({ indexFolder: "/nowhere", questions: () => [] });

describe("a rule that came when content was in force already", () => {
  it("is a fault of the files of the project, and warns of any other folder", () => {
    const loaded = loadKnowledge(
      tempFolder({
        ...SMALL_KNOWLEDGE,
        "visas/fees/en.md": fees(SMALL_KNOWLEDGE["visas/fees/en.md"]),
      }),
    );
    expect(loaded).toMatchObject({ ok: true, warnings: [{ message: MESSAGE }] });
    expect(keepingToAllRules(loaded)).toMatchObject({
      ok: false,
      problems: [{ file: "visas/fees/en.md", message: MESSAGE }],
    });
  });

  it("leaves nothing of the content in force out, and is told at the start", () => {
    const served = cut();
    if (!served.ok) throw new Error("it is not served");
    const { heldBack, articles } = served.knowledge;
    expect(heldBack.leftOut.size).toBe(0);
    expect(heldBack.warnings).toMatchObject([{ path: FEES_EN, message: MESSAGE }]);
    expect(articles.get("visas/fees")?.outcome).toBe("answer");
    const [first, second] = leftOutLines(heldBack);
    expect(first).toContain("All of it answers as before");
    expect(second).toContain(MESSAGE);
  });

  it("is a fault of a draft in the documents that it changes, and in no other", async () => {
    const check = (...changed: (typeof FEES_EN)[]) => examination.check(WARNED, changed);
    expect(check(FEES_EN, FREE_EN)).toMatchObject([{ path: FEES_EN, message: MESSAGE }]);
    expect(check(FREE_EN, FEES_RU)).toEqual([]);
    expect(await Promise.resolve(check())).toEqual([]);
  });

  it("goes on to warn of what was not read again, and no more of what was mended", async () => {
    const served = cut();
    if (!served.ok) throw new Error("it is not served");
    const again = (after: ReadonlyMap<typeof FEES_EN, string>) =>
      rereadKnowledge({
        knowledge: served.knowledge,
        before: WARNED,
        after,
        pause: () => Promise.resolve(),
      });
    const free = (WARNED.get(FREE_EN) ?? "").replace("You may not work", "You must not work");
    const others = await again(new Map([...WARNED, [FREE_EN, free]]));
    expect(others).toMatchObject({
      ok: true,
      knowledge: { heldBack: { warnings: [{ path: FEES_EN }] } },
    });
    expect(await again(smallDocuments())).toMatchObject({
      ok: true,
      knowledge: { heldBack: { warnings: [] } },
    });
  });
});

describe("a name of a publisher", () => {
  const PUBLISHERS = "state:\n  as: [The state]\n  names: { zh: 国家 }\n";

  it("is missed in a language that is offered, by such a rule", () => {
    const loaded = loadKnowledge(tempFolder({ ...SMALL_KNOWLEDGE, "publishers.yaml": PUBLISHERS }));
    expect(loaded).toMatchObject({
      ok: true,
      warnings: [{ file: "publishers.yaml", message: "“The state” has no name in “en”" }],
    });
  });
});
