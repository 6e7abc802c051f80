import { describe, expect, it } from "vitest";
import { inProject } from "../../../../src/app/paths.ts";
import { promptsIn } from "../../../../src/app/served-prompts.ts";
import { readDocumentFiles } from "../../../../src/content/document-files.ts";
import type { DraftId } from "../../../../src/domain/editing.ts";
import type { Prompts } from "../../../../src/domain/prompt.ts";
import type { Role, Staff, StaffId } from "../../../../src/domain/staff.ts";
import type { AuditEntry } from "../../../../src/ports/audit.ts";
import { createPromptTrials } from "../../../../src/services/content/prompt-trial.ts";
import { aDraft, pathOf, START } from "../../../helpers/content-store-world.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

const documents = readDocumentFiles(inProject("."));
const SELECT = pathOf("prompts/select.md");
const select = documents.get(SELECT) ?? "";
const DRAFT = "draft-1" as DraftId;

function setUp(text: string | null, hasModel = true) {
  const asked: string[] = [];
  const ask = (prompts: Prompts, question: string) => {
    const isDraft = prompts.select.instructions.includes("Be brief.");
    asked.push(`${question} ${isDraft ? "draft" : "in force"}`);
    return Promise.resolve({ outcome: "answer", reply: question } as const);
  };
  const draft = aDraft(1, { edits: [{ path: SELECT, text, base: 1 }] });
  const entries: AuditEntry[] = [];
  const trials = createPromptTrials({
    trail: {
      record: (entry) => {
        entries.push(entry);
        return Promise.resolve();
      },
    },
    clock: new FakeTime(),
    content: { draft: (id) => Promise.resolve(id === DRAFT ? draft : null) },
    documents: () => documents,
    promptsIn,
    ask: hasModel ? ask : null,
  });
  return { trials, asked, entries };
}

describe("a trial of prompts", () => {
  it("asks each question with the prompts in force and with those of the draft", async () => {
    const { trials, asked } = setUp(select.replace("# Input", "Be brief.\n\n# Input"));
    const answers = await trials.ask(someone("editor"), DRAFT, ["one", "two"]);
    expect(answers?.map(({ text }) => text)).toEqual(["one", "two"]);
    expect(asked).toEqual(["one in force", "one draft", "two in force", "two draft"]);
  });

  it("is told in the audit trail, without a word of the prompts or the questions", async () => {
    const { trials, entries } = setUp(select.replace("# Input", "Be brief.\n\n# Input"));
    await trials.ask(someone("editor"), DRAFT, ["one", "two"]);
    expect(entries).toMatchObject([
      {
        action: "content.prompts_tried",
        actor: "editor",
        target: DRAFT,
        details: { version: 1, documents: 1, paths: [SELECT], questions: 2 },
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/brief|one|two/);
  });

  it.each([
    ["a variable that is missing", select.replace("{{question}}", "the question")],
    ["no front matter", "Choose well."],
    ["nothing at all", null],
  ])("is none with %s, and says where", async (_fault, text) => {
    const { trials, asked, entries } = setUp(text);
    await expect(trials.ask(someone("editor"), DRAFT, ["one"])).rejects.toMatchObject({
      code: "content_invalid",
      message: expect.stringContaining("prompts/select.md:") as string,
    });
    expect([asked, entries]).toEqual([[], []]);
  });

  it("says that there is no model", async () => {
    const { trials } = setUp(select, false);
    expect(await trials.ask(someone("editor"), DRAFT, ["one"])).toBeNull();
  });

  it("is for who may edit, and for drafts that there are", async () => {
    const { trials } = setUp(select);
    for (const role of ["reader", "staff"] as const) {
      await expect(trials.ask(someone(role), DRAFT, ["one"])).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(
      trials.ask(someone("editor"), "draft-2" as DraftId, ["one"]),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

function someone(role: Role): Staff {
  return {
    id: role as string as StaffId,
    name: role,
    email: `${role}@example.org`,
    role,
    centres: "all",
    language: "en",
    state: "active",
    createdAt: START,
  };
}
