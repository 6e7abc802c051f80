import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Reply } from "../../src/domain/answer.ts";
import type { PersonId, PersonRef } from "../../src/domain/message.ts";
import {
  aQuestion,
  assistedWorld,
  candidatesIn,
  NO_VECTORS,
  wordsOf,
  type AssistedWorld,
  type AssistedWorldParts,
} from "../helpers/assisted-world.ts";
import { projectCore } from "../helpers/core.ts";
import type { ModelStep } from "../helpers/scripted-model.ts";
import { runs } from "../helpers/runs.ts";

const core = projectCore();
const REGISTER = "How do I register my address after arrival?";
/** The first two are the article's main claims. */
const DUTY = "A1.1";
const HOTEL = "A1.2";

function selection(change: object = {}): ModelStep {
  const value = {
    verdict: "answer",
    picks: [DUTY, HOTEL],
    followUps: [],
    which: [],
    ...change,
  };
  return { does: "value", value };
}

function alone(text: string): Reply {
  return core.answering.answer(aQuestion(text)).reply;
}

async function answered(
  step: ModelStep,
  question = REGISTER,
): Promise<{ world: AssistedWorld; reply: Reply }> {
  const world = await assistedWorld(core);
  world.model.script(step, step, step);
  return { world, reply: await world.ask(question) };
}

describe("a model that fails", () => {
  it.each<[string, ModelStep, string]>([
    ["sends broken JSON", { does: "say", content: '{"verdict": "ans' }, "malformed"],
    ["is cut off", { does: "cut" }, "unavailable"],
    ["hangs up", { does: "hangUp" }, "unavailable"],
    ["says nothing", { does: "say", content: "" }, "malformed"],
    ["gives another form", { does: "value", value: { answer: "42" } }, "malformed"],
    ["refuses", { does: "refuse", words: "I cannot help with that." }, "declined"],
    ["asks to wait", { does: "fail", status: 429, retryAfter: "30" }, "limited"],
    ["is in trouble", { does: "fail", status: 500 }, "unavailable"],
    ["refuses the key", { does: "fail", status: 401 }, "unauthorized"],
    ["hangs", { does: "hang" }, "late"],
    ["drips", { does: "drip", everyMs: 20 }, "late"],
    ["sends a page", { does: "send", body: "<html>", type: "text/html" }, "malformed"],
    ["sends a megabyte", { does: "say", content: "x".repeat(1_100_000) }, "malformed"],
    ["picks what was not offered", selection({ picks: [DUTY, "A9.9"] }), "malformed"],
    ["picks nothing", selection({ picks: [] }), "malformed"],
  ])(
    "and %s: the answer is the one that is made without it, in time",
    async (_name, step, fault) => {
      const expected = alone(REGISTER);
      const started = performance.now();
      const { world, reply } = await answered(step);
      expect(performance.now() - started).toBeLessThan(3_000);
      expect(reply).toEqual(expected);
      expect(world.counted).toEqual([`fault ${fault}`]);
    },
  );
});

