import type { InboundMessage, MessageId } from "../../src/domain/message.ts";
import type {
  ClaimedDelivery,
  ClaimedMessage,
  Lease,
  MessageStore,
} from "../../src/ports/message-store.ts";
import { aMessage } from "./builders.ts";
import { countOf } from "./counting-conversation.ts";
import { LEASE_MS, replyOf, settlementOf, type Step, type WorkerStep } from "./path-steps.ts";

/** More than any sequence needs; a lane that is stuck shows. */
const MOST_ROUNDS = 500;

interface Held<Claimed> {
  readonly claimed: Claimed;
  until: number;
  /** The count that the message makes, once the memory was read. */
  count: number | null;
  /** Its holder is letting go. */
  ending: boolean;
}

class Worker {
  in: Held<ClaimedMessage>[] = [];
  out: Held<ClaimedDelivery>[] = [];
}

/** How a message was settled. */
interface Settled {
  readonly id: string;
  readonly lane: string;
  /** `null` when it was set aside. */
  readonly count: number | null;
}

/** Plays steps against a store, and keeps what a store that is right must have done. */
export class PathModel {
  readonly #store: MessageStore;
  readonly #workers = [new Worker(), new Worker(), new Worker()];
  readonly #accepted: InboundMessage[] = [];
  readonly #handedIn = new Map<string, Promise<void>>();
  readonly #settled: Settled[] = [];
  readonly #ended: { readonly lane: string; readonly text: string }[] = [];
  readonly faults: string[] = [];
  #now = Date.parse("2026-11-24T08:00:00Z");

  constructor(store: MessageStore) {
    this.#store = store;
  }

  async play(step: Step): Promise<void> {
    switch (step.kind) {
      case "accept":
        return this.#accept(`lane-${String(step.lane)}`, step.pick);
      case "redeliver":
        return this.#redeliver(step.pick);
      case "pass":
        this.#now += step.ms;
        return;
      default:
        return this.#work(step.kind, this.#workers[step.worker] ?? new Worker(), step.pick);
    }
  }

