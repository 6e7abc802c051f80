/** The shapes of the console’s HTTP API, as the server writes them. Instants are ISO 8601, UTC. */

export const ROLES = ["reader", "staff", "editor", "lead", "admin"] as const;
export type Role = (typeof ROLES)[number];

export type Permission =
  "case.read" | "case.work" | "case.assign" | "case.export" | "centre.edit" | "staff.manage";

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
}

export interface Session {
  readonly staff: Staff;
  readonly csrf: string;
  readonly permissions: readonly Permission[];
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

export interface Entry {
  readonly id: string;
  readonly kind: "person" | "bot" | "staff" | "note";
  readonly author: { readonly kind: "person" | "staff" | "service"; readonly name: string | null };
  readonly language: string;
  readonly dir: "ltr" | "rtl";
  readonly text: string;
  readonly at: string;
  readonly delivery: "waiting" | "sent" | "dead" | null;
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
  | "resolve"
  | "reopen"
  | "move"
  | "raise"
  | "export";

export interface CaseDetail extends CaseRow {
  readonly failedAnswer: { readonly outcome: string; readonly text: string } | null;
  readonly timeZone: string | null;
  readonly heldUntil: string | null;
}

export interface CaseView {
  readonly case: CaseDetail;
  readonly entries: readonly Entry[];
  readonly events: readonly CaseEvent[];
  readonly allowed: readonly CaseAction[];
  readonly colleagues: readonly Named[];
  readonly centres: readonly Named[];
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly summary: string;
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
  readonly linkedAt: string;
}