describe("a model that selects", () => {
  it("has its choice read section by section in its order, with sources, cautions and claims of what is read", async () => {
    const world = await assistedWorld(core);
    world.model.otherwise = (request) => {
      const offered = candidatesIn(request);
      const ids = ["RMB 2,000", "Register again when you move"].map(
        (words) => offered.find(({ text }) => text.includes(words))?.id,
      );
      return selection({ picks: ids });
    };
    const reply = await world.ask(REGISTER);
    const words = wordsOf(reply);
    expect(words.indexOf("RMB 2,000")).toBeGreaterThan(0);
    expect(words.indexOf("RMB 2,000")).toBeLessThan(words.indexOf("Register again when you move"));
    expect(words).not.toContain("Online registration also exists");
    expect(reply.outcome).toBe("answer");
    expect(reply.citations.length).toBeGreaterThan(0);
    expect(reply.asserted.length).toBe(2);
    expect(words).toContain("Confirm first");
    expect(world.counted).toEqual(["helped"]);
  });

  it("has a claim of the summary that stands by itself read without those before it", async () => {
    const world = await assistedWorld(core);
    world.model.otherwise = (request) => {
      const [own] = candidatesIn(request).filter(({ text }) =>
        text.startsWith("A hotel registers"),
      );
      return selection({ picks: [own?.id] });
    };
    const words = wordsOf(await world.ask(REGISTER));
    expect(words).toContain("A hotel registers");
    expect(words).not.toContain("within 24 hours");
  });

  it("has what points back read right after what it points at, whatever it picked between", async () => {
    const question = "Is there an entrance test for a bachelor degree with the CSC scholarship?";
    const pointing = /count for scholarships\.\s+It covers Chinese/u;
    const world = await assistedWorld(core);
    world.model.otherwise = (request) => {
      const offered = candidatesIn(request);
      const named = (words: string): string[] =>
        offered.filter(({ text }) => text.includes(words)).map(({ id }) => id);
      const picks = ["results of the test CSCA", "ordinary passport", "It covers"].flatMap(named);
      return selection({ picks: [...new Set(picks)] });
    };
    const words = wordsOf(await world.ask(question));
    expect(words).toMatch(pointing);
    world.model.otherwise = (request) => {
      const offered = candidatesIn(request);
      const [own] = offered.filter(({ text }) => text.startsWith("It covers"));
      return selection({ picks: [own?.id] });
    };
    expect(wordsOf(await world.ask(question))).toMatch(pointing);
  });

  it("has none of its own words read, whatever it says beside its choice", async () => {
    const lead = "You have 72 hours, and may stay without registering.";
    const { world, reply } = await answered(selection({ lead, sentences: [{ text: lead }] }));
    expect(reply).toEqual((await answered(selection())).reply);
    expect(wordsOf(reply)).not.toContain("72");
    expect(world.counted).toEqual(["helped"]);
  });

  it("that finds nothing does not overrule a search that is sure", async () => {
    const { reply } = await answered(selection({ verdict: "none", picks: [] }));
    expect(reply).toEqual(alone(REGISTER));
  });

  it("hands over to a person when one is asked for, unless the search is sure of an answer", async () => {
    const world = await assistedWorld(core);
    const text = "could somebody of your office look into my own story";
    const understood = { standalone: text, english: text, language: "en", kind: "person" };
    world.model.script({ does: "value", value: understood });
    expect((await world.ask(text)).outcome).toBe("human");
    const { reply } = await answered(selection({ verdict: "person", picks: [] }));
    expect(reply).toEqual(alone(REGISTER));
  });

  it("is not asked in an emergency, for a table’s ruling, or for a command of the law", async () => {
    const world = await assistedWorld(core);
    for (const text of [
      "Help, my colleague had a heart attack!",
      "Do Germans need a visa for two weeks?",
      "How can I buy a fake work permit?",
      "hello",
    ]) {
      expect(await world.ask(text)).toEqual(alone(text));
    }
    expect(world.model.requests).toEqual([]);
  });

  it("is given no passport number, phone or address, and no article’s order counts", async () => {
    const world = await assistedWorld(core);
    world.model.script(selection());
    await world.ask(
      "My passport is E12345678, phone +86 138 0013 8000, mail a.b@example.org. How do I register my address after arrival?",
    );
    const sent = JSON.stringify(world.model.requests.map(({ body }) => body));
    for (const secret of ["E12345678", "138 0013", "a.b@example.org"]) {
      expect(sent).not.toContain(secret);
    }
  });

  it("is told of what is in force on the day asked about, and of nothing else", async () => {
    const world = await assistedWorld(core);
    world.model.script(selection());
    await world.ask("Which purposes does visa-free entry cover?", { today: aQuestion("").today });
    const [request] = world.model.requests;
    if (request === undefined) throw new Error("The model was not asked.");
    const offered = candidatesIn(request);
    expect(offered.length).toBeGreaterThan(3);
    expect(new Set(offered.map(({ id }) => id)).size).toBe(offered.length);
  });
});

describe("what is sent to a model", () => {
  const digits = (least: number, most = least) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most });
  const identifier = fc.oneof(
    fc
      .tuple(fc.constantFrom("E", "EA", "AB", "N", "K"), digits(8))
      .map(([letters, rest]) => letters + rest.join("")),
    digits(7).map(
      (rest) =>
        `+86 138${rest.slice(0, 1).join("")} ${rest.slice(1, 4).join("")}9 ${rest.slice(4).join("")}9`,
    ),
    fc
      .tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[a-z]{3,8}$/))
      .map(([name, host]) => `${name}.${host}@example.org`),
  );
  const SAID: Readonly<Record<string, (identifier: string) => string>> = {
    en: (it) => `My number is passport ${it}. How do I register my address after arrival?`,
    zh: (it) => `我的护照号码是${it}，到中国后怎么办理住宿登记？`,
    ru: (it) =>
      `Мой паспорт номер ${it}. Как зарегистрироваться по месту жительства после приезда?`,
    ar: (it) => `رقم جواز سفري ${it}. كيف أسجل عنواني بعد الوصول؟`,
    fr: (it) => `Mon passeport est le ${it}. Comment enregistrer mon adresse après mon arrivée ?`,
    es: (it) => `Mi pasaporte es ${it}. ¿Cómo registro mi domicilio después de llegar?`,
  };

  it("holds no passport, telephone number or address, in any of six languages, in the question or before it", async () => {
    const world = await assistedWorld(core);
    world.model.otherwise = () => ({ does: "value", value: {} });
    const secrets: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(SAID)),
        identifier,
        async (said, secret) => {
          secrets.push(secret);
          await world.ask(said(secret), { earlier: [said(secret)] });
        },
      ),
      { numRuns: runs(90) },
    );
    expect(world.model.requests.length).toBeGreaterThan((runs(90) * 2) / 3);
    const sent = world.model.requests.map(({ body }) => JSON.stringify(body)).join("\n");
    for (const secret of secrets) expect(sent).not.toContain(secret);
  });
});

