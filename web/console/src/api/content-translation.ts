import { ApiError, postLines } from "./http.ts";

/** A text in another language as a model drafted it; nothing of it is saved. */
export interface DraftedText {
  readonly text: string;
  /** Pieces that have words, of all. */
  readonly drafted: number;
  readonly of: number;
  /** What was not drafted, by its line. */
  readonly missing: readonly { readonly line: number; readonly why: string }[];
  /** Why the model was asked for no more; `null` when it was asked for everything. */
  readonly stopped: string | null;
}

export interface DraftProgress {
  readonly done: number;
  readonly of: number;
}

type Line = DraftProgress | { readonly draft: DraftedText } | { readonly failed: string };

/**
 * Has a model draft a text.
 *
 * @throws ApiError with the reason `model_…` when nothing came of it
 */
export async function draftTranslation(
  draft: string,
  body: { readonly path: string; readonly text: string },
  onProgress: (progress: DraftProgress) => void,
  signal: AbortSignal,
): Promise<DraftedText> {
  const ends: (DraftedText | ApiError)[] = [];
  await postLines(
    `/content/drafts/${draft}/translate`,
    body,
    (given) => {
      const line = given as Line;
      if ("draft" in line) ends.push(line.draft);
      else if ("failed" in line) ends.push(new ApiError(503, `model_${line.failed}`, null));
      else onProgress(line);
    },
    signal,
  );
  const [end = new ApiError(0, null, null)] = ends;
  if (end instanceof ApiError) throw end;
  return end;
}
