import type { Kill } from "./checker.ts";
import { startChild, type ServerChild } from "./child.ts";
import type { Span } from "./waits.ts";

export interface ServersPlan {
  readonly database: string;
  /** For the deliveries. */
  readonly file: string;
  /** Servers at the same time. */
  readonly servers: number;
}

/** Kills that fall while a server still starts. */
const EARLY_KILLS_SHARE = 0.15;

/** The servers of a run, any of which is killed at any time and started again. */
export class Servers {
  readonly kills: Kill[] = [];
  /** When none of them was there. */
  readonly absences: Span[] = [];
  readonly #plan: ServersPlan;
  readonly #random: () => number;
  readonly #children: ServerChild[] = [];
  #lives = 0;
  #absentSince: number | null = null;

  constructor(plan: ServersPlan, random: () => number) {
    this.#plan = plan;
    this.#random = random;
  }

  async start(): Promise<void> {
    for (let index = 0; index < this.#plan.servers; index += 1) {
      await this.#whenReady(this.#startOne(index));
    }
  }

  /** Any of them, running or not. */
  one(): ServerChild {
    const child = this.#children[Math.floor(this.#random() * this.#children.length)];
    if (child === undefined) throw new Error("no server was started");
    return child;
  }

  /** @returns whether the next one was waited for; some are killed while they start */
  async killOne(): Promise<boolean> {
    const index = Math.floor(this.#random() * this.#children.length);
    const child = this.#children[index];
    if (child === undefined || child.ended) {
      throw new Error(`a server ended by itself: ${child?.said ?? ""}`);
    }
    const at = Date.now();
    this.kills.push({ life: child.life, at });
    const others = this.#children.filter((other) => other !== child);
    if (others.every(({ address, ended }) => address === null || ended)) this.#absentSince ??= at;
    await child.end("SIGKILL");
    const next = this.#startOne(index);
    if (this.#random() < EARLY_KILLS_SHARE) return false;
    await this.#whenReady(next);
    return true;
  }

  /** Waits until all that were started listen. */
  async allReady(): Promise<void> {
    for (const child of this.#children) await this.#whenReady(child);
  }

  async stop(): Promise<void> {
    const running = this.#children.filter(({ ended }) => !ended);
    await Promise.all(running.map((child) => child.end("SIGTERM")));
  }

  #startOne(index: number): ServerChild {
    const { database, file } = this.#plan;
    this.#lives += 1;
    const child = startChild({ database, file, life: this.#lives, rough: true });
    this.#children[index] = child;
    void child.ready.then((isReady) => {
      if (!isReady || this.#absentSince === null) return;
      this.absences.push({ from: this.#absentSince, to: Date.now() });
      this.#absentSince = null;
    });
    return child;
  }

  async #whenReady(child: ServerChild): Promise<void> {
    if (!(await child.ready) || child.ended) {
      throw new Error(`a server ended by itself: ${child.said}`);
    }
  }
}