  /** Somebody of the workers takes it in, and may have a hand free for it. */
  #accept(conversation: string, pick: number): Promise<void> {
    const message = aMessage({ id: `m${String(this.#accepted.length)}`, conversation });
    this.#accepted.push(message);
    return this.#handIn(message, "new", this.#workers[pick % (this.#workers.length + 1)]);
  }

  async #redeliver(pick: number): Promise<void> {
    const message = this.#accepted[pick % Math.max(1, this.#accepted.length)];
    if (message !== undefined) await this.#handIn(message, "known");
  }

  /** As a platform does that keeps an order: the next message comes when the one before is acknowledged. */
  #handIn(message: InboundMessage, wanted: "new" | "known", worker?: Worker): Promise<void> {
    const { conversation } = message.thread;
    const before = this.#handedIn.get(conversation) ?? Promise.resolve();
    const mine = before.then(async () => {
      const until = this.#now + LEASE_MS;
      const take = (claimed: ClaimedMessage): void => {
        this.#noteClaim(claimed.lease, (one) => one.in);
        worker?.in.push({ claimed, until, count: null, ending: false });
      };
      const hand = worker === undefined ? null : { leaseMs: LEASE_MS, take };
      const result = await this.#store.accept(message, this.#date(), hand);
      if (result !== wanted) this.faults.push(`${message.id} was ${result}, not ${wanted}`);
    });
    this.#handedIn.set(conversation, mine);
    return mine;
  }

  async #work(kind: WorkerStep, worker: Worker, pick: number): Promise<void> {
    switch (kind) {
      case "claim":
        return this.#claim(worker, 1 + (pick % 3));
      case "claim out":
        return this.#claimOut(worker, 1 + (pick % 3));
      case "renew":
        return this.#renew(worker);
      case "crash":
        worker.in = [];
        worker.out = [];
        return;
      case "read":
      case "settle":
      case "retry":
      case "hand back":
      case "set aside": {
        const held = worker.in[pick % Math.max(1, worker.in.length)];
        if (held !== undefined) await this.#workOn(kind, worker, held, pick);
        return;
      }
      default: {
        const held = worker.out[pick % Math.max(1, worker.out.length)];
        if (held !== undefined) await this.#send(kind, worker, held, pick);
      }
    }
  }

  async #claim(worker: Worker, most: number): Promise<void> {
    const claim = { now: this.#date(), leaseMs: LEASE_MS, most };
    const until = this.#now + LEASE_MS;
    for (const claimed of await this.#store.claimMessages(claim)) {
      this.#noteClaim(claimed.lease, (one) => one.in);
      worker.in.push({ claimed, until, count: null, ending: false });
    }
  }

  async #claimOut(worker: Worker, most: number): Promise<void> {
    const claim = { now: this.#date(), leaseMs: LEASE_MS, most };
    const until = this.#now + LEASE_MS;
    for (const claimed of await this.#store.claimDeliveries(claim)) {
      this.#noteClaim(claimed.lease, (one) => one.out);
      worker.out.push({ claimed, until, count: null, ending: false });
    }
  }

  /** A lane has one holder as long as the lease lasts. */
  #noteClaim(
    lease: Lease,
    heldBy: (worker: Worker) => readonly Held<{ readonly lease: Lease }>[],
  ): void {
    for (const worker of this.#workers) {
      for (const { claimed, until, ending } of heldBy(worker)) {
        if (claimed.lease.lane === lease.lane && until > this.#now && !ending) {
          this.faults.push(`${lease.lane} has two holders`);
        }
      }
    }
  }

  async #renew(worker: Worker): Promise<void> {
    const until = this.#now + LEASE_MS;
    for (const [direction, all] of [
      ["in", worker.in],
      ["out", worker.out],
    ] as const) {
      const held = [...all];
      const leases = held.map(({ claimed }) => claimed.lease);
      const lost = await this.#store.renew(direction, leases, new Date(until));
      for (const one of held) if (!lost.includes(one.claimed.lease)) one.until = until;
    }
  }

  async #workOn(
    kind: "read" | "settle" | "retry" | "hand back" | "set aside",
    worker: Worker,
    held: Held<ClaimedMessage>,
    pick: number,
  ): Promise<void> {
    const { claimed } = held;
    if (kind === "read") {
      held.count = countOf(await this.#store.memoryOf(claimed.message, this.#date())) + 1;
      return;
    }
    if (kind === "settle" && held.count === null) return;
    held.ending = true;
    worker.in = worker.in.filter((one) => one !== held);
    const later = new Date(this.#now + (pick % 3) * 400);
    if (kind === "retry") await this.#store.retryMessage(claimed, later, "internal");
    else if (kind === "hand back") await this.#store.handBackMessage(claimed, later);
    else {
      const sender = pick % 2 === 0 ? worker : null;
      await this.#settle(claimed, kind === "settle" ? held.count : null, sender);
    }
  }

  /** @param sender who has a hand free for the answer; `null` for nobody */
  async #settle(
    claimed: ClaimedMessage,
    count: number | null,
    sender: Worker | null,
  ): Promise<void> {
    const { message } = claimed;
    const settlement = settlementOf(message, count);
    const until = this.#now + LEASE_MS;
    const take = (answer: ClaimedDelivery): void => {
      this.#noteClaim(answer.lease, (one) => one.out);
      sender?.out.push({ claimed: answer, until, count: null, ending: false });
    };
    const hand = sender === null ? null : { leaseMs: LEASE_MS, take };
    if (!(await this.#store.settle(claimed, settlement, this.#date(), hand))) return;
    if (this.#settled.some(({ id }) => id === message.id)) {
      this.faults.push(`${message.id} was settled twice`);
    }
    this.#settled.push({ id: message.id, lane: message.thread.conversation, count });
  }

  async #send(
    kind: "sent" | "later" | "dead" | "hand back out",
    worker: Worker,
    held: Held<ClaimedDelivery>,
    pick: number,
  ): Promise<void> {
    const { claimed } = held;
    held.ending = true;
    worker.out = worker.out.filter((one) => one !== held);
    const later = new Date(this.#now + (pick % 3) * 400);
    if (kind === "hand back out") {
      await this.#store.handBackDelivery(claimed, later);
      return;
    }
    const result =
      kind === "sent"
        ? ({ kind, platformId: claimed.delivery.key as MessageId } as const)
        : kind === "later"
          ? ({ kind, at: later, error: "unavailable" } as const)
          : ({ kind, error: "rejected" } as const);
    const isOurs = await this.#store.settleDelivery(claimed, result, this.#date());
    if (isOurs && kind !== "later") {
      const { delivery } = claimed;
      if ("post" in delivery) throw new Error("Nothing is posted to staff here.");
      this.#ended.push({ lane: delivery.thread.conversation, text: replyOf(delivery) });
    }
  }

  /** Every worker is gone, and one that never fails takes everything up. */
  async finish(): Promise<void> {
    for (const worker of this.#workers) {
      worker.in = [];
      worker.out = [];
    }
    const [last = new Worker()] = this.#workers;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      this.#now += LEASE_MS;
      await this.#claim(last, 50);
      for (const held of [...last.in]) {
        await this.#workOn("read", last, held, 0);
        await this.#workOn("settle", last, held, 0);
      }
      await this.#claimOut(last, 50);
      for (const held of [...last.out]) await this.#send("sent", last, held, 0);
      const next = [await this.#store.nextAt("in"), await this.#store.nextAt("out")];
      if (next.every((at) => at === null)) break;
    }
    await this.#check();
  }

  async #check(): Promise<void> {
    const status = await this.#store.status();
    if (status.waitingMessages + status.waitingDeliveries > 0) this.faults.push("a lane is stuck");
    const lanes = new Set(this.#accepted.map(({ thread }) => thread.conversation as string));
    for (const lane of lanes) {
      const accepted = this.#accepted.filter(({ thread }) => thread.conversation === lane);
      const settled = this.#settled.filter((one) => one.lane === lane);
      this.#same(
        `${lane}: settled in order of acceptance`,
        settled.map(({ id }) => id),
        accepted.map(({ id }) => id),
      );
      const counts = settled.map(({ count }) => count).filter((count) => count !== null);
      this.#same(
        `${lane}: every change once`,
        counts,
        counts.map((_, index) => index + 1),
      );
      this.#same(
        `${lane}: replies in order`,
        this.#ended.filter((one) => one.lane === lane).map(({ text }) => text),
        settled.map(({ id, count }) => `${id}: ${String(count)}`),
      );
    }
  }

  #same(what: string, found: readonly unknown[], wanted: readonly unknown[]): void {
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    this.faults.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  }

  #date(): Date {
    return new Date(this.#now);
  }
}
