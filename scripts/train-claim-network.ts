/**
 * Trains the network of claims: `node scripts/train-claim-network.ts` writes `src/search/claims/network.json` in some ten minutes. Worth
 * doing when many ways of asking have changed: an article that it does not know, or that got a claim since, is ranked without it.
 *
 *     node scripts/train-claim-network.ts [--to FILE] [--without-one-in N]
 *
 * `--without-one-in` leaves out every Nth way of asking, for weights that are to be fitted to texts that it has not seen.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { indexJobs } from "../src/app/search-index.ts";
import type { IndexJob } from "../src/app/index-learner.ts";
import { loadContent } from "../src/app/service.ts";
import { claimClass, NO_CLASS } from "../src/search/claims/claim-network.ts";
import { networkTerms } from "../src/search/text/terms.ts";
import { packed } from "./claim-network/pack.ts";
import { train, type Example } from "./claim-network/train.ts";

/** A claim’s own words say less of how it is asked for than the ways of asking do. */
const OWN_WORDS_SHARE = 0.5;

const { values: options } = parseArgs({
  options: {
    to: {
      type: "string",
      default: new URL("../src/search/claims/network.json", import.meta.url).pathname,
    },
    "without-one-in": { type: "string" },
  },
});
const leftOut = options["without-one-in"];
const oneIn = leftOut === undefined ? null : Number(leftOut);
if (oneIn !== null && !(Number.isInteger(oneIn) && oneIn >= 2)) {
  throw new Error("--without-one-in takes a whole number from 2 on");
}

type Documents = IndexJob["documents"];

/** @param taught whether the way of asking of that number may be learned from */
function waysOfAsking(
  documents: Documents,
  read: (text: string) => Example,
  taught: (number: number) => boolean,
): Example[] {
  return documents.flatMap(({ id, questions, wanted }) =>
    questions.flatMap((question, number): Example[] => {
      const claims = wanted[number] ?? null;
      if (claims === null || !taught(number)) return [];
      const classes = (claims.length === 0 ? [null] : claims).map((claim) => claimClass(id, claim));
      return [{ ...read(question), classes }];
    }),
  );
}

/** Titles ask about a subject as a whole, a claim’s own words and its heading about the claim. */
function ownWords(documents: Documents, read: (text: string) => Example): Example[] {
  return documents.flatMap(({ id, title, claims }) => [
    { ...read(title), classes: [claimClass(id, null)] },
    ...claims.flatMap((claim) =>
      [claim.text, claim.heading]
        .filter((text) => text !== "")
        .map((text) => ({
          ...read(text),
          classes: [claimClass(id, claim.id)],
          weight: OWN_WORDS_SHARE,
        })),
    ),
  ]);
}

function examples(): Example[] {
  const jobs = indexJobs(loadContent(null).knowledge, { bare: false });
  return jobs.flatMap(({ language, documents, negatives }) => {
    const read = (text: string): Example => ({
      ...{ terms: networkTerms(text, language), classes: [NO_CLASS], weight: 1 },
    });
    const asked = waysOfAsking(documents, read, (number) => oneIn === null || number % oneIn !== 0);
    const others = negatives.flatMap(({ near, far }) => [...near, ...far]).map(read);
    return [...asked, ...ownWords(documents, read), ...others];
  });
}

const began = performance.now();
const network = train(examples(), (epoch, loss) => {
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`epoch ${epoch + 1}: off by ${loss.toFixed(3)} nats, after ${seconds} s\n`);
});
writeFileSync(options.to, `${JSON.stringify(packed(network), null, 2)}\n`);
