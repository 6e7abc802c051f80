import type { Clock } from "../../src/ports/clock.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";

interface Timer {
  atMs: number;
  readonly intervalMs: number | null;
  readonly task: () => void;
}

/** While time passes in one step, nothing that is awaited makes progress, so further rounds would only pile up. */
const MOST_ROUNDS = 10;

/** A clock and timers that move only when a test says so. */
export class FakeTime implements Clock, Scheduler {
  readonly #timers = new Set<Timer>();
  #nowMs: number;

  constructor(start = "2026-11-24T08:00:00Z") {
    this.#nowMs = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  after(delayMs: number, task: () => void): () => void {
    return this.#add({ atMs: this.#nowMs + delayMs, intervalMs: null, task });
  }

  every(intervalMs: number, task: () => void): () => void {
    return this.#add({ atMs: this.#nowMs + intervalMs, intervalMs, task });
  }

  /** How many timers are still to go off. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass; timers go off in order, each at its own time. Of one that recurs, only the last {@link MOST_ROUNDS} rounds do. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (const timer of this.#timers) skipRounds(timer, endMs);
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > endMs) break;
      this.#nowMs = next.atMs;
      if (next.intervalMs === null) this.#timers.delete(next);
      else next.atMs += next.intervalMs;
      next.task();
    }
    this.#nowMs = endMs;
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
}

function skipRounds(timer: Timer, endMs: number): void {
  if (timer.intervalMs === null) return;
  const rounds = Math.floor((endMs - timer.atMs) / timer.intervalMs) + 1;
  timer.atMs += Math.max(rounds - MOST_ROUNDS, 0) * timer.intervalMs;
}
