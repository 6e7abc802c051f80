import { Rejected, Unavailable } from "../../src/domain/errors.ts";
import type { MessageId } from "../../src/domain/message.ts";
import {
  readSurfaceThread,
  type SurfaceDelivery,
  type SurfacePost,
} from "../../src/domain/staff-surface.ts";
import type { Log } from "../../src/ports/log.ts";
import type { StaffSurface } from "../../src/ports/platform.ts";
import { firstAccepted, FormRejected } from "../shared/messenger.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import type { Channels } from "./channels.ts";
import { Gone, type Connector } from "./io-connector.ts";
import { examineChannel } from "./surface-examine.ts";
import { createPurge } from "./surface-purge.ts";
import {
  drawCaseCard,
  drawLine,
  drawNotice,
  drawPlaceholder,
  drawPreview,
  type StaffForms,
  type StaffMessage,
} from "./surface-render.ts";
import {
  belowRoot,
  createRoots,
  readSentName,
  sentName,
  type Root,
  type Shown,
} from "./surface-roots.ts";
import { placeOf } from "./threads.ts";

export interface SurfaceDeps {
  readonly connector: Connector;
  readonly channels: Channels;
  readonly surfaces: SurfaceNotes;
  readonly log: Log;
}

type PostOf<Kind extends SurfacePost["kind"]> = Extract<SurfacePost, { readonly kind: Kind }>;

/** A channel of a team, in which each case has a thread below its card. */
export function createSurface(deps: SurfaceDeps): StaffSurface {
  const { connector, channels, surfaces, log } = deps;
  const roots = createRoots(surfaces);

  /** In the richest form that Teams takes. */
  const inForm = <T>(forms: StaffForms, send: (message: StaffMessage) => Promise<T>): Promise<T> =>
    firstAccepted(
      forms.map((draw) => () => send(draw())),
      (form) => {
        log.warn("delivery.simpler", { platform: "teams", form });
      },
    );

  const change = (shown: Shown, sent: string, forms: StaffForms): Promise<void> => {
    const { root, message } = readSentName(sent);
    return inForm(forms, (form) => connector.change(belowRoot(shown, root), message, form));
  };

  const { purge, takeBack } = createPurge({ connector, surfaces, roots, change });

  /** @returns `false` when it is not there any more, or Teams takes not even plain words in its place */
  const isChanged = async (...given: Parameters<typeof change>): Promise<boolean> => {
    try {
      await change(...given);
      return true;
    } catch (error) {
      if (error instanceof Gone || error instanceof FormRejected) return false;
      throw error;
    }
  };

  const begin = async (shown: Shown, forms: StaffForms): Promise<Root> => {
    const begun = await inForm(forms, (form) => connector.beginThread(shown.address, form));
    const root = placeOf(begun.conversation).root ?? begun.message;
    if (root === "") throw new Rejected("Teams does not name the thread that was begun.");
    const head: Root = { root, card: begun.message === "" ? root : begun.message };
    await roots.keep(shown.thread, [head, ...(await roots.of(shown.thread))]);
    return head;
  };

  const placeCard = async (shown: Shown, forms: StaffForms): Promise<string> => {
    const known = await roots.of(shown.thread);
    const [head] = known;
    if (head !== undefined && (await isChanged(shown, sentName(head.root, head.card), forms))) {
      await roots.keep(shown.thread, known);
      return head.card;
    }
    // There is none yet, or somebody deleted it.
    return (await begin(shown, forms)).card;
  };

  const reply = async (shown: Shown, forms: StaffForms): Promise<string> => {
    const below = async ({ root }: Root): Promise<string> =>
      sentName(root, await inForm(forms, (form) => connector.send(belowRoot(shown, root), form)));
    const [head] = await roots.of(shown.thread);
    if (head === undefined) throw new Rejected("The case has no thread in this channel.");
    try {
      return await below(head);
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
    const again = await begin(shown, drawPlaceholder());
    try {
      return await below(again);
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      throw new Unavailable("Teams does not keep the thread of a case.", error);
    }
  };

  const say = async (shown: Shown, name: string, parts: readonly StaffForms[]): Promise<string> => {
    const sent = [...((await surfaces.sent(shown.thread, name)) ?? [])];
    for (const part of parts.slice(sent.length)) {
      sent.push(await reply(shown, part));
      await surfaces.keepSent(shown.thread, name, sent);
    }
    return readSentName(sent.at(-1) ?? "").message;
  };

  /** Takes the place of an earlier one of its name, as far as that is still there. */
  const ask = async (shown: Shown, name: string, parts: readonly StaffForms[]): Promise<string> => {
    const kept: string[] = [];
    for (const [index, sent] of ((await surfaces.sent(shown.thread, name)) ?? []).entries()) {
      const part = parts[index];
      const isNext = part !== undefined && kept.length === index;
      if (isNext && (await isChanged(shown, sent, part))) kept.push(sent);
      else await takeBack(shown, sent, "");
    }
    await surfaces.keepSent(shown.thread, name, kept);
    return say(shown, name, parts);
  };

  /** In the private chat with the bot, else in the thread: the words hold nothing of the case. */
  const whisper = async (
    shown: Shown,
    key: string,
    { to, text }: PostOf<"private">,
  ): Promise<string> => {
    const name = `${key}#private`;
    if ((await surfaces.sent(shown.thread, name)) !== null) return name;
    const forms = drawNotice(text);
    try {
      const { conversation } = await connector.beginPrivate(shown.address, to.person);
      const address = { ...shown.address, conversation };
      await inForm(forms, (form) => connector.send(address, form));
      await surfaces.keepSent(shown.thread, name, []);
      return name;
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
    }
    return say(shown, key, [forms]);
  };

  const post = async ({ key, thread, post: given }: SurfaceDelivery): Promise<string> => {
    const channel = readSurfaceThread(thread)?.channel ?? "";
    const shown = { thread, address: await channels.ofStaff(channel) };
    switch (given.kind) {
      case "card":
        return placeCard(shown, drawCaseCard(given.card));
      case "line":
        return say(shown, key, drawLine(given));
      case "preview":
        return ask(shown, given.name, drawPreview(given));
      case "private":
        return whisper(shown, key, given);
      case "purge":
        return purge(shown, given.text);
    }
  };

  return {
    post: async (delivery) => {
      try {
        return (await post(delivery)) as MessageId;
      } catch (error) {
        if (error instanceof Rejected) {
          const channel = readSurfaceThread(delivery.thread)?.channel ?? "";
          log.error("surface.refused", { platform: "teams", channel, reason: error.message });
        }
        throw error;
      }
    },
    examine: (channel) => examineChannel(channel, deps),
  };
}
