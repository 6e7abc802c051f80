import type { Knowledge } from "../../domain/knowledge.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import {
  countDue,
  keyOfEntry,
  reviewCalendar,
  type CalendarEntry,
  type DueCount,
  type DueRow,
} from "../../domain/review-calendar.ts";
import { permits, type Staff, type StaffId } from "../../domain/staff.ts";
import type { CalendarStore, CalendarTask, Looker } from "../../ports/calendar-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { RowVerification } from "../../domain/editing.ts";
import type { RowId } from "../../domain/ids.ts";
import type { ContentStore } from "../../ports/content-store.ts";
import type { DueWork } from "../../ports/due-work.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DueWorkHandler } from "../due-work.ts";
import { forbidden } from "../staff/actor.ts";

export interface ReviewDeskDeps {
  readonly store: CalendarStore;
  readonly staff: Pick<StaffStore, "list">;
  readonly content: Pick<ContentStore, "rowVerifications">;
  /** As it is served now. */
  readonly knowledge: () => Knowledge;
  readonly today: () => PlainDate;
  readonly clock: Clock;
}

/** A row of a table to look at, or that was looked at. */
export interface ReviewRow extends DueRow {
  /** Who verified it on that day; `null` where nobody did, or files brought the day. */
  readonly verification: RowVerification | null;
}

/** Something to look at, and who does. */
export interface ReviewItem extends CalendarEntry {
  readonly key: string;
  /** `null` while nobody took it, and where whoever did may not edit content any more. */
  readonly task: CalendarTask | null;
  /** Whether whoever asks is to look at it: their task, or nobody’s and of an owner that they are or look after. */
  readonly isMine: boolean;
  /** Those of its group; none where it is about no table. */
  readonly rows: readonly ReviewRow[];
}

export interface ReviewList {
  readonly items: readonly ReviewItem[];
  /** Owners that articles in the list name, and who looks after each. */
  readonly owners: readonly { readonly owner: string; readonly staff: readonly Staff[] }[];
  /** Who may be given an item; nobody for whoever may give none. */
  readonly colleagues: readonly Staff[];
}

/**
 * `gone`: there is no such item any more; `taken`: somebody else has it than was seen; `unable`: whoever is to have it may not
 * edit content.
 */
export type GiveResult = "given" | "gone" | "taken" | "unable";

/** What of the review calendar is whose. */
export interface ReviewDesk {
  list(by: Staff): Promise<ReviewList>;
  /** What is due of theirs. */
  due(by: Staff): Promise<DueCount>;
  /**
   * Recorded in the audit trail.
   *
   * @param to `null` leaves it to nobody
   * @param seen who had it when `by` looked; `null` for nobody
   * @throws AppError `forbidden` unless `by` may edit the content
   */
  give(by: Staff, key: string, to: StaffId | null, seen: StaffId | null): Promise<GiveResult>;
  /**
   * Says that `by` looks after the articles of an owner, or no longer. Recorded in the audit trail.
   *
   * @returns false when no article names that owner
   * @throws AppError `forbidden` unless `by` may edit the content
   */
  lookAfter(by: Staff, owner: string, does: boolean): Promise<boolean>;
  /** What comes again by itself: removes the tasks of what is done. */
  readonly work: DueWorkHandler;
}

/** The kind of due work that looks after tasks of the review calendar. */
export const CALENDAR_CLOCK = "calendar";

const EVERY_MS = 60 * 60 * 1_000;

/** To be scheduled at a start; it comes again by itself. */
export function calendarClockWork(now: Date): DueWork {
  return { key: CALENDAR_CLOCK, kind: CALENDAR_CLOCK, dueAt: now, payload: "" };
}

