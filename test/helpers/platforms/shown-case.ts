import { randomUUID } from "node:crypto";
import { afterEach } from "vitest";
import type { CaseId } from "../../../src/domain/case.ts";
import {
  surfaceKeyOf,
  surfaceThread,
  type CaseCard,
  type LineVoice,
  type SurfaceDelivery,
  type SurfacePlatform,
  type SurfacePost,
} from "../../../src/domain/staff-surface.ts";
import type { ThreadRef } from "../../../src/domain/message.ts";
import { SURFACE_WORLDS, type SeenThread, type SurfaceWorld } from "./surface-world.ts";

/** The platforms on which staff work. */
export const SURFACES = Object.keys(SURFACE_WORLDS) as SurfacePlatform[];
/** When everything of these tests is posted. */
export const AT = new Date("2026-11-24T08:00:00Z");

/** One case in the channel of a world. */
export class ShownCase {
  readonly id = randomUUID() as CaseId;
  readonly #world: SurfaceWorld;
  #count = 0;

  constructor(world: SurfaceWorld) {
    this.#world = world;
  }

  get thread(): ThreadRef {
    const { platform, channel } = this.#world;
    return surfaceThread({ platform, channel }, this.id);
  }

  post(post: SurfacePost, key?: string): Promise<string> {
    this.#count += 1;
    const delivery: SurfaceDelivery = {
      key: surfaceKeyOf(this.id, key ?? `post ${this.#count}`),
      thread: this.thread,
      post,
    };
    return this.#world.surface.post(delivery, AT);
  }

  card(change: Partial<CaseCard> = {}, key?: string): Promise<string> {
    const card: CaseCard = {
      title: "YZ-2026-0042 · open",
      fields: [
        { label: "Language", value: "English" },
        { label: "Question", value: "May I work on a family visa?" },
      ],
      actions: [
        { id: `desk:take:${this.id}`, label: "Take" },
        { id: `desk:note:${this.id}`, label: "Note" },
      ],
      ...change,
    };
    return this.post({ kind: "card", card }, key);
  }

  line(text: string, key?: string, voice: LineVoice = "person"): Promise<string> {
    return this.post({ kind: "line", voice, label: "The person", text }, key);
  }

  preview(quote: string, isOpen: boolean, name = "preview 1"): Promise<string> {
    const [to] = this.#world.members;
    const actions = [
      { id: `desk:send:${this.id}:${name}`, label: "Send" },
      { id: `desk:discard:${this.id}:${name}`, label: "Discard" },
    ];
    return this.post({
      kind: "preview",
      name,
      to: to.account,
      text: isOpen ? "Send this to the person?" : "Sent.",
      quote,
      actions: isOpen ? actions : [],
    });
  }
}

/** Worlds of one platform, each ended with the test that started it. */
export function surfaceOn(name: SurfacePlatform) {
  const open: SurfaceWorld[] = [];
  afterEach(async () => {
    for (const world of open.splice(0)) await world.stop();
  });

  const start = async (): Promise<SurfaceWorld> => {
    const world = await SURFACE_WORLDS[name]?.();
    if (world === undefined) throw new Error(`${name} has no world`);
    open.push(world);
    return world;
  };

  /** A world with the card of one case in it. */
  const startWithCase = async () => {
    const world = await start();
    const shown = new ShownCase(world);
    await shown.card();
    const thread = async (): Promise<SeenThread> => {
      const [first] = await world.threads();
      if (first === undefined) throw new Error("no thread is shown");
      return first;
    };
    return { world, shown, thread };
  };

  return { start, startWithCase };
}

/** The words of each post below the card. */
export const wordsOf = (thread: SeenThread): string[] => thread.posts.map(({ words }) => words);
