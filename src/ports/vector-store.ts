/** Vectors of texts, kept so that they need not be asked for again. No method throws; what is lost is asked for anew. */
export interface VectorStore {
  /** Those that are there, by text. */
  read(model: string, texts: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  write(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}
