import express, { type RequestHandler } from "express";
import { AppError, Unauthorized } from "../../src/domain/errors.ts";
import type { Log } from "../../src/ports/log.ts";
import type { PlatformRoutes } from "../../src/ports/platform.ts";
import { isLoopback, isSafeAddress } from "../shared/settings.ts";
import type { Authenticator } from "./io-authenticate.ts";
import { LIMITS } from "./limits.ts";
import type { Answer } from "./activity.ts";

export interface TeamsRoutesOptions {
  readonly log: Log;
  /** `null` asks for no proof. @throws Unavailable before the start */
  readonly authenticator: () => Authenticator | null;
  /** Takes one activity; resolves when it may be acknowledged. */
  readonly receive: (body: object) => Promise<Answer>;
}

const PATH = "/api/messages";

/** The one address to which Bot Framework posts everything. */
export function createTeamsRoutes(options: TeamsRoutesOptions): PlatformRoutes {
  const router = express.Router();
  router.post(
    PATH,
    judgeToken(options),
    // Whatever the header says of it, it is JSON or nothing.
    express.json({ limit: LIMITS.bodyBytes, type: () => true }),
    judgeBody(options),
    async (request, response) => {
      const { status, body } = await options.receive(request.body as object);
      response.status(status);
      if (body === null) response.end();
      else response.json(body);
    },
  );
  return {
    list: [{ method: "POST", path: PATH, access: "platform" }],
    handle: (request, response, next) => {
      router(request as express.Request, response as express.Response, next);
    },
  };
}

function judgeToken({ log, authenticator }: TeamsRoutesOptions): RequestHandler {
  return async (request, _response, next) => {
    const refusal = (await authenticator()?.judgeToken(request.headers.authorization)) ?? null;
    if (refusal !== null) {
      log.warn("teams.refused", { reason: refusal });
      throw notMicrosoft();
    }
    next();
  };
}

/**
 * The address for answers is believed only as the token names it. Without tokens it must be on this machine, or anybody
 * could make the service call anybody.
 */
function judgeBody({ log, authenticator }: TeamsRoutesOptions): RequestHandler {
  return async (request, _response, next) => {
    const body: unknown = request.body;
    // A body of no bytes is read as an empty object.
    const isEmpty = request.headers["content-length"] === "0";
    if (isEmpty || typeof body !== "object" || body === null) {
      throw new AppError("bad_request", "The body must be an activity in JSON.");
    }
    const serviceUrl = "serviceUrl" in body ? body.serviceUrl : null;
    const judge = authenticator();
    const isGood =
      typeof serviceUrl === "string" &&
      isSafeAddress(serviceUrl) &&
      (judge === null
        ? isLoopback(new URL(serviceUrl).hostname)
        : await judge.isFor(request.headers.authorization ?? "", serviceUrl));
    if (!isGood) {
      log.warn("teams.refused", { reason: "service_url" });
      throw notMicrosoft();
    }
    next();
  };
}

function notMicrosoft(): Unauthorized {
  return new Unauthorized("The token is missing or wrong.");
}
