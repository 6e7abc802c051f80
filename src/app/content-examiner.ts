import { totalmem } from "node:os";
import { Worker } from "node:worker_threads";
import { AppError, Unavailable } from "../domain/errors.ts";
import type {
  ContentExaminer,
  GateResult,
  ModelGate,
  PreviewedText,
} from "../ports/content-examiner.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { ContentCall, ContentTask, ContentTold, ContentWorkerData } from "./content-worker.ts";
import { openModelLine, type ModelLine } from "./model-line.ts";
import { MEASURED_QUESTIONS } from "./paths.ts";
import { INDEX_FOLDER } from "./paths.ts";

export interface WorkerExaminer extends ContentExaminer {
  /** Gives up what is under way or waits. */
  stop(): Promise<void>;
}

export interface WorkerExaminerParts {
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** Asked about drafts after all else; `null` without one. */
  readonly model: LanguageModel | null;
  /** Where what was learned of contents is kept; the project’s own by default. */
  readonly indexFolder?: string;
  /** The measured questions; the project’s own by default. */
  readonly questionsFolder?: string;
  /** The program of the worker; another one for tests. */
  readonly program?: URL;
  readonly limits?: Partial<typeof LIMITS>;
}

const MINUTE_MS = 60_000;
const MEGABYTE = 1_024 * 1_024;

const LIMITS = {
  /** An idle worker holds some hundred megabytes. */
  idleMs: MINUTE_MS,
  /** Reading a content takes seconds, learning six languages on a busy machine minutes. */
  callMs: 10 * MINUTE_MS,
  gateMs: 30 * MINUTE_MS,
  /** It ends by itself after eight minutes. */
  modelMs: 15 * MINUTE_MS,
  /**
   * Two contents and what was learned of them take half of the least of it; two of twelve thousand documents half of the most,
   * which only a machine with the room for it gives.
   */
  memoryMb: Math.max(1_024, Math.min(4_096, Math.floor(totalmem() / 2 / MEGABYTE))),
  /** Whoever comes later is told to come again. */
  waiting: 50,
};

/** A text is drawn while its editor types: a preview that takes longer is of no use to them, and points to a fault or an attack. */
const PREVIEW_LIMITS = {
  /** It reads the whole content first, which takes seconds on a busy machine. */
  callMs: MINUTE_MS,
  /** One content, of which nothing is learned. */
  memoryMb: LIMITS.memoryMb / 2,
  waiting: 20,
};

