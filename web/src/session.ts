import type { Credentials, Outgoing } from "./types.ts";

/** What the tab remembers over a reload. A browser that keeps nothing still has a working page. */
export const session = {
  credentials: slot<Credentials>("yizhan.conversation"),
  unsent: slot<readonly Outgoing[]>("yizhan.unsent"),
  language: slot<string>("yizhan.language"),
  /** The reference of the case that was opened in the conversation. */
  openedCase: slot<string>("yizhan.case"),
};

/** Whether something that was written here is not sent yet: it belongs to the conversation of this page. */
export function hasUnsent(): boolean {
  return session.unsent.get() !== null;
}

interface Slot<Value> {
  get(): Value | null;
  set(value: Value | null): void;
}

function slot<Value>(key: string): Slot<Value> {
  let kept = read(key) as Value | null;
  return {
    get: () => kept,
    set: (value) => {
      kept = value;
      try {
        if (value === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Storage is full or forbidden: the value lives as long as the page.
      }
    },
  };
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
