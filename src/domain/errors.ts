/** All codes of `AppError`; `docs/errors.md` lists the same set. */
export const ERROR_CODES = [
  "content_invalid",
  "settings_invalid",
  "usage",
  "rate_limited",
  "unauthorized",
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

/** A platform or limit asks to wait. */
export class RateLimited extends AppError {
  override readonly name = "RateLimited";
  readonly retryAfterMs: number;
  constructor(message: string, retryAfterMs: number, cause?: unknown) {
    super("rate_limited", message, { retryable: true, cause });
    this.retryAfterMs = retryAfterMs;
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
