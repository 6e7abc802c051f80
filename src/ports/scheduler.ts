/** Timers, handed in like the clock so that tests decide when they go off. */
export interface Scheduler {
  /** Runs the task once after a delay; the result calls it off and may be called at any time. */
  after(delayMs: number, task: () => void): () => void;
  /** Runs the task again and again, first after one interval; the result ends it. */
  every(intervalMs: number, task: () => void): () => void;
}
