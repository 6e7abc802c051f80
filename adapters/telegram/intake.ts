import type { InboundMessage } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { PlatformHost } from "../../src/ports/platform.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import type { Bot } from "./addressing.ts";
import { isRating, writeCallbackData } from "./callback-data.ts";
import { parseUpdate, type Parsed, type Pressed, type Said } from "./parse.ts";
import { withoutRatings } from "./render.ts";
import { messageIdOf } from "./threads.ts";
import { createWordings } from "./wordings.ts";

/** What the bot shows beside its answers; each is best effort and returns at once. */
export interface Courtesies {
  /** Ends the waiting sign of a pressed button. */
  answerPress(press: string): void;
  setButtons(chat: number, message: number, rows: readonly (readonly object[])[]): void;
  /** An answer is on its way. */
  beginTyping(thread: Said["message"]["thread"], place: Said["place"]): void;
}

export interface IntakeDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly notes: ThreadNotes;
  readonly courtesies: Courtesies;
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

/** Messages whose words are remembered, for edits that change none. */
const MOST_WORDINGS = 5_000;

/** Reads updates and hands what is said in them to the service. */
export function createIntake({ clock, log, notes, courtesies }: IntakeDeps) {
  const wordings = createWordings(MOST_WORDINGS);

  const ignore = (reason: string): void => {
    log.debug("telegram.ignored", { reason });
  };

  const takeSaid = async ({ message, place, number, isEdit }: Said, host: PlatformHost) => {
    const words = message.content.kind === "text" ? message.content.text : "";
    const name = messageIdOf(place.chat, number);
    if (isEdit && wordings.same(name, words)) {
      ignore("an edit of no words");
      return;
    }
    const became = await host.accept(message);
    wordings.keep(name, words);
    if (became === "new") courtesies.beginTyping(message.thread, place);
  };

  const takePressed = async (pressed: Pressed, host: PlatformHost) => {
    const action = await actionOf(pressed);
    if (action === null) {
      ignore("a button that is not known any more");
      courtesies.answerPress(pressed.press);
      return;
    }
    const message: InboundMessage = { ...pressed.message, content: { kind: "action", action } };
    const became = await host.accept(message);
    courtesies.answerPress(pressed.press);
    if (became !== "new") return;
    courtesies.beginTyping(message.thread, pressed.place);
    const { buttons, place, number } = pressed;
    // In a group the answer may be somebody else's: its buttons stay.
    if (place.room === null && buttons !== null && isRating(writeCallbackData(action))) {
      courtesies.setButtons(place.chat, number, withoutRatings(buttons));
    }
  };

  const actionOf = async ({ data, offeredIn }: Pressed): Promise<string | null> => {
    if (data.kind === "action") return data.action;
    for (const thread of offeredIn) {
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
      return {
        chat: parsed.kind === "ignored" ? null : String(parsed.place.chat),
        take: (host) => take(parsed, host),
      };
    },
  };
}
