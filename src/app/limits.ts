import type { BucketStore } from "../ports/bucket-store.ts";
import type { CaseOriginStore } from "../ports/case-origins.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { DueWorkHandler } from "../services/due-work.ts";
import { createLimitUpkeep } from "../services/limit-upkeep.ts";
import { createPersonQuota, type PersonQuota } from "../services/person-quota.ts";
import { createRoom, type Room } from "../services/room.ts";
import { createBucketStore } from "../store/buckets.ts";
import { createBucketsInMemory } from "../store/buckets-in-memory.ts";
import { createCaseOrigins } from "../store/case-origins.ts";
import type { Database } from "../store/database.ts";
import { createDatabaseRoom, type DatabaseRoom } from "../store/database-space.ts";
import { createSpendingStore } from "../store/spending.ts";
import type { Settings } from "./config.ts";
import { todayOf } from "./today.ts";

/** What may be done how often, and how much may be stored. */
export interface Limits {
  /** Over restarts and for all processes. */
  readonly buckets: BucketStore;
  /** For all processes of what people write; where there is only one it is in memory and writes nothing. */
  readonly writing: BucketStore;
  readonly origins: CaseOriginStore;
  readonly person: PersonQuota;
  readonly space: DatabaseRoom;
  readonly room: Room;
  readonly upkeep: DueWorkHandler;
}

export interface LimitParts {
  readonly database: Database;
  readonly settings: Pick<Settings, "quotas" | "leastFreeBytes">;
  readonly clock: Clock;
  readonly log: Log;
}

export function createLimits({ database, settings, clock, log }: LimitParts): Limits {
  const buckets = createBucketStore(database);
  const writing = database.engine.wakeUps === null ? createBucketsInMemory() : buckets;
  const origins = createCaseOrigins(database);
  const space = createDatabaseRoom(database);
  const { leastFreeBytes, quotas } = settings;
  return {
    buckets,
    writing,
    origins,
    space,
    person: createPersonQuota({ buckets: writing, perPerson: quotas.messengerPerson, clock }),
    room: createRoom({ space, leastFreeBytes, clock, log }),
    upkeep: createLimitUpkeep({
      buckets,
      spending: createSpendingStore(database),
      origins,
      clock,
      today: () => todayOf(clock),
    }),
  };
}
