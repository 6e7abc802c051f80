/**
 * Fits the weights of claims to the first half of the labelled questions, which neither articles nor the network learned from, and prints
 * them:
 *
 *     node bench/answers/fit-claims.ts [--without-network]
 *
 * Without the network, `CLASS_WEIGHTS`; else `CLAIM_WEIGHTS`.
 */
import { parseArgs } from "node:util";
import { createAskedClaims } from "../../src/search/claims/asked-claims.ts";
import { learnClaimModel } from "../../src/search/claims/claim-model.ts";
import { RERANKED, reranked } from "../../src/search/claims/reranked.ts";
import { createClaimScorer, type ScoredClaim } from "../../src/search/claims/claim-scorer.ts";
import { CLAIM_SIGNALS, CLASS_SIGNALS } from "../../src/search/claims/claim-signals.ts";
import { claimNetwork } from "../../src/search/claims/shipped-network.ts";
import { buildIndex } from "../../src/search/index/build-index.ts";
import { readCorpus } from "../../src/search/index/corpus.ts";
import { CLAIMS_OF } from "../../src/search/language-model.ts";
import { learnClasses } from "../../src/search/model/examples.ts";
import { readQuery } from "../../src/search/model/query.ts";
import { rank } from "../../src/search/model/ranker.ts";
import { createScorer, placeOf, SIGNAL_COUNT } from "../../src/search/model/scorer.ts";
import { loadContent } from "../../src/app/service.ts";
import { indexJobs } from "../../src/app/search-index.ts";
import type { IndexJob } from "../../src/app/index-learner.ts";
import { linesOf } from "../conversations/later-messages.ts";

interface Labelled {
  readonly lang: string;
  readonly text: string;
  readonly holds: readonly (readonly string[])[];
  readonly also?: readonly string[];
}

interface Row {
  readonly signals: Float64Array;
  readonly target: number;
  readonly weight: number;
}

const { values: options } = parseArgs({
  options: { "without-network": { type: "boolean", default: false } },
});
const network = options["without-network"] ? null : claimNetwork();
/** What is useful and was not asked for counts this much of what was. */
const USEFUL_SHARE = 0.35;
const questions = linesOf(new URL(".", import.meta.url), ".jsonl")
  .map((line) => JSON.parse(line) as Labelled)
  .filter(({ holds }) => holds.length > 0);

function rowsOf(job: IndexJob): Row[][] {
  const { language, documents, negatives } = job;
  const corpus = readCorpus(language, documents, negatives);
  const all = (): boolean => true;
  const index = buildIndex(corpus, all);
  const scorer = createScorer(index, learnClasses(corpus, index, all));
  const claimScorer = createClaimScorer(
    index,
    learnClaimModel(corpus, index, all, () => network !== null),
  );
  const askedBy = createAskedClaims(network, index, documents);
  const claimsFor = (text: string): readonly ScoredClaim[] => {
    const query = readQuery(text, language, index);
    const scores = scorer.score(query, null);
    const asked = askedBy(query);
    const likeliest = reranked(rank(scores, RERANKED, null), scores, asked)
      .slice(0, CLAIMS_OF)
      .map(({ document }) => ({
        document,
        share: scores.signals[document * SIGNAL_COUNT + placeOf("probability")] ?? 0,
      }));
    // What the network does not know has other signals.
    const own = likeliest.filter(({ document }) => network === null || asked.of(document) !== null);
    return claimScorer.score(query, asked, own, scores.cosineOf);
  };
  const own = questions.filter(({ lang }) => lang === language);
  return own.map(({ text, holds, also = [] }) => {
    const wanted = new Set(holds.flat());
    return claimsFor(text).map(({ signals, document, place }) => {
      const article = corpus.documents[document];
      const id = `${article?.id ?? ""}#${article?.claims[place]?.id ?? ""}`;
      const target = wanted.has(id) ? 1 : also.includes(id) ? USEFUL_SHARE : 0;
      return { signals, target, weight: target > 0 ? 2 : 1 };
    });
  });
}

const rows = indexJobs(loadContent(null).knowledge, { bare: false }).flatMap((job) => {
  process.stderr.write(`${job.language} `);
  return rowsOf(job);
});

const names = network === null ? CLASS_SIGNALS : CLAIM_SIGNALS;
const weights = new Float64Array(names.length);
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
console.log(names.map((signal, i) => `  ${signal}: ${(weights[i] ?? 0).toFixed(2)},`).join("\n"));
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
