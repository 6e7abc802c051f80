import type { ErrorCode } from "../../domain/errors.ts";
import { PASSWORD_LENGTH } from "../../domain/password.ts";
import type { DeskRefusal } from "../../services/cases/case-desk.ts";
import type { ContentReason } from "../../services/content/deps.ts";
import type { RefusalReason } from "../../services/staff/deps.ts";

/** Words that stay the same, for whoever puts a refusal into the reader's language. */
export type Reason =
  | RefusalReason
  | "csrf"
  | "origin"
  | "hours_invalid"
  | "notice_running"
  | "notice_withdrawn"
  | ContentReason
  | Exclude<DeskRefusal, "not_found" | "forbidden">;

interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** How each refusal is told; a new reason is a new row. */
export const REFUSALS: Readonly<Record<Reason, Refusal>> = {
  password_short: bad(`A password has at least ${PASSWORD_LENGTH.least} characters.`),
  password_long: bad(`A password has at most ${PASSWORD_LENGTH.most} characters.`),
  password_personal: bad(
    "This password is made of your name, your address or that of the service, which others know; take three or four words that have nothing to do with them.",
  ),
  password_common: bad(
    "This password is too common, or close to one that is, and among the first that an attacker would try; choose three or four words that have nothing to do with each other.",
  ),
  password_pattern: bad(
    "Repetitions, rows of keys and dates are easy to guess; choose three or four words that have nothing to do with each other.",
  ),
  password_weak: bad(
    "This password is easy to guess; add two or three words that have nothing to do with each other.",
  ),
  email_invalid: bad("This is no e-mail address."),
  name_missing: bad("A name is needed."),
  unknown_centre: bad("There is no such centre."),
  unknown_topic: bad("There is no such topic."),
  unknown_language: bad("People are not answered in this language."),
  hours_invalid: bad("These are no office hours."),
  wrong_credentials: {
    status: 401,
    code: "unauthorized",
    message: "The e-mail address or the password is wrong.",
  },
  wrong_password: { status: 403, code: "forbidden", message: "The present password is wrong." },
  wrong_code: {
    status: 403,
    code: "forbidden",
    message: "This code is wrong, was used already, or is too old or too early.",
  },
  second_factor_unreadable: conflict(
    "Codes of this app cannot be checked, since the service has another key than the one with which its secret was encrypted: use a recovery code, or have an administrator look at SECOND_FACTOR_KEY or reset the second factor.",
  ),
  sign_in_over: {
    status: 401,
    code: "unauthorized",
    message: "The sign-in took too long or was changed; show the password again.",
  },
  provider_silent: {
    status: 503,
    code: "unavailable",
    message: "The sign-in service of the organisation does not answer.",
  },
  provider_denied: notLetIn("The sign-in service of the organisation did not let this person in."),
  provider_answer: notLetIn("The answer of the sign-in service proves nothing."),
  provider_over: notLetIn(
    "The way through the sign-in service took too long, was used before, or began in another browser.",
  ),
  provider_unchecked: notLetIn(
    "The sign-in service gave no refresh token, with which it could be asked again.",
  ),
  provider_email: notLetIn("The sign-in service names no verified e-mail address."),
  provider_stranger: notLetIn("There is no account with this e-mail address."),
  provider_other: notLetIn("The account of this e-mail address belongs to another identity."),
  provider_role: notLetIn("The sign-in service gives no role, or no centre, at this desk."),
  provider_centre: notLetIn("The settings give a centre that does not exist."),
  provider_disabled: notLetIn("The account is disabled at the desk."),
  not_bound: conflict("The account is bound to no identity of a sign-in service."),
  nothing_set_up: conflict("There is no second factor, or none is being set up."),
  second_factor_needed: conflict("Accounts of this role need a second factor."),
  csrf: {
    status: 403,
    code: "forbidden",
    message: "The header X-CSRF-Token is missing or is not that of this session.",
  },
  origin: { status: 403, code: "forbidden", message: "The request comes from another site." },
  ticket_void: {
    status: 404,
    code: "not_found",
    message: "This link was used, replaced or has expired.",
  },
  email_taken: conflict("There is an account with this e-mail address."),
  centre_taken: conflict("There is a centre of this id."),
  last_admin: conflict("Nobody could look after accounts any more."),
  disabled: conflict("The account is disabled; enable it first."),
  not_holder: conflict("Somebody else holds this case, or nobody does."),
  not_possible: conflict("This is not possible as the case stands now."),
  changed: conflict("The case was changed meanwhile; look again."),
  untranslated: conflict("There is no translation of just these words; look at it again."),
  notice_running: conflict("People are being told about this already."),
  notice_withdrawn: conflict(
    "Something that was corrected is withdrawn still, so that people would not be told what is right.",
  ),
  revision: conflict("Somebody else changed this meanwhile; look again."),
  stale: conflict("Documents were changed since their editor saw them."),
  problems: conflict("The content would have faults."),
  needs_correction: conflict("It changes figures or dates, so that it has to be a correction."),
  under_withdrawal: conflict(
    "It takes away what is withdrawn and says something new: take it away alone, or have the withdrawal lifted first.",
  ),
  unread_translation: conflict(
    "A model wrote words of it, and nobody has said that they read them.",
  ),
  gate_missing: conflict("The measured questions were not asked of this draft as it stands."),
  gate_refused: conflict("The measured questions fare worse with this draft."),
  second_person: {
    status: 403,
    code: "forbidden",
    message: "Whoever wrote something does not bring it into force alone.",
  },
  not_submitted: conflict("The draft is not submitted."),
  draft_over: conflict("The draft was published or discarded."),
  draft_empty: conflict("The draft changes nothing."),
  draft_too_large: conflict("This is more than a draft may hold."),
  source_missing: bad("There is no such source."),
  source_left_out: conflict("It rests on another source, of which nothing is said."),
  source_unseen: bad(
    "A source has to be looked at for this figure: today at the latest, and not before it was seen last.",
  ),
  value_invalid: bad("This is not written as its type asks."),
  not_there: conflict("There is no such fact, article or text to be changed."),
  there_already: conflict("It stands there already."),
  unreadable: conflict("The document has faults, so that nothing can be put into it."),
  first_release: conflict("The first release has nothing before it."),
  withdrawn_already: conflict("It is withdrawn already."),
  not_withdrawn: conflict("It is not withdrawn any more."),
  left_out: conflict(
    "It has faults, so that its claims or figures cannot be read: withdraw all of it, and what else tells its figures by itself.",
  ),
};

function bad(message: string): Refusal {
  return { status: 400, code: "bad_request", message };
}

function notLetIn(message: string): Refusal {
  return { status: 403, code: "forbidden", message };
}

function conflict(message: string): Refusal {
  return { status: 409, code: "conflict", message };
}
