import { textTable } from "../../src/app/commands/text-table.ts";
import { shareOf, writtenShare } from "../../src/domain/share.ts";
import { writtenMutation } from "./mutation.ts";
import type { Trial } from "./trial.ts";

/** A table by folder, and each fault that no test found. */
export function writtenSummary(trials: readonly Trial[], folders: readonly string[]): string {
  const rows = folders.map((folder) =>
    rowOf(
      folder,
      trials.filter(({ mutation }) => `${mutation.file}/`.startsWith(`${folder}/`)),
    ),
  );
  const head = ["folder", "planted", "found", "survived", "not in time"];
  const shares = ["found of planted, %", "found of decided, %"];
  return [
    textTable([...head, ...shares], [...rows, rowOf("all", trials)]),
    listOf("survived", trials),
    listOf("not in time", trials),
  ].join("\n\n");
}

function rowOf(name: string, trials: readonly Trial[]): string[] {
  const count = (outcome: Trial["outcome"]): number =>
    trials.filter((trial) => trial.outcome === outcome).length;
  const found = count("found");
  const survived = count("survived");
  return [
    name,
    ...[trials.length, found, survived, count("not in time")].map(String),
    writtenShare(shareOf(found, trials.length)),
    writtenShare(shareOf(found, found + survived)),
  ];
}

function listOf(outcome: Trial["outcome"], trials: readonly Trial[]): string {
  const lines = trials
    .filter((trial) => trial.outcome === outcome)
    .map(({ mutation, how }) => `  ${writtenMutation(mutation)} (${how})`);
  return [`${outcome}: ${lines.length}`, ...lines].join("\n");
}
