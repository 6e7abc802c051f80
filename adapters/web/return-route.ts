import { AppError } from "../../src/domain/errors.ts";
import { widestOf } from "../../src/domain/visitor.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { WebReturns } from "../../src/ports/web-returns.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { addressOf, type Allowances } from "./allowances.ts";
import { returnNotice } from "./events.ts";
import { LIMITS } from "./limits.ts";
import { jsonBody, noStore } from "./requests.ts";
import type { Route } from "./route.ts";
import { readReturnBody } from "./schemas.ts";
import type { EventStreams } from "./streams.ts";

export interface ReturnRouteOptions {
  readonly clock: Clock;
  readonly allowances: Allowances;
  readonly texts: Texts;
  readonly returns: WebReturns;
  readonly streams: Pick<EventStreams, "wake">;
}

/** Lets a browser back into the conversation of a case, for its reference and PIN. */
export function returnRoute(options: ReturnRouteOptions): Route {
  const { clock, allowances, texts, returns, streams } = options;
  const tries = { kind: "web: returns", perMinute: LIMITS.returnsPerAddressPerMinute };
  return {
    method: "POST",
    path: "/web/returns",
    access: "anyone",
    handlers: [
      // What is refused for too many wrong tries costs something, too.
      allowances.byAddress(tries),
      ...jsonBody("required"),
      async (request, response) => {
        const typed = readReturnBody(request.body);
        const visitor = widestOf(addressOf(request));
        const returned = await returns.enter({ ...typed, visitor }, (to) =>
          returnNotice(to, texts, clock.now()),
        );
        if (returned === null) {
          throw new AppError("not_found", "No conversation opens with this reference and PIN.");
        }
        const { conversation, token, language } = returned;
        streams.wake(conversation);
        noStore(response).json({ conversationId: conversation, token, locale: language });
      },
    ],
  };
}
