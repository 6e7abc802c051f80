/** All codes of `AppError`; `docs/errors.md` lists the same set. */
export const ERROR_CODES = [
  "content_invalid",
  "settings_invalid",
  "usage",
  "rate_limited",
  "over_quota",
  "no_room",
  "unauthorized",
  "forbidden",
  "unavailable",
  "rejected",
  "not_found",
  "bad_request",
  "too_large",
  "unsupported_media_type",
  "conflict",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An unexpected failure, sorted by what a caller can do about it. The message is one sentence without secrets. */
export class AppError extends Error {
  override readonly name: string = "AppError";
  readonly code: ErrorCode;
  readonly retryable: boolean;
  constructor(
    code: ErrorCode,
    message: string,
    options?: { retryable?: boolean; cause?: unknown },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options?.retryable ?? false;
  }
}

/** The code of a failure for logs; whatever is none of ours is a fault of ours. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : "internal";
}

const MOST_CAUSES = 5;
/** As engines and systems write their codes: `SQLITE_FULL`, `53300`, `ECONNREFUSED`; never words. */
const OUTER_CODE = /^[A-Z0-9_]{4,40}$/;

/** The code that an engine or the system gave the cause of a failure; `null` when none did. */
export function causeCodeOf(error: unknown): string | null {
  let cause = error;
  for (let depth = 0; depth < MOST_CAUSES && cause instanceof Error; depth += 1) {
    if ("code" in cause && typeof cause.code === "string" && OUTER_CODE.test(cause.code)) {
      return cause.code;
    }
    cause = cause.cause;
  }
  return null;
}

/** Nobody means a longer wait: a proxy's or a mistaken one must not silence a platform until the next start. */
const LONGEST_WAIT_MS = 60 * 60 * 1_000;

/** A platform or limit asks to wait, an hour at most. */
export class RateLimited extends AppError {
  override readonly name = "RateLimited";
  readonly retryAfterMs: number;
  constructor(message: string, retryAfterMs: number, cause?: unknown) {
    super("rate_limited", message, { retryable: true, cause });
    this.retryAfterMs = Math.min(Math.max(0, retryAfterMs), LONGEST_WAIT_MS);
  }
}

/** More was written within a day than is kept; it may be sent again when there is room, after an hour at most. */
export class OverQuota extends AppError {
  override readonly name = "OverQuota";
  readonly retryAfterMs: number;
  constructor(message: string, retryAfterMs: number) {
    super("over_quota", message, { retryable: true });
    this.retryAfterMs = Math.min(Math.max(0, retryAfterMs), LONGEST_WAIT_MS);
  }
}

/** Credentials are missing, wrong or revoked. */
export class Unauthorized extends AppError {
  override readonly name = "Unauthorized";
  constructor(message: string, cause?: unknown) {
    super("unauthorized", message, { cause });
  }
}

/** Not reachable now; the same call may succeed later. */
export class Unavailable extends AppError {
  override readonly name = "Unavailable";
  constructor(message: string, cause?: unknown) {
    super("unavailable", message, { retryable: true, cause });
  }
}

/** The payload or its target is at fault; never retried. */
export class Rejected extends AppError {
  override readonly name = "Rejected";
  constructor(message: string, cause?: unknown) {
    super("rejected", message, { cause });
  }
}

/** Somebody else changed the same thing meanwhile; look again and try again. */
export class Conflict extends AppError {
  override readonly name = "Conflict";
  constructor(message: string, cause?: unknown) {
    super("conflict", message, { retryable: true, cause });
  }
}
