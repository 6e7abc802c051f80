import { describe, expect, it } from "vitest";
import { packed } from "../../../../scripts/claim-network/pack.ts";
import { train, type Example } from "../../../../scripts/claim-network/train.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import { createAskedClaims } from "../../../../src/search/claims/asked-claims.ts";
import {
  claimClass,
  classOdds,
  NO_CLASS,
  readText,
  type ClaimNetwork,
} from "../../../../src/search/claims/claim-network.ts";
import { unpacked } from "../../../../src/search/claims/packed-network.ts";
import { claimNetwork } from "../../../../src/search/claims/shipped-network.ts";
import { ALL_QUESTIONS, buildIndex } from "../../../../src/search/index/build-index.ts";
import { readCorpus } from "../../../../src/search/index/corpus.ts";
import { readQuery } from "../../../../src/search/model/query.ts";
import { networkTerms } from "../../../../src/search/text/terms.ts";
import { projectCore } from "../../../helpers/core.ts";
import { aDocument } from "../documents.ts";

const FINE = claimClass("a/register", "fine");
const PLACE = claimClass("a/register", "place");
const BANK = claimClass("a/bank", null);
const ASKED: Readonly<Record<string, readonly string[]>> = {
  [FINE]: ["how much is the fine", "what do they fine me", "fine if late", "is there a fine"],
  [PLACE]: ["where do i register", "which police station", "where is the police", "register where"],
  [BANK]: ["open a bank account", "which bank takes me", "bank account please", "a bank for me"],
  [NO_CLASS]: ["recipe for soup", "how is the weather", "a soup with beans", "weather tomorrow"],
};
/** Each often enough for its words to be known. */
const EXAMPLES = Object.entries(ASKED).flatMap(([name, texts]) =>
  Array.from({ length: 400 }, () => texts)
    .flat()
    .map((text): Example => ({ terms: networkTerms(text, "en"), classes: [name], weight: 1 })),
);

let small: ClaimNetwork | null = null;
function smallNetwork(): ClaimNetwork {
  small ??= unpacked(packed(train(EXAMPLES, () => undefined)));
  return small;
}

function likeliest(network: ClaimNetwork, text: string): string | undefined {
  const terms = networkTerms(text, "en");
  const odds = classOdds(
    network,
    readText(
      network,
      terms,
      terms.map(() => 1),
    ),
  );
  return network.classes[odds.indexOf(Math.max(...odds))];
}

describe("the network of claims", () => {
  it.each([
    ["what fine must i pay", FINE],
    ["the police station where", PLACE],
    ["a bank account for me", BANK],
    ["tomorrow soup", NO_CLASS],
  ])("tells what is asked for: %s", (text, name) => {
    expect(likeliest(smallNetwork(), text)).toBe(name);
  });

  it("learns the same from the same", () => {
    const again = unpacked(packed(train(EXAMPLES, () => undefined)));
    expect(again).toEqual(smallNetwork());
  });

  it("has probabilities that add up to one", () => {
    const terms = networkTerms("how much is the fine", "en");
    const odds = classOdds(
      smallNetwork(),
      readText(
        smallNetwork(),
        terms,
        terms.map(() => 1),
      ),
    );
    expect(odds.reduce((sum, one) => sum + Math.exp(one), 0)).toBeCloseTo(1, 4);
  });

  it("reads a text of unknown words, and none at all", () => {
    const empty = classOdds(smallNetwork(), readText(smallNetwork(), [], []));
    expect(empty.every(Number.isFinite)).toBe(true);
    expect(likeliest(smallNetwork(), "qqqq zzzz")).toBeDefined();
  });
});

describe("claims of articles, as the network weighs them", () => {
  const documents = [
    aDocument("a/register", "en", { questions: ["how much is the fine"] }),
    aDocument("a/bank", "en", { questions: ["open a bank account"] }),
    aDocument("a/new", "en", { questions: ["something new"] }),
  ];
  const index = buildIndex(readCorpus("en", documents, []), ALL_QUESTIONS);
  const ids = (names: readonly string[]) => names.map((id) => ({ id: id }));
  const numbered = [
    { id: "a/register" as ArticleId, claims: ids(["fine", "place", "later"]) },
    { id: "a/bank" as ArticleId, claims: [] },
    { id: "a/new" as ArticleId, claims: ids(["one", "two"]) },
  ];
  const weigh = (text: string) =>
    createAskedClaims(smallNetwork(), index, numbered)(readQuery(text, "en", index));

  it("puts the one that is asked for first, and its article", () => {
    const asked = weigh("how much is the fine");
    const [, fine = 0, place = 0] = asked.claims(0);
    expect(fine).toBeGreaterThan(place);
    expect(asked.article(0)).toBeGreaterThan(asked.article(1));
  });

  it("holds a claim and an article that came later to be as likely as any other", () => {
    const asked = weigh("how much is the fine");
    expect(asked.claims(0)[3]).toBeCloseTo(-Math.log(4));
    expect(asked.article(2)).toBeCloseTo(-Math.log(3));
    expect([...asked.claims(2)]).toEqual([-Math.log(3), -Math.log(3), -Math.log(3)]);
  });
});

describe("the network that ships", () => {
  it("knows nearly all claims of the articles", () => {
    const known = new Set(claimNetwork().classes);
    const { articles } = projectCore().knowledge;
    const claims = [...articles.values()]
      .filter(({ topic }) => topic !== "conversation")
      .flatMap(({ id, claims: own }) => [...own.keys()].map((claim) => claimClass(id, claim)));
    const unknown = claims.filter((claim) => !known.has(claim));
    // When too many are new, `scripts/train-claim-network.ts` is to be run again.
    expect(unknown.length / claims.length).toBeLessThan(0.05);
  });
});