export function createReviewDesk(deps: ReviewDeskDeps): ReviewDesk {
  const { store, staff, content, knowledge, today, clock } = deps;
  /** A row that somebody took by itself stays theirs, apart from the others. */
  const entries = (tasks: readonly CalendarTask[]): readonly CalendarEntry[] =>
    reviewCalendar(knowledge(), today(), new Set(tasks.map(({ item }) => item)));

  const look = async (by: Staff) => {
    const [all, lookers, everybody] = await Promise.all([
      store.tasks(),
      store.lookers(),
      staff.list(),
    ]);
    const able = everybody.filter(mayEdit);
    const tasks = heldTasks(all, able);
    const items = entries(tasks).map(itemsOf({ by, tasks, lookers }));
    return { able, lookers, items };
  };

  return {
    list: async (by) => {
      const { able, lookers, items } = await look(by);
      return {
        items: await withVerifications(content, items),
        owners: ownersOf(items, lookers, able),
        colleagues: mayEdit(by) ? able : [],
      };
    },
    due: async (by) => {
      if (!mayEdit(by)) return { soon: 0, pressing: 0 };
      const { items } = await look(by);
      return countDue(
        items.filter(({ isMine }) => isMine),
        today(),
      );
    },
    give: async (by, key, to, seen) => {
      if (!mayEdit(by)) throw forbidden();
      const [tasks, all] = await Promise.all([store.tasks(), staff.list()]);
      const able = all.filter(mayEdit);
      const known = entries(heldTasks(tasks, able));
      if (!known.some((entry) => keyOfEntry(entry) === key)) return "gone";
      if (to !== null && !able.some(({ id }) => id === to)) return "unable";
      // Of one who may not edit any more, it looked like nobody’s.
      const held = tasks.find(({ item }) => item === key);
      const isHeld = held !== undefined && able.some(({ id }) => id === held.assignee);
      const before = seen ?? (isHeld ? null : (held?.assignee ?? null));
      const at = clock.now();
      const details = { to, before };
      const entry = { at, actor: by.id, action: "calendar.given", target: key, details } as const;
      if (to !== null) {
        const task = { item: key, assignee: to, by: by.id, since: at };
        return (await store.give(task, before, entry)) ? "given" : "taken";
      }
      const isLeft = before === null || (await store.leave(key, before, entry));
      return isLeft ? "given" : "taken";
    },
    lookAfter: async (by, owner, does) => {
      if (!mayEdit(by)) throw forbidden();
      // One that nobody names any more can still be left.
      if (does && !namesOwner(knowledge(), owner)) return false;
      const details = { does };
      const entry = { at: clock.now(), actor: by.id, action: "calendar.owner", details } as const;
      await store.lookAfter({ owner, staff: by.id }, does, { ...entry, target: owner });
      return true;
    },
    work: async () => {
      const began = clock.now();
      const [tasks, all] = await Promise.all([store.tasks(), staff.list()]);
      const held = heldTasks(tasks, all.filter(mayEdit));
      const keys = new Set(entries(held).flatMap(keysOf));
      const done = tasks.filter(({ item }) => !keys.has(item));
      if (done.length > 0) await store.remove(done);
      return { again: new Date(began.getTime() + EVERY_MS) };
    },
  };
}

/** The content belongs to no centre. */
function mayEdit(staff: Staff): boolean {
  return permits(staff, "content.edit", null);
}

/** Those of somebody who may edit content. */
function heldTasks(tasks: readonly CalendarTask[], able: readonly Staff[]): CalendarTask[] {
  return tasks.filter(({ assignee }) => able.some(({ id }) => id === assignee));
}

/** What tasks of an entry may be called: that of a row is its own, also while nobody who may edit has it. */
function keysOf(entry: CalendarEntry): readonly string[] {
  const due = (entry.group?.rows ?? []).filter(({ isDue }) => isDue);
  return [keyOfEntry(entry), ...due.map(({ key }) => key)];
}

/** Names who verified the rows, where anybody did. */
async function withVerifications(
  content: ReviewDeskDeps["content"],
  items: readonly ReviewItem[],
): Promise<readonly ReviewItem[]> {
  if (!items.some(({ rows }) => rows.some(({ verifiedOn }) => verifiedOn !== null))) return items;
  const last = new Map<RowId, RowVerification>();
  for (const each of await content.rowVerifications(null)) {
    if (!last.has(each.row)) last.set(each.row, each);
  }
  return items.map((item) => ({
    ...item,
    rows: item.rows.map((row) => {
      const said = last.get(row.id);
      return { ...row, verification: said?.on === row.verifiedOn ? said : null };
    }),
  }));
}

interface Looking {
  readonly by: Staff;
  readonly tasks: readonly CalendarTask[];
  readonly lookers: readonly Looker[];
}

function itemsOf({ by, tasks, lookers }: Looking): (entry: CalendarEntry) => ReviewItem {
  const byItem = new Map(tasks.map((task) => [task.item, task]));
  return (entry) => {
    const key = keyOfEntry(entry);
    const task = byItem.get(key) ?? null;
    const isMine = task === null ? isOwner(by, entry.owner, lookers) : task.assignee === by.id;
    const rows = (entry.group?.rows ?? []).map((row) => ({ ...row, verification: null }));
    return { ...entry, key, task, isMine: isMine && mayEdit(by), rows };
  };
}

/** Named by the article themselves, or looking after what it names. */
function isOwner(
  { id, name, email }: Staff,
  owner: string | null,
  lookers: readonly Looker[],
): boolean {
  if (owner === null) return false;
  const names = [name, email].map((each) => each.toLowerCase());
  return (
    names.includes(owner.toLowerCase()) ||
    lookers.some((each) => each.owner === owner && each.staff === id)
  );
}

function ownersOf(
  items: readonly CalendarEntry[],
  lookers: readonly Looker[],
  able: readonly Staff[],
): ReviewList["owners"] {
  const owners = new Set(items.flatMap(({ owner }) => (owner === null ? [] : [owner])));
  return [...owners].sort().map((owner) => ({
    owner,
    staff: able.filter((each) => isOwner(each, owner, lookers)),
  }));
}

function namesOwner({ articles }: Knowledge, owner: string): boolean {
  return [...articles.values()].some((article) => article.owner === owner);
}
