import { randomUUID } from "node:crypto";
import type { Selectable, UpdateQueryBuilder, UpdateResult } from "kysely";
import type { DraftId } from "../domain/editing.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { GateResult } from "../ports/content-examiner.ts";
import {
  GATE_SILENT_MS,
  type GateBeginning,
  type GateLease,
  type GateRun,
  type GateStore,
  type GateSubject,
} from "../ports/gate-store.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Db, Tx } from "./database.ts";
import { reading } from "./reading.ts";
import type { ContentGateTable } from "./tables-content.ts";
import type { Tables } from "./tables.ts";

/** The runs of the gate in the application's own database. */
export function createGateStore(database: Database): GateStore {
  const { engine, db, write } = database;
  const change = (lease: GateLease, columns: Partial<ContentGateTable>): Promise<boolean> =>
    write(async (tx) => {
      const { numUpdatedRows } = await held(tx, lease).set(columns).executeTakeFirst();
      return numUpdatedRows === 1n;
    });
  return {
    begin: (subject, entry, again) => write((tx) => begin(tx, subject, entry, again)),
    progress: (lease, share, now) =>
      change(lease, { progress: Math.min(Math.max(share, 0), 1), beat_at: now.getTime() }),
    finish: (lease, result, now) =>
      change(lease, {
        state: "done",
        progress: 1,
        result: JSON.stringify(result),
        beat_at: now.getTime(),
      }),
    fail: (lease, now) => change(lease, { state: "failed", beat_at: now.getTime() }),
    read: (draft, words, now) => reading(engine, () => readRun(db, { draft, words }, now)),
  };
}

/** The row itself says whether it may be begun, so that of two who begin at the same moment one finds the other's. */
async function begin(
  tx: Tx,
  subject: GateSubject,
  entry: AuditEntry,
  again: boolean,
): Promise<GateBeginning> {
  const { draft, words } = subject;
  const token = randomUUID();
  const at = entry.at.getTime();
  const begun = await tx
    .insertInto("content_gate")
    .values({ ...subject, ...fresh(token, at) })
    .onConflict((conflict) =>
      conflict
        .columns(["draft", "words"])
        .doUpdateSet({ release: subject.release, ...fresh(token, at) })
        .where((each) =>
          each.or([
            each("content_gate.state", "=", "failed"),
            each.and([
              each("content_gate.state", "=", "running"),
              each("content_gate.beat_at", "<=", at - GATE_SILENT_MS),
            ]),
            each.and([
              each("content_gate.state", "=", "done"),
              ...(again ? [] : [each("content_gate.release", "<>", subject.release)]),
            ]),
          ]),
        ),
    )
    .returning("token")
    .executeTakeFirst();
  if (begun !== undefined) {
    await recordAudit(tx, entry);
    return { kind: "begun", lease: { draft, words, token } };
  }
  const run = await readRun(tx, subject, entry.at);
  if (run === null) throw new TypeError("A run is neither begun nor there.");
  return { kind: "found", run };
}

function fresh(token: string, at: number) {
  const state = "running" as const;
  return { state, progress: 0, result: null, token, started_at: at, beat_at: at };
}

function held(
  tx: Tx,
  { draft, words, token }: GateLease,
): UpdateQueryBuilder<Tables, "content_gate", "content_gate", UpdateResult> {
  return tx
    .updateTable("content_gate")
    .where("draft", "=", draft)
    .where("words", "=", words)
    .where("token", "=", token)
    .where("state", "=", "running");
}

async function readRun(
  db: Db,
  { draft, words }: Pick<GateSubject, "draft" | "words">,
  now: Date,
): Promise<GateRun | null> {
  const row = await db
    .selectFrom("content_gate")
    .selectAll()
    .where("draft", "=", draft)
    .where("words", "=", words)
    .executeTakeFirst();
  return row === undefined ? null : runOf(row, now);
}

function runOf(row: Selectable<ContentGateTable>, now: Date): GateRun {
  const isSilent = row.beat_at <= now.getTime() - GATE_SILENT_MS;
  return {
    draft: row.draft as DraftId,
    words: row.words,
    release: row.release,
    state: row.state === "running" && isSilent ? "failed" : row.state,
    progress: row.progress,
    result: row.result === null ? null : resultIn(row.result),
    startedAt: new Date(row.started_at),
  };
}

/** What was measured before there were measurements with a model has none. */
function resultIn(text: string): GateResult {
  const result = JSON.parse(text) as Omit<GateResult, "model"> & Partial<Pick<GateResult, "model">>;
  return { ...result, model: result.model ?? null };
}
