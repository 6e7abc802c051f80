/**
 * Fits the weights of claims to labelled practice questions, and prints them:
 *
 *     node bench/answers/fit-claims.ts [--network FILE]
 *
 * With a network, `CLAIM_WEIGHTS`; it must not have seen the ways of asking that are held out here
 * (`scripts/train-claim-network.ts --without-one-in 10 --to FILE`). Without one, `CLAIM_WEIGHTS_WITHOUT_NETWORK`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { SearchDocument } from "../../src/ports/search.ts";
import { createAskedClaims } from "../../src/search/claims/asked-claims.ts";
import { learnClaimModel } from "../../src/search/claims/claim-model.ts";
import { unpacked, type PackedNetwork } from "../../src/search/claims/packed-network.ts";
import { createClaimScorer, type ScoredClaim } from "../../src/search/claims/claim-scorer.ts";
import { CLAIM_SIGNALS } from "../../src/search/claims/claim-signals.ts";
import { buildIndex, type QuestionFilter } from "../../src/search/index/build-index.ts";
import { readCorpus } from "../../src/search/index/corpus.ts";
import type { LanguageModel } from "../../src/search/language-model.ts";
import { learnClasses } from "../../src/search/model/examples.ts";
import { readBag, readQuery, type Query } from "../../src/search/model/query.ts";
import { rank } from "../../src/search/model/ranker.ts";
import { createScorer, placeOf, SIGNAL_COUNT } from "../../src/search/model/scorer.ts";
import { loadContent } from "../../src/app/service.ts";
import { indexJobs } from "../../src/app/search-index.ts";

interface Labelled {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly kind: "specific" | "near" | "far" | "general";
  readonly holds: readonly (readonly string[])[];
  readonly also?: readonly string[];
}

interface Row {
  readonly signals: Float64Array;
  readonly target: number;
  readonly weight: number;
}

const { values: options } = parseArgs({ options: { network: { type: "string" } } });
const network =
  options.network === undefined
    ? null
    : unpacked(JSON.parse(readFileSync(options.network, "utf8")) as PackedNetwork);

const HELD_OUT_ONE_IN = 10;
/** What a question of each kind counts: those that people ask are few, and those that were held out many. */
const SHARES = { specific: 5, general: 2, heldOut: 0.3 } as const;
const folder = new URL("practice/", import.meta.url);
const { knowledge } = loadContent(null);
const jobs = new Map(indexJobs(knowledge, { bare: false }).map((job) => [job.language, job]));
const rows: Row[][] = [];
const practised = readdirSync(folder)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line) as Labelled)
  .filter(({ holds }) => holds.length > 0);
for (const [language, questions] of Map.groupBy(practised, ({ lang }) => lang)) {
  const job = jobs.get(language);
  if (job === undefined) continue;
  const corpus = readCorpus(language, job.documents, job.negatives);
  const isTaught = (_: number, question: number): boolean => question % HELD_OUT_ONE_IN !== 0;
  const learned = (included: QuestionFilter) => {
    const index = buildIndex(corpus, included);
    return {
      index,
      classifier: learnClasses(corpus, index, included),
      claims: learnClaimModel(corpus, index, included),
    };
  };
  const { documents } = job;
  const practice = scorerOf(
    learned(() => true),
    documents,
  );
  for (const question of questions) {
    const wanted = new Set(question.holds.flat());
    const useful = new Set(question.also ?? []);
    const found = practice(readQuery(question.text, language, practice.index));
    rows.push(
      found.map(({ signals, document, place }) => {
        const own = corpus.documents[document];
        const id = `${own?.id ?? ""}#${own?.claims[place]?.id ?? ""}`;
        const target = wanted.has(id) ? 1 : useful.has(id) ? 0.35 : 0;
        return rowOf(
          signals,
          target,
          question.kind === "specific" ? SHARES.specific : SHARES.general,
        );
      }),
    );
  }
  const heldOut = scorerOf(learned(isTaught), documents);
  corpus.documents.forEach(({ questions: ways, wanted }, number) => {
    ways.forEach((bag, question) => {
      const own = wanted[question] ?? null;
      if (own === null || own.length === 0 || isTaught(number, question)) return;
      const found = heldOut(readBag(bag, heldOut.index, null));
      if (!found.some(({ document }) => document === number)) return;
      rows.push(
        found.map(({ signals, document, place }) =>
          rowOf(signals, document === number && own.includes(place) ? 1 : 0, SHARES.heldOut),
        ),
      );
    });
  });
  process.stderr.write(`${language} `);
}

function rowOf(signals: Float64Array, target: number, share: number): Row {
  return { signals, target, weight: share * (target > 0 ? 2 : 1) };
}

/** Weighs the claims of the three likeliest documents for a question. */
function scorerOf(
  { index, classifier, claims }: Pick<LanguageModel, "index" | "classifier" | "claims">,
  documents: readonly SearchDocument[],
) {
  const scorer = createScorer(index, classifier);
  const claimScorer = createClaimScorer(index, claims);
  const askedBy = createAskedClaims(network, index, documents);
  const score = (query: Query): readonly ScoredClaim[] => {
    const scores = scorer.score(query, null);
    const documents = rank(scores, 3, null).map(({ document }) => ({
      document,
      share: scores.signals[document * SIGNAL_COUNT + placeOf("probability")] ?? 0,
    }));
    return claimScorer.score(query, askedBy(query), documents, scores.cosineOf);
  };
  return Object.assign(score, { index });
}

const weights = new Float64Array(CLAIM_SIGNALS.length);
const all = rows.flat();
const squares = new Float64Array(weights.length).fill(1e-6);
for (let pass = 0; pass < 300; pass += 1) {
  const gradient = new Float64Array(weights.length);
  for (const { signals, target, weight } of all) {
    let sum = 0;
    for (let i = 0; i < weights.length; i += 1) sum += (weights[i] ?? 0) * (signals[i] ?? 0);
    const error = weight * (1 / (1 + Math.exp(-sum)) - target);
    for (let i = 0; i < weights.length; i += 1)
      gradient[i] = (gradient[i] ?? 0) + (error * (signals[i] ?? 0)) / all.length;
  }
  for (let i = 0; i < weights.length; i += 1) {
    const own = (gradient[i] ?? 0) + (i === 0 ? 0 : 2e-4 * (weights[i] ?? 0));
    squares[i] = (squares[i] ?? 0) + own * own;
    weights[i] = (weights[i] ?? 0) - (0.3 * own) / Math.sqrt(squares[i] ?? 1);
  }
}
console.log(
  CLAIM_SIGNALS.map((signal, i) => `  ${signal}: ${(weights[i] ?? 0).toFixed(2)},`).join("\n"),
);
const scoreOf = (signals: Float64Array): number =>
  signals.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
const first = rows.filter((own) => {
  const best = own.toSorted((a, b) => scoreOf(b.signals) - scoreOf(a.signals))[0];
  return best?.target === 1;
});
const three = rows.filter((own) =>
  own
    .toSorted((a, b) => scoreOf(b.signals) - scoreOf(a.signals))
    .slice(0, 3)
    .some(({ target }) => target === 1),
);
console.log(`first right ${first.length} of ${rows.length}; among three ${three.length}`);
