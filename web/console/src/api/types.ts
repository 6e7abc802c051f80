/** The shapes of the console’s HTTP API, as the server writes them. Instants are ISO 8601, UTC. */

export const ROLES = ["reader", "staff", "editor", "lead", "admin"] as const;
export type Role = (typeof ROLES)[number];

export type Permission =
  | "case.read"
  | "case.work"
  | "case.assign"
  | "case.export"
  | "centre.edit"
  | "content.read"
  | "content.edit"
  | "content.publish"
  | "content.override"
  | "numbers.read"
  | "staff.manage";

export type Scope = "all" | readonly string[];

export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly centres: Scope;
  readonly language: "en" | "zh";
  readonly state: "invited" | "active" | "disabled";
  readonly createdAt: string;
  /** Only where accounts are looked after. */
  readonly hasSecondFactor?: boolean;
}

/** With which one may sign in beside a password. */
export interface Provider {
  readonly name: string;
  readonly isReachable: boolean;
}

export interface Session {
  readonly staff: Staff;
  readonly csrf: string;
  readonly permissions: readonly Permission[];
}

/** The second step of a sign-in, where the password is not enough. */
export type NextStep = "code" | "setup";

/** What an authenticator app is told. */
export interface FactorSetup {
  readonly secret: string;
  /** The same as an `otpauth:` address. */
  readonly address: string;
}

/** One of the reader’s own sessions; what was not noted is `null`. */
export interface OpenSession {
  readonly id: string;
  readonly since: string;
  readonly usedAt: string;
  /** When it ends however much it is used. */
  readonly endsAt: string;
  /** The shortened address. */
  readonly network: string | null;
  readonly browser: string | null;
  readonly system: string | null;
  readonly isThis: boolean;
}

/** What was done to the reader’s account. */
export interface SecurityNotice {
  readonly id: number;
  readonly kind: "linked" | "password" | "factorOff" | "factorReset";
  readonly at: string;
  /** Of which messenger an account was linked; `null` for all else. */
  readonly platform: Platform | null;
}

export interface OwnFactor {
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
  readonly isNeeded: boolean;
}

export type Ticket =
  | { readonly valid: false }
  | {
      readonly valid: true;
      readonly kind: "invitation" | "reset" | "first_admin";
      readonly email: string | null;
      readonly name: string | null;
    };

export const PLATFORMS = ["web", "telegram", "slack", "teams"] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface Destination {
  readonly platform: Platform;
  readonly channel: string;
}

export interface Centre {
  readonly id: string;
  readonly names: { readonly en: string; readonly zh: string };
  readonly place: string | null;
  readonly languages: Scope;
  readonly topics: Scope;
  readonly timeZone: string;
  /** As entered; `null` while nobody has confirmed them. */
  readonly hours: unknown;
  readonly promiseDays: number;
  /** Of what the rooms of its staff are told. */
  readonly deskLanguage: "en" | "zh";
  readonly directSending: boolean;
  readonly destinations: readonly Destination[];
  readonly updatedAt: string;
  readonly revision: number;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly target: string;
  readonly targetName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export const CASE_STATES = ["open", "assigned", "waiting", "resolved", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const URGENCIES = ["urgent", "soon", "normal"] as const;
export type Urgency = (typeof URGENCIES)[number];

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface CaseRow {
  readonly id: string;
  readonly reference: string;
  readonly revision: number;
  readonly state: CaseState;
  readonly holder: Named | null;
  readonly centre: Named;
  readonly language: string;
  readonly platform: Platform;
  /** Others in the room read along. */
  readonly shared: boolean;
  readonly topic: string | null;
  readonly urgency: Urgency;
  readonly question: string;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly answeredAt: string | null;
  readonly satisfaction: "good" | "bad" | null;
}

export interface CasePage {
  readonly cases: readonly CaseRow[];
  readonly next: string | null;
  readonly counts: Readonly<Record<CaseState, number>>;
}

/** The words of a machine beside an entry, or why there are none; one of both is `null`. */
export interface EntryTranslation {
  readonly language: string;
  readonly dir: "ltr" | "rtl";
  readonly text: string | null;
  /** A word of the service, for which there may be a sentence. */
  readonly held: string | null;
}

/** What could be sent with a text. Without a language it is in the person’s own already. */
export interface ProposedTranslation {
  readonly text: string | null;
  readonly language: string | null;
  readonly dir: "ltr" | "rtl" | null;
  readonly held: string | null;
  /** Figures of it that stand in another order than in the text. */
  readonly order: readonly string[];
}

export interface Entry {
  readonly id: string;
  readonly kind: "person" | "bot" | "staff" | "note";
  readonly author: { readonly kind: "person" | "staff" | "service"; readonly name: string | null };
  readonly language: string;
  readonly dir: "ltr" | "rtl";
  readonly text: string;
  readonly at: string;
  readonly delivery: "waiting" | "sent" | "dead" | null;
  /** Of what the person wrote one for the staff, of what the staff wrote the one that was sent with it. */
  readonly translation: EntryTranslation | null;
}

export interface CaseEvent {
  readonly at: string;
  readonly actor: { readonly kind: "person" | "staff" | "service"; readonly name: string | null };
  readonly type: string;
  readonly detail: string | null;
}

export type CaseAction =
  | "take"
  | "takeOver"
  | "release"
  | "assign"
  | "reply"
  | "note"
  | "article"
  | "translate"
  | "resolve"
  | "reopen"
  | "move"
  | "raise"
  | "export";

export interface CaseDetail extends CaseRow {
  /** `null` when a person was asked for at once, and when it was erased; its outcome is `null` where it was not shared. */
  readonly failedAnswer: { readonly outcome: string | null; readonly text: string } | null;
  /** Whether the person took back what they shared. */
  readonly erased: boolean;
  readonly timeZone: string | null;
  readonly heldUntil: string | null;
}

export interface CaseView {
  readonly case: CaseDetail;
  readonly question: { readonly language: string; readonly translation: EntryTranslation | null };
  /** Whether the staff wrote to the person: after their last words, only before those, or never. */
  readonly answered: "last" | "earlier" | "never";
  readonly entries: readonly Entry[];
  readonly events: readonly CaseEvent[];
  readonly allowed: readonly CaseAction[];
  readonly colleagues: readonly Named[];
  readonly centres: readonly Named[];
  /** Channels that refused something of it, until its next step. */
  readonly unshown: readonly { readonly platform: Platform; readonly channel: string }[];
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  /** What a person gets below the title, in lines. */
  readonly text: string;
  readonly sources: readonly ArticleSource[];
}

export interface ArticleSource {
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
}

export interface Canned {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly centre: string | null;
}

export interface AccountLink {
  readonly platform: Platform;
  readonly installation: string;
  readonly account: string;
  /** As the messenger named it; `null` where it named none. */
  readonly name: string | null;
  readonly linkedAt: string;
}
