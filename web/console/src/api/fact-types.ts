import type { ClaimName, Confidence } from "./content-types.ts";

/** Facts and their sources. Days are YYYY-MM-DD. */

export interface FactValue {
  /** As a reader sees it. */
  readonly shown: string;
  /** As it is written. */
  readonly value: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly sources: readonly string[];
}

export interface FactView {
  readonly name: string;
  readonly path: string;
  readonly type: string;
  readonly values: readonly FactValue[];
  readonly usedIn: readonly ClaimName[];
}

export interface SourceView {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly seenOn: string;
  readonly confidence: Confidence;
}

export interface FactsView {
  readonly facts: readonly FactView[];
  readonly sources: readonly SourceView[];
  /** Of the service, whose day may be another than the reader’s. */
  readonly today: string;
}
