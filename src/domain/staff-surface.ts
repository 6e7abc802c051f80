import type { CaseId } from "./case.ts";
import type { Action } from "./answer.ts";
import type { ConversationId, Delivery, PersonRef, PlatformName, ThreadRef } from "./message.ts";

/** Messengers in which staff may work on cases. */
export const SURFACE_PLATFORMS = ["telegram", "slack", "teams"] as const satisfies PlatformName[];
export type SurfacePlatform = (typeof SURFACE_PLATFORMS)[number];

/** A channel or group of a messenger in which the cases of a centre are shown, each in a thread of its own. */
export interface Destination {
  readonly platform: SurfacePlatform;
  /** The platform's own id of the channel or group. */
  readonly channel: string;
}

/** The thread of one case in one channel. Its messages are sent in order, and those of other cases do not wait for it. */
export function surfaceThread({ platform, channel }: Destination, id: CaseId): ThreadRef {
  const conversation = JSON.stringify([channel, id]) as ConversationId;
  return { platform, installation: SURFACE_INSTALLATION, conversation };
}

/** Stands in a {@link ThreadRef} for the installation of whatever bot is in the channel. */
export const SURFACE_INSTALLATION = "staff";

/** The channel and case of a thread; `null` for one that is no surface. */
export function readSurfaceThread({
  installation,
  conversation,
}: ThreadRef): { readonly channel: string; readonly id: CaseId } | null {
  if (installation !== SURFACE_INSTALLATION) return null;
  const parts: unknown = JSON.parse(conversation);
  if (!Array.isArray(parts) || parts.length !== 2) return null;
  const [channel, id] = parts as unknown[];
  return typeof channel === "string" && typeof id === "string"
    ? { channel, id: id as CaseId }
    : null;
}

/** Whose words a line of a thread repeats. */
export type LineVoice = "person" | "bot" | "staff" | "note" | "service";

/** What is shown to staff in the thread of a case; all words are literal text, in the language of the centre’s staff. */
export type SurfacePost =
  /** Heads the thread, and is drawn anew in place whenever the case changes. */
  | { readonly kind: "card"; readonly card: CaseCard }
  | {
      readonly kind: "line";
      readonly voice: LineVoice;
      /** Who says it, as it stands above the words; `null` for the service itself. */
      readonly label: string | null;
      readonly text: string;
    }
  /** Asks whoever wrote something whether it is to be sent to the person. Takes the place of an earlier one of that name. */
  | {
      readonly kind: "preview";
      readonly name: string;
      readonly to: PersonRef;
      readonly text: string;
      readonly quote: string;
      readonly actions: readonly Action[];
    }
  /** To one of the staff alone, where the platform has a way; its words hold nothing of the case. */
  | { readonly kind: "private"; readonly to: PersonRef; readonly text: string }
  /** Takes back everything that was posted of the case: deleted, or else overwritten with these words. */
  | { readonly kind: "purge"; readonly text: string };

export interface CaseCard {
  /** The reference, the state and the urgency in a few words. */
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** What may be done with the case as it stands now. */
  readonly actions: readonly Action[];
}

/** A post on its way to a thread of staff. */
export interface SurfaceDelivery {
  /** Stays the same when it is tried again. */
  readonly key: string;
  readonly thread: ThreadRef;
  readonly post: SurfacePost;
}

/** Begins the key of every delivery to staff of one case, so that an erasure finds those that wait. */
export function surfaceKeyOf(id: CaseId, ...parts: readonly string[]): string {
  return ["surface", id, ...parts].map(encodeURIComponent).join("/");
}

/** Begins the id of every action that is for staff alone. Who presses it is judged then, whatever was shown to whom. */
export const STAFF_ACTION = "desk:";

/** Anything on its way out: to a person, or to staff. */
export type Outgoing = Delivery | SurfaceDelivery;
