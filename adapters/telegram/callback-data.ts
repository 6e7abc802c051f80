import { createHash } from "node:crypto";
import type { ThreadNote } from "../../src/ports/thread-notes.ts";
import { inBytes } from "../shared/graphemes.ts";
import { LIMITS } from "./limits.ts";

/** What a button carries: its action, or the name of the note that holds it. */
export type CallbackData =
  | { readonly kind: "action"; readonly action: string }
  | { readonly kind: "note"; readonly name: string };

const ACTION = "a:";
const NOTE = "n:";
const NAME = /^[\w-]{22}$/;

export function writeCallbackData(action: string): string {
  const whole = ACTION + action;
  return fits(whole) ? whole : NOTE + nameOf(action);
}

/** `null` when no button of ours carries it. */
export function readCallbackData(data: string): CallbackData | null {
  if (data.startsWith(ACTION) && data.length > ACTION.length && fits(data)) {
    return { kind: "action", action: data.slice(ACTION.length) };
  }
  const name = data.startsWith(NOTE) ? data.slice(NOTE.length) : "";
  return NAME.test(name) ? { kind: "note", name } : null;
}

/** What has to be remembered of the actions of a reply; nothing of those that buttons carry whole. */
export function offersOf(actions: readonly string[]): ThreadNote[] {
  return actions
    .filter((action) => !fits(ACTION + action))
    .map((action) => ({ kind: "offer", name: nameOf(action), data: action }));
}

/** Whether a button rates an answer; those are short enough to be carried whole. */
export function isRating(data: string): boolean {
  return /^a:(?:un)?helpful:/.test(data);
}

function fits(data: string): boolean {
  return inBytes(data) <= LIMITS.callbackBytes;
}

function nameOf(action: string): string {
  return createHash("sha256").update(action).digest("base64url").slice(0, 22);
}
