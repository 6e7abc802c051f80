import { Worker } from "node:worker_threads";
import { AppError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import { claimNetwork, sentNetwork } from "../search/index.ts";
import type { Answered, Answers, Question } from "../services/answering.ts";
import type {
  AnsweringOrder,
  AnsweringTold,
  AnsweringWorkerData,
  ContentDifference,
} from "./answering-worker.ts";
import type { LearnedModels } from "./search-index.ts";

/** Threads that answer, each with the content and all that was learned of it. */
export interface AnsweringPool {
  /** Tells them of a content, which has its number from now on. */
  show(knowledge: Knowledge): number;
  /**
   * Tells them what was learned of some or all languages.
   *
   * @param knowledge that it was learned of, which need not be what is shown: models know documents by their numbers
   */
  takeUp(knowledge: Knowledge, models: LearnedModels): void;
  /**
   * Answers over a content.
   *
   * @param here answers for as long as no thread is ready
   */
  answers(of: number, here: Answers): Answers;
  stop(): Promise<void>;
}

export interface AnsweringPoolParts {
  /** From 1 to 31. */
  readonly threads: number;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** The program of a thread; another one for tests. */
  readonly program?: URL;
  readonly answerWithinMs?: number;
}

/** The longest message takes some seconds on a slow machine; whatever takes longer comes to no end. */
const ANSWER_WITHIN_MS = 30_000;
/** A thread that ends as soon as it begins must not take up the machine. */
const BEGIN_AGAIN_MS = 1_000;

export function createAnsweringPool(parts: AnsweringPoolParts): AnsweringPool {
  const said = new Said();
  const threads = Array.from(
    { length: parts.threads },
    (_, place) => new Thread(place + 1, said, parts),
  );
  const tell = (order: AnsweringOrder): void => {
    for (const thread of threads) thread.tell(order);
  };
  return {
    show: (knowledge) => {
      tell(said.show(knowledge));
      return said.number;
    },
    takeUp: (knowledge, models) => {
      tell(said.takeUp(knowledge, models));
    },
    answers: (of, here) => ({
      answer: (question) => {
        const ready = threads.filter(({ isReady }) => isReady);
        const [first] = ready.sort((a, b) => a.waiting - b.waiting);
        return first === undefined ? here.answer(question) : first.answer(of, question);
      },
    }),
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

/** What the threads were told, for those that begin later. */
class Said {
  number = 0;
  #shown: Knowledge | null = null;
  #learnedOf: Knowledge | null = null;
  #models: LearnedModels = new Map();

  show(knowledge: Knowledge): AnsweringOrder {
    const content = differenceFrom(this.#shown, knowledge);
    this.#shown = knowledge;
    this.number += 1;
    return { kind: "content", number: this.number, content };
  }

  takeUp(knowledge: Knowledge, models: LearnedModels): AnsweringOrder {
    const isMore = knowledge === this.#learnedOf;
    this.#learnedOf = knowledge;
    this.#models = isMore ? new Map([...this.#models, ...models]) : models;
    return { kind: "search", isMore, content: differenceFrom(this.#shown, knowledge), models };
  }

  /** What is in force, to somebody who knows nothing. */
  all(): readonly AnsweringOrder[] {
    const shown = this.#shown;
    const learnedOf = this.#learnedOf;
    if (shown === null) return [];
    const content = { kind: "content", content: differenceFrom(null, shown) } as const;
    const first = { ...content, number: this.number };
    if (learnedOf === null) return [first];
    const search = { kind: "search", content: differenceFrom(shown, learnedOf) } as const;
    return [first, { ...search, isMore: false, models: this.#models }];
  }
}

function differenceFrom(shown: Knowledge | null, knowledge: Knowledge): ContentDifference {
  const { articles, ...others } = knowledge;
  const changed = [...articles].filter(([id, article]) => shown?.articles.get(id) !== article);
  return { changed: new Map(changed), ids: [...articles.keys()], others };
}

interface Call {
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: AppError) => void;
}

class Thread {
  readonly #number: number;
  readonly #said: Said;
  readonly #parts: AnsweringPoolParts;
  readonly #calls = new Map<number, Call>();
  #worker: Worker | null = null;
  #last = 0;
  #cancelLimit: () => void = () => undefined;
  #cancelBegin: () => void = () => undefined;
  #isStopped = false;
  isReady = false;

  constructor(number: number, said: Said, parts: AnsweringPoolParts) {
    this.#number = number;
    this.#said = said;
    this.#parts = parts;
    this.#begin();
  }

  get waiting(): number {
    return this.#calls.size;
  }

  tell(order: AnsweringOrder): void {
    this.#worker?.postMessage(order);
  }

  answer(of: number, question: Question): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#calls.set(this.#last, { resolve, reject });
      if (this.#calls.size === 1) this.#limit();
      this.tell({ kind: "question", call: this.#last, of, question });
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelBegin();
    await this.#end("stopped");
  }

  #begin(): void {
    const { program = new URL("./answering-worker.ts", import.meta.url) } = this.#parts;
    const workerData: AnsweringWorkerData = {
      thread: this.#number,
      network: sentNetwork(claimNetwork()),
    };
    const worker = new Worker(program, { workerData });
    this.#worker = worker;
    worker.on("message", (told: AnsweringTold) => {
      if (worker === this.#worker) this.#hear(told);
    });
    // “exit” comes after it, and says all that is to be done.
    worker.on("error", (error) => {
      this.#parts.log.error("answering.fault", { thread: this.#number, fault: error.name });
    });
    worker.on("exit", () => {
      if (worker === this.#worker) void this.#end("ended");
    });
    worker.unref();
    for (const order of this.#said.all()) this.tell(order);
  }

  #hear(told: AnsweringTold): void {
    if (told.kind === "ready") {
      this.isReady = true;
      this.#parts.log.info("answering.ready", { thread: this.#number });
      return;
    }
    const call = this.#calls.get(told.call);
    this.#calls.delete(told.call);
    this.#limit();
    if (told.kind === "answered") call?.resolve(told.answered);
    else call?.reject(new AppError("internal", `Answering failed with ${told.name}.`));
  }

  /** For the question that it is at, as it answers one after the other. */
  #limit(): void {
    this.#cancelLimit();
    if (this.#calls.size === 0) return;
    const { scheduler, answerWithinMs = ANSWER_WITHIN_MS } = this.#parts;
    this.#cancelLimit = scheduler.after(answerWithinMs, () => {
      void this.#end("late");
    });
  }

  /** What it was at is tried again by whoever asked, and counted; what only waited as well. */
  async #end(why: "ended" | "late" | "stopped"): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.isReady = false;
    this.#cancelLimit();
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    if (why !== "stopped") {
      this.#parts.log.error("answering.ended", { thread: this.#number, why, calls: calls.length });
    }
    for (const { reject } of calls) {
      reject(new AppError("internal", "The thread that was to answer ended."));
    }
    await worker?.terminate();
    if (this.#isStopped) return;
    this.#cancelBegin = this.#parts.scheduler.after(BEGIN_AGAIN_MS, () => {
      this.#begin();
    });
  }
}
