import type { Readable } from "node:stream";
import { AppError, Unavailable } from "../../src/domain/errors.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { LIMITS } from "./limits.ts";

interface Body {
  bytes: number;
  readonly refuse: (why: AppError) => void;
}

/** Reads a body whole. */
export type BodyReader = (stream: Readable) => Promise<Buffer>;

/**
 * Reads bodies of which nobody knows yet whether Slack sent them: few at once, little together, and none for long.
 *
 * Where there are too many, the one that is under way for the longest is given up: Slack's arrive in no time, so that
 * whoever sends slowly keeps nobody out.
 *
 * What it throws: `too_large`; `bad_request` when the line was cut, or the body took too long; `Unavailable` when it was
 * given up for others. The rest of a body that was refused is dropped as it comes.
 */
export function createBodyReader(scheduler: Scheduler): BodyReader {
  /** The oldest first. */
  const underWay = new Set<Body>();
  const isTooMuch = (): boolean => {
    const bytes = [...underWay].reduce((sum, body) => sum + body.bytes, 0);
    return underWay.size > LIMITS.unprovedBodies || bytes > LIMITS.unprovedBytes;
  };
  const makeRoom = (): void => {
    for (const oldest of underWay) {
      if (!isTooMuch()) return;
      oldest.refuse(new Unavailable("Too many requests are being read; send it again."));
    }
  };
  return (stream) => {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const chunks: Buffer[] = [];
    const take = (chunk: Buffer): void => {
      body.bytes += chunk.length;
      if (body.bytes > LIMITS.requestBytes) body.refuse(tooLarge());
      else {
        chunks.push(chunk);
        makeRoom();
      }
    };
    const leave = (): void => {
      cancel();
      underWay.delete(body);
      stream.off("data", take).resume();
    };
    const body: Body = {
      bytes: 0,
      refuse: (why) => {
        leave();
        chunks.length = 0;
        reject(why);
      },
    };
    const cancel = scheduler.after(LIMITS.bodyMs, () => {
      body.refuse(new AppError("bad_request", "The body of the request took too long."));
    });
    underWay.add(body);
    makeRoom();
    stream.once("end", () => {
      leave();
      resolve(Buffer.concat(chunks));
    });
    stream.once("error", (cause) => {
      body.refuse(new AppError("bad_request", "The request ended too early.", { cause }));
    });
    stream.on("data", take);
    return promise;
  };
}

export function tooLarge(): AppError {
  return new AppError("too_large", "The body of the request is too large.");
}
