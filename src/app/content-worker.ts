import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { AppError, codeOf, type ErrorCode } from "../domain/errors.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Documents } from "../ports/content-examiner.ts";
import { createExamination, type Examination } from "./examination.ts";
import { takeUpTexts } from "./kept-texts.ts";
import { readMeasuredQuestions } from "./measured-questions.ts";
import { modelAt } from "./model-line.ts";

/** What the worker is made with. */
export interface ContentWorkerData {
  readonly indexFolder: string;
  readonly questionsFolder: string;
}

/** What is done by a method of the examination. */
export type ContentTask =
  | { readonly method: "check"; readonly given: Parameters<Examination["check"]> }
  | { readonly method: "effects"; readonly given: Parameters<Examination["effects"]> }
  | { readonly method: "pulled"; readonly given: Parameters<Examination["pulled"]> }
  | { readonly method: "preview"; readonly given: Parameters<Examination["preview"]> }
  | { readonly method: "gate"; readonly given: readonly [Documents, Documents, PlainDate] }
  /** Waits for the model of that name most of the time: what comes meanwhile is done in between. */
  | {
      readonly method: "askModel";
      readonly given: readonly [Documents, Documents, PlainDate];
      readonly model: string;
    };

/** A call; how far it is, and its end, are told under its number. */
export interface ContentCall {
  readonly call: number;
  readonly task: ContentTask;
  /** The line to the model, where one is asked. */
  readonly line: MessagePort | null;
}

export type ContentTold = { readonly call: number } & (
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly value: unknown }
  | { readonly kind: "failed"; readonly code: ErrorCode; readonly message: string }
);

/** Progress is told no more often. */
const TOLD_EVERY_MS = 200;

const { indexFolder, questionsFolder } = workerData as ContentWorkerData;
takeUpTexts(indexFolder);
const examination = createExamination({
  indexFolder,
  questions: () => readMeasuredQuestions(questionsFolder),
});

parentPort?.on("message", (called: ContentCall) => {
  void done(called).then(tell);
});

async function done({ call, task, line }: ContentCall): Promise<ContentTold> {
  try {
    return { call, kind: "done", value: await valueOf(call, task, line) };
  } catch (error) {
    const message = error instanceof AppError ? error.message : "An unexpected failure.";
    return { call, kind: "failed", code: codeOf(error), message };
  }
}

function valueOf(call: number, task: ContentTask, line: MessagePort | null): unknown {
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
      return examination.gate(...task.given, progressTold(call));
    case "askModel": {
      if (line === null) throw new TypeError("There is no line to a model.");
      return examination.askModel(...task.given, modelAt(line, task.model), progressTold(call));
    }
  }
}

function progressTold(call: number): (share: number) => void {
  let toldAt = -Infinity;
  return (share) => {
    const now = performance.now();
    if (now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    tell({ call, kind: "progress", share });
  };
}

function tell(told: ContentTold): void {
  parentPort?.postMessage(told);
}
