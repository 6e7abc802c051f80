import { z } from "zod";
import { RateLimited, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { TeamsApp } from "./config.ts";
import type { Call } from "./io-http.ts";
import { LIMITS } from "./limits.ts";

/** Tokens with which the bot may send. */
export interface Tokens {
  /**
   * A token that is good for some minutes at least.
   *
   * @throws Unauthorized the id or the password is refused
   * @throws RateLimited
   * @throws Unavailable
   */
  get(): Promise<string>;
  /** A token was refused: the next one is a new one. */
  drop(): void;
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });

export interface TokensOptions {
  readonly app: TeamsApp;
  readonly call: Call;
  readonly clock: Clock;
}

/** Fetched with the bot's id and password as OAuth 2.0 has it (client credentials), and kept until shortly before their end. */
export function createTokens({ app, call, clock }: TokensOptions): Tokens {
  let kept: { readonly token: string; readonly goodUntilMs: number } | null = null;
  let underWay: Promise<string> | null = null;

  const fetchToken = async (): Promise<string> => {
    const answer = await call(app.tokenUrl, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: app.id,
        client_secret: app.password,
        scope: app.scope,
      }),
    });
    const parsed = tokenSchema.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) throw refusal(answer.status, answer.retryAfterMs);
    const { access_token: token, expires_in: seconds } = parsed.data;
    const goodUntilMs = clock.now().getTime() + seconds * 1_000 - LIMITS.tokenEarlyMs;
    kept = { token, goodUntilMs };
    return token;
  };

  return {
    get: () => {
      if (kept !== null && clock.now().getTime() < kept.goodUntilMs) {
        return Promise.resolve(kept.token);
      }
      return (underWay ??= fetchToken().finally(() => {
        underWay = null;
      }));
    },
    drop: () => {
      kept = null;
    },
  };
}

function refusal(status: number, retryAfterMs: number | null): Error {
  if (status === 429) {
    return new RateLimited(
      "Microsoft's token endpoint asks to wait.",
      retryAfterMs ?? LIMITS.rateLimitedMs,
    );
  }
  if (status >= 400 && status < 500) {
    return new Unauthorized(
      "Microsoft refuses TEAMS_APP_ID or TEAMS_APP_PASSWORD, or TEAMS_TENANT_ID is not theirs.",
    );
  }
  return new Unavailable(
    `Microsoft's token endpoint fails (status ${status}); see TEAMS_TOKEN_URL.`,
  );
}
