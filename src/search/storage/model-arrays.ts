import { CONDENSER_SIZE, FEATURE_COUNT } from "../confidence/condense.ts";
import { OUTCOME_COUNT } from "../confidence/outcome-model.ts";
import { FIELD_COUNT } from "../index/language-index.ts";
import type { Postings } from "../index/postings.ts";
import { channelOf } from "../text/terms.ts";
import type { ClaimModel } from "../claims/claim-model.ts";
import type { LanguageModel } from "../language-model.ts";
import type { StoredArray } from "./arrays.ts";

/** The arrays of a model, always in the same order. */
export function arraysOf({ index, classifier, claims, calibration }: LanguageModel): StoredArray[] {
  return [
    Uint32Array.of(index.documentCount, index.kindOfUnit.length, classifier?.classCount ?? 0),
    index.vocabulary.hashes,
    ...postingArrays(index.documents),
    index.impacts,
    ...postingArrays(index.units),
    index.firstUnits,
    index.kindOfUnit,
    index.scalesOfUnit,
    ...postingArrays(classifier?.weightsOf ?? NO_POSTINGS),
    classifier?.weights ?? new Float32Array(0),
    classifier?.biases ?? new Float32Array(0),
    ...claimArrays(claims),
    calibration.condenser,
    calibration.model,
    Float64Array.of(calibration.sureFrom),
  ];
}

function claimArrays(claims: ClaimModel): StoredArray[] {
  const { classes } = claims;
  return [
    Uint32Array.of(classes.biases.length),
    classes.firstOf,
    ...postingArrays(classes.weightsOf),
    classes.weights,
    classes.biases,
    ...postingArrays(claims.wantedOf),
    claims.isInSummary,
    claims.shareOf,
  ];
}

const NO_POSTINGS: Postings = { starts: new Uint32Array(1), columns: new Uint16Array(0) };

function postingArrays({ starts, columns }: Postings): StoredArray[] {
  return [starts, columns];
}

/** Rebuilds a model from its arrays; `null` when one is missing, of the wrong kind, or does not fit the others. */
export function modelFrom(read: () => StoredArray | null): LanguageModel | null {
  try {
    return readModel(createTaker(read));
  } catch (error) {
    if (error instanceof Misfit) return null;
    throw error;
  }
}

class Misfit extends Error {}

interface Taker {
  readonly take: <T extends StoredArray>(kind: new (length: number) => T, length?: number) => T;
  readonly postings: (rows: number, columnCount: number) => Postings;
}

function createTaker(read: () => StoredArray | null): Taker {
  const take: Taker["take"] = (kind, length) => {
    const array = read();
    if (!(array instanceof kind)) throw new Misfit();
    if (length !== undefined && array.length !== length) throw new Misfit();
    return array;
  };
  return {
    take,
    postings(rows, columnCount) {
      const starts = take(Uint32Array, rows + 1);
      const columns = columnCount <= 0xffff ? take(Uint16Array) : take(Uint32Array);
      if (starts[rows] !== columns.length) throw new Misfit();
      return { starts, columns };
    },
  };
}

function readModel({ take, postings }: Taker): LanguageModel {
  const [documentCount = 0, unitCount = 0, classCount = 0] = take(Uint32Array, 3);
  const hashes = take(Uint32Array);
  const terms = hashes.length;
  const documents = postings(terms, documentCount);
  const impacts = take(Uint8Array, FIELD_COUNT * documents.columns.length);
  const units = postings(terms, unitCount);
  const firstUnits = take(Uint32Array, documentCount + 1);
  const kindOfUnit = take(Uint8Array, unitCount);
  const scalesOfUnit = take(Float32Array, 2 * unitCount);
  const weightsOf = postings(classCount === 0 ? 0 : terms, classCount);
  const weights = take(Float32Array, weightsOf.columns.length);
  const biases = take(Float32Array, classCount);
  const claims = readClaims(
    { take, postings },
    { terms, units: unitCount, documents: documentCount },
  );
  const condenser = take(Float64Array, CONDENSER_SIZE);
  const model = take(Float64Array, OUTCOME_COUNT * FEATURE_COUNT);
  const [sureFrom = 1] = take(Float64Array, 1);
  return {
    index: {
      documentCount,
      vocabulary: { hashes, channels: Uint8Array.from(hashes, channelOf) },
      documents,
      impacts,
      units,
      firstUnits,
      kindOfUnit,
      scalesOfUnit,
    },
    classifier: classCount === 0 ? null : { classCount, weightsOf, weights, biases },
    claims,
    calibration: { condenser, model, sureFrom },
  };
}

function readClaims(
  { take, postings }: Taker,
  sizes: { readonly terms: number; readonly units: number; readonly documents: number },
): ClaimModel {
  const [classCount = 0] = take(Uint32Array, 1);
  const firstOf = take(Uint32Array, sizes.documents + 1);
  const weightsOf = postings(sizes.terms, classCount);
  const weights = take(Int8Array, weightsOf.columns.length);
  const biases = take(Float32Array, classCount);
  const wantedOf = postings(sizes.units, classCount);
  const isInSummary = take(Uint8Array, classCount);
  const shareOf = take(Float32Array, classCount);
  return {
    classes: { firstOf, weightsOf, weights, biases },
    wantedOf,
    isInSummary,
    shareOf,
  };
}
