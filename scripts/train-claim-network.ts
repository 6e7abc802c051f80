/**
 * Trains the network of claims: `node scripts/train-claim-network.ts` writes `src/search/claims/network.json` in some ten minutes. Worth
 * doing when many ways of asking have changed: an article that it does not know is ranked without it.
 *
 *     node scripts/train-claim-network.ts [--to FILE] [--without-one-in N]
 *
 * `--without-one-in` leaves out every Nth way of asking, for weights that are to be fitted to texts that it has not seen.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { indexJobs } from "../src/app/search-index.ts";
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
const oneIn = Number(options["without-one-in"] ?? Infinity);

function examples(): Example[] {
  return indexJobs(loadContent(null).knowledge, { bare: false }).flatMap(
    ({ language, documents, negatives }) => {
      const example = (text: string, classes: readonly string[], weight: number): Example => ({
        ...{ terms: networkTerms(text, language), classes, weight },
      });
      const own = documents.flatMap(({ id, title, questions, wanted, claims }) => [
        example(title, [claimClass(id, null)], 1),
        ...questions.flatMap((question, place) => {
          const asked = wanted[place] ?? null;
          if (asked === null || place % oneIn === 0) return [];
          const classes = asked.length === 0 ? [null] : asked;
          return [
            example(
              question,
              classes.map((claim) => claimClass(id, claim)),
              1,
            ),
          ];
        }),
        ...claims.flatMap((claim) =>
          [claim.text, claim.heading]
            .filter((text) => text !== "")
            .map((text) => example(text, [claimClass(id, claim.id)], OWN_WORDS_SHARE)),
        ),
      ]);
      const others = negatives
        .flatMap(({ near, far }) => [...near, ...far])
        .map((text) => example(text, [NO_CLASS], 1));
      return [...own, ...others];
    },
  );
}

const began = performance.now();
const network = train(examples(), (round, loss) => {
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`round ${round + 1}: off by ${loss.toFixed(3)} nats, after ${seconds} s\n`);
});
writeFileSync(options.to, `${JSON.stringify(packed(network), null, 2)}\n`);
