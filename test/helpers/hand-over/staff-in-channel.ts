import { loadDeskTexts } from "../../../src/app/loaded-content.ts";
import type { DeskKey } from "../../../src/ports/texts.ts";
import { waitFor } from "../wait-for.ts";
import type { Button, Seen, StaffChannel, StaffDriver, StaffThread } from "./drivers.ts";

const texts = loadDeskTexts();
export const say = (key: DeskKey, values = {}): string => texts.say(key, "zh", values);

/** One who works on a case in its thread. */
export function staffInChannel(channel: StaffChannel, reference: string): StaffDriver {
  const look = (): StaffThread => {
    const thread = channel.threadOf(reference);
    if (thread === null) throw new Error(`there is no thread of ${reference}`);
    return thread;
  };
  const isThere = (holds: (thread: StaffThread) => boolean): Promise<void> =>
    waitFor(() => {
      const thread = channel.threadOf(reference);
      return thread !== null && holds(thread);
    }, 20_000);

  const pressOnCard = async (label: string): Promise<void> => {
    await isThere(({ card }) => buttonOf(card, label) !== undefined);
    const thread = look();
    await channel.press(thread, thread.card, requireButton(thread.card, label));
  };

  /** The preview of these words as it stands now. */
  const previewOf = ({ posts }: StaffThread, text: string, asked: string): Seen | undefined =>
    posts.find(({ words }) => words.startsWith(asked) && words.includes(text));

  /** Writes, waits to be asked, and answers; returns when. */
  const decide = async (text: string, label: string, outcome: string): Promise<number> => {
    await channel.write(look(), text);
    const asked = say("surface.preview");
    await isThere((thread) => previewOf(thread, text, asked) !== undefined);
    const thread = look();
    const preview = previewOf(thread, text, asked);
    if (preview === undefined) throw new Error("there is no preview");
    const at = performance.now();
    await channel.press(thread, preview, requireButton(preview, label));
    await isThere((now) => previewOf(now, text, outcome)?.buttons.length === 0);
    return at;
  };

  return {
    found: () =>
      isThere(
        ({ card }) =>
          card.words.startsWith(titled(reference, "open")) &&
          buttonOf(card, say("case.act.take")) !== undefined,
      ),
    take: async () => {
      await pressOnCard(say("case.act.take"));
      await isThere(({ card }) => card.words.startsWith(titled(reference, "assigned")));
    },
    sees: (text) =>
      isThere(({ posts }) =>
        posts.some(
          ({ words }) => words.includes(say("surface.voice.person")) && words.endsWith(text),
        ),
      ),
    note: async (text) => {
      await decide(text, say("surface.action.discard"), say("surface.discarded"));
    },
    reply: (text) => decide(text, say("surface.action.send"), say("surface.sent")),
    resolve: async () => {
      await pressOnCard(say("case.act.resolve"));
      await isThere(({ card }) => card.words.startsWith(titled(reference, "resolved")));
    },
  };
}

function titled(reference: string, state: "open" | "assigned" | "resolved"): string {
  return say("surface.title", { reference, state: say(`case.state.${state}`) });
}

function buttonOf({ buttons }: Seen, label: string): Button | undefined {
  return buttons.find((button) => button.label === label);
}

function requireButton(message: Seen, label: string): Button {
  const button = buttonOf(message, label);
  if (button === undefined) throw new Error(`there is no button ${label}`);
  return button;
}
