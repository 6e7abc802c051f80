/** Why a call failed, as the service said it or as the line did. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status; 0 when there was no answer at all, so that nobody knows whether the call was heard. */
  readonly status: number;
  /** A stable word of the service; `null` where it has none. */
  readonly reason: string | null;
  /** What the service says of it, in English. */
  readonly detail: string | null;
  readonly retryAfterMs: number | null;
  /** The documents that it is about; empty where the service names none. */
  readonly paths: readonly string[];
  /** The same of claims; `claim` is `null` for a whole article. */
  readonly claims: readonly ConcernedClaim[];

  constructor(
    status: number,
    reason: string | null,
    detail: string | null,
    more: Concerned & { readonly retryAfterMs?: number | null } = {},
  ) {
    super(detail ?? `status ${String(status)}`);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.paths = more.paths ?? [];
    this.claims = more.claims ?? [];
  }
}

export interface ConcernedClaim {
  readonly article: string;
  readonly claim: string | null;
}

/** What a refusal is about. */
interface Concerned {
  readonly paths?: readonly string[];
  readonly claims?: readonly ConcernedClaim[];
}

/** What an answer other than a good one says. */
export async function errorOf(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
  const { reason, message, ...concerned } = await bodyOf(response);
  return new ApiError(response.status, reason, message, { retryAfterMs, ...concerned });
}

interface Said extends Concerned {
  readonly reason: string | null;
  readonly message: string | null;
}

async function bodyOf(response: Response): Promise<Said> {
  try {
    const { error, paths, claims } = (await response.json()) as Concerned & {
      error?: { reason?: string; message?: string };
    };
    return {
      reason: error?.reason ?? null,
      message: error?.message ?? null,
      paths: paths ?? [],
      claims: claims ?? [],
    };
  } catch {
    // Something in between may answer in its own way.
    return { reason: null, message: null };
  }
}
