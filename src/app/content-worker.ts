import { parentPort, workerData } from "node:worker_threads";
import { AppError, codeOf, type ErrorCode } from "../domain/errors.ts";
import { createExamination, type Examination } from "./examination.ts";
import { readMeasuredQuestions } from "./measured-questions.ts";

/** What the worker is made with. */
export interface ContentWorkerData {
  readonly indexFolder: string;
  readonly questionsFolder: string;
}

/** One call, by the method of the examination that does it; how far it is, is told by messages. */
export type ContentTask =
  | { readonly method: "check"; readonly given: Parameters<Examination["check"]> }
  | { readonly method: "effects"; readonly given: Parameters<Examination["effects"]> }
  | { readonly method: "pulled"; readonly given: Parameters<Examination["pulled"]> }
  | { readonly method: "preview"; readonly given: Parameters<Examination["preview"]> }
  | { readonly method: "gate"; readonly given: Parameters<Examination["effects"]> };

export type ContentTold =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly value: unknown }
  | { readonly kind: "failed"; readonly code: ErrorCode; readonly message: string };

/** Progress is told no more often. */
const TOLD_EVERY_MS = 200;

const { indexFolder, questionsFolder } = workerData as ContentWorkerData;
const examination = createExamination({
  indexFolder,
  questions: () => readMeasuredQuestions(questionsFolder),
});

parentPort?.on("message", (task: ContentTask) => {
  tell(done(task));
});

function done(task: ContentTask): ContentTold {
  try {
    return { kind: "done", value: valueOf(task) };
  } catch (error) {
    const message = error instanceof AppError ? error.message : "An unexpected failure.";
    return { kind: "failed", code: codeOf(error), message };
  }
}

function valueOf(task: ContentTask): unknown {
  switch (task.method) {
    case "check":
      return examination.check(...task.given);
    case "effects":
      return examination.effects(...task.given);
    case "pulled":
      return examination.pulled(...task.given);
    case "preview":
      return examination.preview(...task.given);
    case "gate":
      return examination.gate(...task.given, progressTold());
  }
}

function progressTold(): (share: number) => void {
  let toldAt = -Infinity;
  return (share) => {
    const now = performance.now();
    if (now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    tell({ kind: "progress", share });
  };
}

function tell(told: ContentTold): void {
  parentPort?.postMessage(told);
}