interface Call {
  readonly task: ContentTask;
  readonly onProgress: ((share: number) => void) | null;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/** A call that the worker has. */
interface Begun extends Call {
  readonly line: ModelLine | null;
  readonly cancelLimit: () => void;
}

/** How far it is once all is asked without a model. */
const ALONE_SHARE = 0.4;

/**
 * The examiner over two worker threads. One is for previews alone, so that they neither wait for a measurement nor break one. Each
 * does one thing at a time, is made when it is needed and ended after a minute without work. What a worker dies of fails the calls that it was at, and the next one gets another.
 */
export function createContentExaminer(parts: WorkerExaminerParts): WorkerExaminer {
  const { model } = parts;
  const bench = new Bench(parts);
  const previews = new Bench({ ...parts, limits: { ...PREVIEW_LIMITS, ...parts.limits } });
  const call = <Value>(task: ContentTask, onProgress: Call["onProgress"] = null): Promise<Value> =>
    bench.call(task, onProgress) as Promise<Value>;
  return {
    check: (...given) => call({ method: "check", given }),
    effects: (...given) => call({ method: "effects", given }),
    pulled: (...given) => call({ method: "pulled", given }),
    preview: (...given) =>
      previews.call({ method: "preview", given }, null) as Promise<PreviewedText>,
    gate: async (before, after, today, onProgress) => {
      const given = [before, after, today] as const;
      const told = onlyRising(onProgress);
      if (model === null) return call({ method: "gate", given }, told);
      const alone = await call<GateResult>({ method: "gate", given }, (share) => {
        told(share * ALONE_SHARE);
      });
      const asked = await call<ModelGate | null>(
        { method: "askModel", given, model: model.name },
        (share) => {
          told(ALONE_SHARE + share * (1 - ALONE_SHARE));
        },
      );
      if (asked === null) return alone;
      const { score, refusals } = asked;
      return { ...alone, model: score, refusals: [...alone.refusals, ...refusals] };
    },
    stop: async () => {
      await Promise.all([bench.stop(), previews.stop()]);
    },
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

/** Somebody waits for an answer to all others; what is measured already comes to its end first. */
const LATER: Readonly<Partial<Record<ContentTask["method"], number>>> = { askModel: 1, gate: 2 };

function laterness({ method }: ContentTask): number {
  return LATER[method] ?? 0;
}

class Bench {
  readonly #parts: WorkerExaminerParts;
  readonly #limits: typeof LIMITS;
  readonly #waiting: Call[] = [];
  readonly #begun = new Map<number, Begun>();
  #last = 0;
  #worker: Worker | null = null;
  #cancelIdle: () => void = () => undefined;
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
    const open = [...this.#taken(), ...this.#waiting.splice(0)];
    await this.#end();
    for (const { reject } of open) reject(new Unavailable("The service is stopping."));
  }

  #enqueue(call: Call): void {
    const own = laterness(call.task);
    const at = this.#waiting.findIndex(({ task }) => laterness(task) > own);
    this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, call);
  }

  #next(): void {
    this.#cancelIdle();
    for (;;) {
      const at = this.#waiting.findIndex(({ task }) => this.#mayBegin(task));
      const [call] = at < 0 ? [] : this.#waiting.splice(at, 1);
      if (call === undefined) break;
      this.#begin(call);
    }
    if (this.#begun.size > 0) return;
    this.#cancelIdle = this.#parts.scheduler.after(this.#limits.idleMs, () => void this.#end());
  }

  /** One at a time, but for what waits for a model meanwhile; that would wait too long beside what is measured without one. */
  #mayBegin({ method }: ContentTask): boolean {
    const begun = [...this.#begun.values()].map(({ task }) => task.method);
    if (method === "askModel") return !begun.some((each) => each === "askModel" || each === "gate");
    if (method === "gate") return begun.length === 0;
    return begun.every((each) => each === "askModel");
  }

  #begin(call: Call): void {
    const { task } = call;
    const worker = (this.#worker ??= this.#made());
    const cancelLimit = this.#parts.scheduler.after(this.#limitOf(task), () => {
      this.#lost(worker, "timeout", "It took too long to examine the content.");
    });
    const { model } = this.#parts;
    const isAsking = task.method === "askModel" && model !== null;
    const line = isAsking ? openModelLine(model) : null;
    this.#last += 1;
    this.#begun.set(this.#last, { ...call, line, cancelLimit });
    const told: ContentCall = { call: this.#last, task, line: line?.port ?? null };
    worker.postMessage(told, line === null ? [] : [line.port]);
  }

  #limitOf({ method }: ContentTask): number {
    const { gateMs, modelMs, callMs } = this.#limits;
    return method === "gate" ? gateMs : method === "askModel" ? modelMs : callMs;
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
    const call = this.#begun.get(told.call);
    if (call === undefined) return;
    if (told.kind === "progress") {
      call.onProgress?.(told.share);
      return;
    }
    this.#begun.delete(told.call);
    ended(call);
    if (told.kind === "done") call.resolve(told.value);
    else call.reject(new AppError(told.code, told.message));
    this.#next();
  }

  /** @param message one sentence for whoever called */
  #lost(worker: Worker, cause: string, message: string): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    void worker.terminate();
    for (const { task, reject } of this.#taken()) {
      this.#parts.log.warn("content.not_examined", { method: task.method, cause });
      reject(new Unavailable(message));
    }
    this.#next();
  }

  /** What the worker had, which has it no more. */
  #taken(): readonly Begun[] {
    const taken = [...this.#begun.values()];
    this.#begun.clear();
    for (const call of taken) ended(call);
    return taken;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#cancelIdle();
    await worker?.terminate();
  }
}

function ended({ line, cancelLimit }: Begun): void {
  cancelLimit();
  line?.close();
}
