import { webApi } from "@slack/bolt";
import {
  AppError,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
} from "../../src/domain/errors.ts";
import { FormRejected } from "../shared/messenger.ts";

/** Somebody has to mend the app's token, scopes or installation (docs.slack.dev/reference/methods/chat.postMessage#errors). */
const UNAUTHORIZED = new Set([
  "access_denied",
  "account_inactive",
  "ekm_access_denied",
  "invalid_auth",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "org_login_required",
  "team_access_not_granted",
  "token_expired",
  "token_revoked",
  "two_factor_setup_required",
]);

/** The same words in a simpler form may be taken. */
const FORM = new Set([
  "attachment_payload_limit_exceeded",
  "block_mismatch",
  "invalid_arguments",
  "invalid_array_arg",
  "invalid_blocks",
  "invalid_blocks_format",
  "invalid_form_data",
  "msg_blocks_too_long",
  "msg_too_long",
  "too_many_attachments",
]);

const RATE = new Set(["message_limit_exceeded", "rate_limited", "ratelimited"]);
/** Where Slack asks to wait and does not say how long. */
const RATE_WAIT_MS = 30_000;

const UNAVAILABLE = new Set([
  "accesslimited",
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** Slack's codes are lower-case words; anything else is not repeated. */
const CODE = /^[a-z0-9_]{1,60}$/;

/** Sorts what a call of Slack's Web API threw by what can be done about it. The sentence holds no secret. */
export function sortFailure(method: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new RateLimited("Slack asks to wait.", error.retryAfter * 1_000);
  }
  if (error instanceof webApi.WebAPIPlatformError) return refusal(method, error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) {
    const status = error.statusCode;
    return status === 401 || status === 403
      ? new Unauthorized(`Slack refuses ${method} with status ${String(status)}.`)
      : new Unavailable(`Slack answers ${method} with status ${String(status)}.`);
  }
  return new Unavailable(`Slack could not be reached for ${method}.`);
}

/** The code with which Slack refuses a call; `null` for any other failure. */
export function codeIn(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

function refusal(method: string, code: string): AppError {
  const sentence = `Slack refuses ${method}: ${CODE.test(code) ? code : "unknown code"}.`;
  if (RATE.has(code)) return new RateLimited(sentence, RATE_WAIT_MS);
  if (UNAUTHORIZED.has(code)) return new Unauthorized(sentence);
  if (UNAVAILABLE.has(code)) return new Unavailable(sentence);
  return FORM.has(code) ? new FormRejected(sentence) : new Rejected(sentence);
}
