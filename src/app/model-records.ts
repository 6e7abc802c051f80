import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { AppError, causeCodeOf } from "../domain/errors.ts";
import type { LanguageModel, ModelCall } from "../ports/language-model.ts";

/** One answer of a model, as a line of JSON; `<prompt>.jsonl` holds those of one prompt. */
const recordSchema = z.object({
  /** What the call was about: finds the record again, whatever words the prompt puts around it. */
  about: z.array(z.string()),
  /** Hash of all that was sent: shows whether the prompt or the articles have changed since. */
  words: z.string(),
  model: z.string(),
  /** Milliseconds. */
  ms: z.number(),
  value: z.unknown(),
});
type ModelRecord = z.infer<typeof recordSchema>;

/**
 * The same model, which also keeps each answer in a folder. Faults are not kept.
 *
 * @throws AppError `usage` when the folder cannot be written
 */
export function recordedModel(model: LanguageModel, folder: string): LanguageModel {
  writing(folder, () => {
    mkdirSync(folder, { recursive: true });
  });
  return {
    ...model,
    complete: async (call, deadlineMs) => {
      const result = await model.complete(call, deadlineMs);
      if (result.kind === "value") {
        const { value, ms } = result;
        const record = {
          about: [...call.about],
          words: wordsOf(call),
          model: model.name,
          ms,
          value,
        };
        const file = path.join(folder, `${call.prompt}.jsonl`);
        writing(folder, () => {
          appendFileSync(file, `${JSON.stringify(record)}\n`);
        });
      }
      return result;
    },
  };
}

function writing(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new AppError(
      "usage",
      `The folder ${folder} cannot be written (${causeCodeOf(error) ?? "unknown"}).`,
    );
  }
}

/** What became of the calls that were answered from records. */
export interface ReplayFigures {
  readonly replayed: number;
  /** Of those: the prompt or the articles have changed since they were recorded. */
  readonly stale: number;
  /** Calls without a record: answered as if the model could not be reached. */
  readonly missing: number;
}

export interface ReplayedModel {
  readonly model: LanguageModel;
  readonly figures: () => ReplayFigures;
}

/**
 * A model that answers from records alone. Of several records of one call the last counts.
 *
 * @throws AppError `usage` when the folder holds no records, or names the line that is none
 */
export function replayedModel(folder: string): ReplayedModel {
  const records = readRecords(folder);
  const figures = { replayed: 0, stale: 0, missing: 0 };
  const [{ model: name } = { model: "none" }] = records.values();
  return {
    figures: () => ({ ...figures }),
    model: {
      name,
      isResting: () => false,
      complete: (call) => {
        const record = records.get(keyOf(call.prompt, call.about));
        if (record === undefined) {
          figures.missing += 1;
          return Promise.resolve({ kind: "fault", fault: "unavailable", ms: 0 });
        }
        figures.replayed += 1;
        if (record.words !== wordsOf(call)) figures.stale += 1;
        return Promise.resolve({ kind: "value", value: record.value, ms: record.ms });
      },
    },
  };
}

function readRecords(folder: string): ReadonlyMap<string, ModelRecord> {
  const records = new Map<string, ModelRecord>();
  for (const file of filesIn(folder)) {
    const lines = readFileSync(path.join(folder, file), "utf8").split("\n");
    for (const [index, line] of lines.entries()) {
      if (line.trim() === "") continue;
      const record = readRecord(line);
      if (record === null) {
        throw new AppError(
          "usage",
          `Line ${String(index + 1)} of ${path.join(folder, file)} is no record of a model’s answer.`,
        );
      }
      records.set(keyOf(path.basename(file, ".jsonl"), record.about), record);
    }
  }
  return records;
}

function filesIn(folder: string): readonly string[] {
  let files: readonly string[] = [];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  } catch {
    // Said below, as for a folder without records.
  }
  if (files.length === 0) {
    throw new AppError("usage", `The folder ${folder} holds no records; make them with --record.`);
  }
  return files;
}

function readRecord(line: string): ModelRecord | null {
  try {
    return recordSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function keyOf(prompt: string, about: readonly string[]): string {
  return JSON.stringify([prompt, ...about]);
}

function wordsOf({ instructions, input }: ModelCall): string {
  return createHash("sha256").update(`${instructions}\n${input}`).digest("hex").slice(0, 12);
}
