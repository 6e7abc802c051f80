import type { InboundMessage, ThreadRef } from "../../src/domain/message.ts";
import { STAFF_ACTION } from "../../src/domain/staff-surface.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { PlatformHost } from "../../src/ports/platform.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import type { Bot } from "./addressing.ts";
import { isRating, writeCallbackData } from "./callback-data.ts";
import type { StaffIntake } from "./staff-intake.ts";
import { parseInTopic } from "./surface-parse.ts";
import { parseUpdate, type Parsed, type Pressed, type Said } from "./parse.ts";
import { withoutRatings } from "./render.ts";

/** What the bot shows beside its answers; each is best effort and returns at once. */
export interface Courtesies {
  /** Ends the waiting sign of a pressed button. */
  answerPress(press: string): void;
  setButtons(chat: number, message: number, rows: readonly (readonly object[])[]): void;
  /** An answer is on its way, for as long as the host says so. */
  beginTyping(
    thread: Said["message"]["thread"],
    place: Said["place"],
    host: Pick<PlatformHost, "isWaiting">,
  ): void;
}

export interface IntakeDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly notes: ThreadNotes;
  readonly courtesies: Courtesies;
  readonly staff: StaffIntake;
}

/** One update, read and not yet taken. */
export interface Incoming {
  /** Updates of one chat are taken in order; `null` when it belongs to none. */
  readonly chat: string | null;
  /**
   * Resolves once the update may be acknowledged.
   *
   * @throws Unavailable it cannot be taken now; and whatever else the host throws
   */
  take(host: PlatformHost): Promise<void>;
}

/** Reads updates and hands what is said in them to the service. */
export function createIntake({ clock, log, notes, courtesies, staff }: IntakeDeps) {
  const ignore = (reason: string): void => {
    log.debug("telegram.ignored", { reason });
  };

  const takeSaid = async ({ message, place }: Said, host: PlatformHost) => {
    const became = await host.accept(message);
    if (became === "new") courtesies.beginTyping(message.thread, place, host);
  };

  const takePressed = async (pressed: Pressed, host: PlatformHost) => {
    const at = await staff.caseAt(pressed);
    const action = await actionOf(pressed, at?.kind === "case" ? [at.thread] : []);
    if (action === null) {
      ignore("a button that is not known any more");
      courtesies.answerPress(pressed.press);
      return;
    }
    if (at !== null || action.startsWith(STAFF_ACTION)) {
      const ofStaff = staff.press(pressed, action, at);
      if (ofStaff === null) ignore("an action of staff that names no case");
      else await host.accept(ofStaff);
      courtesies.answerPress(pressed.press);
      return;
    }
    const message: InboundMessage = { ...pressed.message, content: { kind: "action", action } };
    const became = await host.accept(message);
    courtesies.answerPress(pressed.press);
    if (became !== "new") return;
    courtesies.beginTyping(message.thread, pressed.place, host);
    const { buttons, place, number } = pressed;
    // In a group the answer may be somebody else's: its buttons stay.
    if (place.room === null && buttons !== null && isRating(writeCallbackData(action))) {
      courtesies.setButtons(place.chat, number, withoutRatings(buttons));
    }
  };

  /** @param first threads in which the button was offered sooner than in those that the press tells of */
  const actionOf = async (
    { data, offeredIn }: Pressed,
    first: readonly ThreadRef[],
  ): Promise<string | null> => {
    if (data.kind === "action") return data.action;
    for (const thread of [...first, ...offeredIn]) {
      const action = await notes.read(thread, "offer", data.name);
      if (action !== null) return action;
    }
    return null;
  };

  const take = async (parsed: Parsed, host: PlatformHost): Promise<void> => {
    switch (parsed.kind) {
      case "ignored":
        ignore(parsed.reason);
        if (parsed.press !== null) courtesies.answerPress(parsed.press);
        return;
      case "said":
        await takeSaid(parsed, host);
        return;
      case "pressed":
        await takePressed(parsed, host);
        return;
    }
  };

  return {
    read: (update: unknown, bot: Bot): Incoming => {
      const parsed = parseUpdate(update, bot, clock.now());
      const inTopic = parseInTopic(update, bot);
      const chat = inTopic?.chat ?? (parsed.kind === "ignored" ? null : parsed.place.chat);
      return {
        chat: chat === null ? null : String(chat),
        take: async (host) => {
          // What staff write where a case is shown is never a question to the bot, whatever it holds.
          if (inTopic !== null && (await staff.said(inTopic, host))) return;
          await take(parsed, host);
        },
      };
    },
  };
}