describe("the day that a question names", () => {
  it("counts for what is offered, also where the search by itself only asked back", async () => {
    const world = await assistedWorld(core);
    const text = "do friends get in without papers in February 2027 or is it over by then";
    const value = { standalone: text, english: text, language: "en", kind: "question" };
    world.model.script({ does: "value", value }, selection());
    await world.ask(text);
    for (const request of world.model.requests) {
      expect(request.input).not.toContain("stay up to 30 days");
    }
  });
});

describe("what a model understands", () => {
  const understood = (english: string, change: object = {}): ModelStep => ({
    does: "value",
    value: { standalone: english, english, language: "en", kind: "question", ...change },
  });

  it("finds the article for a question in a language that we do not speak, and the answer says so", async () => {
    const world = await assistedWorld(core);
    world.model.script(understood(REGISTER, { language: "de" }), selection());
    const reply = await world.ask(
      "Wie melde ich nach der Ankunft in China meine Adresse bei der Polizei an?",
    );
    expect(reply.outcome).toBe("answer");
    expect(reply.language).toBe("en");
    expect(wordsOf(reply)).toContain("I do not speak your language yet");
    expect(wordsOf(reply)).toContain("within 24 hours");
  });

  it("says honestly that a language is not spoken when no model helps", async () => {
    const world = await assistedWorld(core);
    world.model.script({ does: "hang" });
    const text = "Wie melde ich nach der Ankunft in China meine Adresse bei der Polizei an?";
    expect(await world.ask(text)).toEqual(alone(text));
  });

  it("is for finding only: its words are shown to nobody", async () => {
    const world = await assistedWorld(core);
    const invented = "Registration is free for 72 hours. How do I register my address?";
    world.model.script(understood(invented), selection());
    const reply = await world.ask("and where do I do that?", { earlier: [REGISTER] });
    expect(wordsOf(reply)).not.toContain("72");
  });
});

describe("the wait for a model", () => {
  it("is one for all that is asked: with none of it left the answer made without it stands", async () => {
    let aheadMs = 0;
    const clock = { now: () => new Date(Date.now() + aheadMs) };
    const world = await assistedWorld(core, { clock });
    const asked = { earlier: [REGISTER] };
    const text = "and where do I do that?";
    const said = { standalone: REGISTER, english: REGISTER, language: "en", kind: "question" };
    world.model.otherwise = ({ prompt }) => {
      // The time that the first answer took, as far as anybody can tell.
      if (prompt === "understand") aheadMs += 11_950;
      return prompt === "understand" ? { does: "value", value: said } : selection();
    };
    const reply = await world.ask(text, asked);
    expect(reply).toEqual(core.answering.answer(aQuestion(text, asked)).reply);
    expect(world.model.requests.map(({ prompt }) => prompt)).toEqual(["understand"]);
    expect(world.counted).toEqual(["fault late"]);
    // The control: the next message has a wait of its own.
    await world.ask(REGISTER);
    expect(world.counted).toEqual(["fault late", "helped"]);
  });
});

describe("finding articles by meaning", () => {
  const ANNA: PersonRef = { platform: "web", installation: "page", person: "anna" as PersonId };
  const paths = ({ model }: AssistedWorld): string[] =>
    model.requests.flatMap(({ path, body }) =>
      path.endsWith("/embeddings") && String(body["input"]).includes("\n") ? [] : [path.slice(4)],
    );

  async function ready(parts: AssistedWorldParts): Promise<AssistedWorld> {
    const world = await assistedWorld(core, { vectors: NO_VECTORS, ...parts });
    world.model.otherwise = () => selection();
    await vi.waitFor(
      () => {
        expect(world.ready()).toBe(true);
      },
      { timeout: 10_000 },
    );
    return world;
  }

  it("comes before a choice, and is charged to the person as the choice is", async () => {
    const world = await ready({ person: ANNA, callsPerPerson: 5 });
    for (let count = 0; count < 3; count += 1) await world.ask(REGISTER);
    // The fifth call is the last: with no room for two, the choice alone is asked.
    expect(paths(world)).toEqual([
      "embeddings",
      "chat/completions",
      "embeddings",
      "chat/completions",
      "chat/completions",
    ]);
    expect(world.counted).toEqual(["helped", "helped", "helped"]);
    await world.ask(REGISTER);
    expect(paths(world)).toHaveLength(5);
    expect(world.counted.at(-1)).toBe("fault limited");
  });

  it("is left out while the model rests", async () => {
    const world = await ready({});
    world.model.otherwise = () => ({ does: "fail", status: 401 });
    await world.ask(REGISTER);
    expect(paths(world)).toEqual(["embeddings", "chat/completions"]);
    expect(await world.ask(REGISTER)).toEqual(alone(REGISTER));
    expect(paths(world)).toHaveLength(2);
    expect(world.counted).toEqual(["fault unauthorized", "fault resting"]);
  });
});
