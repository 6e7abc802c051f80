import { Rejected, Unavailable } from "../../src/domain/errors.ts";
import type { MessageId, ThreadRef } from "../../src/domain/message.ts";
import {
  readSurfaceThread,
  type SurfaceDelivery,
  type SurfacePost,
} from "../../src/domain/staff-surface.ts";
import type { Log } from "../../src/ports/log.ts";
import type { StaffSurface } from "../../src/ports/platform.ts";
import { firstAccepted } from "../shared/messenger.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import type { SlackApi } from "./io-api.ts";
import type { Done, SlackSurfaceApi } from "./io-surface.ts";
import type { SlackMessage, SlackPart } from "./render.ts";
import { createPurge } from "./surface-purge.ts";
import { drawCard, drawLine, drawNotice, drawPlaceholder, drawPreview } from "./surface-render.ts";
import { createRoots, type CaseThread } from "./surface-roots.ts";
import { SLACK_ID } from "./threads.ts";
import type { Self } from "./written.ts";

export interface SurfaceDeps {
  readonly api: Pick<SlackApi, "post" | "openDirect">;
  readonly surfaceApi: SlackSurfaceApi;
  readonly surfaces: SurfaceNotes;
  /** @throws Unavailable it is not known yet */
  readonly self: () => Self;
  readonly log: Log;
}

type PostOf<Kind extends SurfacePost["kind"]> = Extract<SurfacePost, { readonly kind: Kind }>;

/** A channel in which each case has a thread, below its card. */
export function createSurfacePost(deps: SurfaceDeps): StaffSurface["post"] {
  const { api, surfaceApi, surfaces, log } = deps;
  const roots = createRoots(surfaces);

  /** In the richest form that Slack takes. */
  const inForm = <T>(part: SlackPart, send: (message: SlackMessage) => Promise<T>): Promise<T> =>
    firstAccepted(
      part.map((form) => () => send(form)),
      (form) => {
        log.warn("delivery.simpler", { platform: "slack", form });
      },
    );

  const change = (channel: string, ts: string, part: SlackPart): Promise<Done> =>
    inForm(part, (message) => surfaceApi.change(channel, ts, message));

  const { purge, takeBack } = createPurge({ ...deps, roots, change });

  const begin = async (at: CaseThread, part: SlackPart): Promise<string> => {
    const root = await inForm(part, (message) => api.post(at.channel, null, message));
    await roots.keep(at.thread, [root, ...(await roots.of(at.thread))]);
    return root;
  };

  const placeCard = async (at: CaseThread, part: SlackPart): Promise<string> => {
    const known = await roots.of(at.thread);
    const [root] = known;
    if (root === undefined) return begin(at, part);
    const outcome = await change(at.channel, root, part);
    if (outcome === "done") {
      await roots.keep(at.thread, known);
      return root;
    }
    const begun = await begin(at, part);
    // It would tell what is no longer so.
    if (outcome === "refused") await surfaceApi.remove(at.channel, root);
    return begun;
  };

  const reply = async (at: CaseThread, part: SlackPart): Promise<string> => {
    const below = (root: string): Promise<string | null> =>
      inForm(part, (message) => surfaceApi.reply(at.channel, root, message));
    const [root] = await roots.of(at.thread);
    if (root === undefined) throw new Rejected("The case has no thread in this channel.");
    const sent = await below(root);
    if (sent !== null) return sent;
    const again = await below(await begin(at, drawPlaceholder()));
    if (again === null) throw new Unavailable("Slack does not keep the thread of a case.");
    return again;
  };

  const say = async (
    at: CaseThread,
    name: string,
    parts: readonly SlackPart[],
  ): Promise<string> => {
    const sent = [...((await surfaces.sent(at.thread, name)) ?? [])];
    for (const part of parts.slice(sent.length)) {
      sent.push(await reply(at, part));
      await surfaces.keepSent(at.thread, name, sent);
    }
    return sent.at(-1) ?? name;
  };

  /** Takes the place of an earlier one of its name, as far as that is still there. */
  const ask = async (
    at: CaseThread,
    name: string,
    parts: readonly SlackPart[],
  ): Promise<string> => {
    const kept: string[] = [];
    for (const [index, ts] of ((await surfaces.sent(at.thread, name)) ?? []).entries()) {
      const part = parts[index];
      const isNext = part !== undefined && kept.length === index;
      if (isNext && (await change(at.channel, ts, part)) === "done") kept.push(ts);
      else await takeBack(at.channel, ts, "");
    }
    await surfaces.keepSent(at.thread, name, kept);
    return say(at, name, parts);
  };

  /** In the thread, where somebody who writes or presses there looks; in a channel that they left, directly. */
  const whisper = async (
    at: CaseThread,
    name: string,
    { to, text }: PostOf<"private">,
  ): Promise<string> => {
    const user: string = to.person;
    if (to.platform !== "slack" || !SLACK_ID.test(user)) {
      throw new Rejected("This is nobody on Slack.");
    }
    const sent = await surfaces.allSent(at.thread);
    if (sent.has(name)) return name;
    const root = (await roots.of(at.thread))[0] ?? null;
    // Slack shows it in a thread only where something was said there.
    const isActive = [...sent.values()].some((ids) => ids.length > 0);
    const part = drawNotice(text);
    const shown = await inForm(part, (message) =>
      surfaceApi.whisper(at.channel, user, isActive ? root : null, message),
    );
    if (shown === null) {
      const direct = await api.openDirect(user);
      await inForm(part, (message) => api.post(direct, null, message));
    }
    await surfaces.keepSent(at.thread, name, []);
    return shown ?? name;
  };

  const post = ({ key, thread, post: given }: SurfaceDelivery): Promise<string> => {
    const at = { thread, channel: channelOf(thread) };
    switch (given.kind) {
      case "card":
        return placeCard(at, drawCard(given.card));
      case "line":
        return say(at, key, drawLine(given));
      case "preview":
        return ask(at, given.name, drawPreview(given));
      case "private":
        return whisper(at, key, given);
      case "purge":
        return purge(at, given.text);
    }
  };

  return async (delivery) => {
    try {
      return (await post(delivery)) as MessageId;
    } catch (error) {
      if (error instanceof Rejected) {
        const channel = readSurfaceThread(delivery.thread)?.channel ?? "";
        log.error("surface.refused", { platform: "slack", channel, reason: error.message });
      }
      throw error;
    }
  };
}

function channelOf(thread: ThreadRef): string {
  const channel = readSurfaceThread(thread)?.channel ?? "";
  if (!SLACK_ID.test(channel)) throw new Rejected("This is no channel of Slack's.");
  return channel;
}
