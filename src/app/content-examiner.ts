import { Worker } from "node:worker_threads";
import { AppError, Unavailable } from "../domain/errors.ts";
import type { ContentExaminer } from "../ports/content-examiner.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { ContentTask, ContentTold, ContentWorkerData } from "./content-worker.ts";
import { MEASURED_QUESTIONS } from "./paths.ts";
import { INDEX_FOLDER } from "./search-index.ts";

export interface WorkerExaminer extends ContentExaminer {
  /** Gives up what is under way or waits. */
  stop(): Promise<void>;
}

export interface WorkerExaminerParts {
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** Where what was learned of contents is kept; the project’s own by default. */
  readonly indexFolder?: string;
  /** The measured questions; the project’s own by default. */
  readonly questionsFolder?: string;
  /** The program of the worker; another one for tests. */
  readonly program?: URL;
  readonly limits?: Partial<typeof LIMITS>;
}

const MINUTE_MS = 60_000;

const LIMITS = {
  /** An idle worker holds some hundred megabytes. */
  idleMs: MINUTE_MS,
  /** Reading a content takes seconds, learning six languages on a busy machine minutes. */
  callMs: 10 * MINUTE_MS,
  gateMs: 30 * MINUTE_MS,
  /** Two contents and what was learned of them take half of it. */
  memoryMb: 1_024,
  /** Whoever comes later is told to come again. */
  waiting: 50,
};

interface Call {
  readonly task: ContentTask;
  readonly onProgress: ((share: number) => void) | null;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/**
 * The examiner over a worker thread: one at a time, made when it is needed and ended when nobody needed it for a minute. What
 * a worker dies of fails the call that it was at, and the next one gets another.
 */
export function createContentExaminer(parts: WorkerExaminerParts): WorkerExaminer {
  const bench = new Bench(parts);
  const call = <Value>(task: ContentTask, onProgress: Call["onProgress"] = null): Promise<Value> =>
    bench.call(task, onProgress) as Promise<Value>;
  return {
    check: (...given) => call({ method: "check", given }),
    effects: (...given) => call({ method: "effects", given }),
    pulled: (...given) => call({ method: "pulled", given }),
    preview: (...given) => call({ method: "preview", given }),
    gate: (before, after, today, onProgress) =>
      call({ method: "gate", given: [before, after, today] }, onlyRising(onProgress)),
    stop: () => bench.stop(),
  };
}

/** From 0 to 1, whatever is told. */
function onlyRising(onProgress: (share: number) => void): (share: number) => void {
  let highest = 0;
  return (share) => {
    highest = Math.min(1, Math.max(highest, share));
    onProgress(highest);
  };
}

class Bench {
  readonly #parts: WorkerExaminerParts;
  readonly #limits: typeof LIMITS;
  readonly #waiting: Call[] = [];
  #worker: Worker | null = null;
  #current: Call | null = null;
  #cancelTimer: () => void = () => undefined;
  #isStopped = false;

  constructor(parts: WorkerExaminerParts) {
    this.#parts = parts;
    this.#limits = { ...LIMITS, ...parts.limits };
  }

  call(task: ContentTask, onProgress: Call["onProgress"]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isStopped) reject(new Unavailable("The service is stopping."));
      else if (this.#waiting.length >= this.#limits.waiting) {
        reject(new Unavailable("Too many contents wait to be examined."));
      } else {
        this.#enqueue({ task, onProgress, resolve, reject });
        this.#next();
      }
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const open = [...(this.#current === null ? [] : [this.#current]), ...this.#waiting.splice(0)];
    await this.#end();
    for (const { reject } of open) reject(new Unavailable("The service is stopping."));
  }

  /** Somebody waits for an answer to all but a gate, which may come later. */
  #enqueue(call: Call): void {
    const firstGate = this.#waiting.findIndex(({ task }) => task.method === "gate");
    if (call.task.method === "gate" || firstGate < 0) this.#waiting.push(call);
    else this.#waiting.splice(firstGate, 0, call);
  }

  #next(): void {
    if (this.#current !== null) return;
    const call = this.#waiting.shift();
    this.#cancelTimer();
    if (call === undefined) {
      this.#cancelTimer = this.#parts.scheduler.after(this.#limits.idleMs, () => void this.#end());
      return;
    }
    this.#current = call;
    const worker = (this.#worker ??= this.#made());
    const { gateMs, callMs } = this.#limits;
    const limitMs = call.task.method === "gate" ? gateMs : callMs;
    this.#cancelTimer = this.#parts.scheduler.after(limitMs, () => {
      this.#lost(worker, "timeout", "It took too long to examine the content.");
    });
    worker.postMessage(call.task);
  }

  #made(): Worker {
    const {
      program,
      indexFolder = INDEX_FOLDER,
      questionsFolder = MEASURED_QUESTIONS,
    } = this.#parts;
    const data: ContentWorkerData = { indexFolder, questionsFolder };
    const worker = new Worker(program ?? new URL("./content-worker.ts", import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb },
    });
    // A service that has nothing else to do may end.
    worker.unref();
    worker.on("message", (told: ContentTold) => {
      if (worker === this.#worker) this.#told(told);
    });
    const died = "The content could not be examined; try again.";
    worker.on("error", (error) => {
      const code = "code" in error ? String(error.code) : error.name;
      this.#lost(worker, code, died);
    });
    worker.on("exit", (code) => {
      this.#lost(worker, `exit ${String(code)}`, died);
    });
    return worker;
  }

  #told(told: ContentTold): void {
    const call = this.#current;
    if (call === null) return;
    if (told.kind === "progress") {
      call.onProgress?.(told.share);
      return;
    }
    this.#current = null;
    if (told.kind === "done") call.resolve(told.value);
    else call.reject(new AppError(told.code, told.message));
    this.#next();
  }

  /** @param message one sentence for whoever called */
  #lost(worker: Worker, cause: string, message: string): void {
    if (worker !== this.#worker) return;
    const call = this.#current;
    this.#worker = null;
    this.#current = null;
    void worker.terminate();
    if (call !== null) {
      this.#parts.log.warn("content.not_examined", { method: call.task.method, cause });
      call.reject(new Unavailable(message));
    }
    this.#next();
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#current = null;
    this.#cancelTimer();
    await worker?.terminate();
  }
}
