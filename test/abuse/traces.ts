import { ask } from "./asking.ts";
import { letAsk, type Fared } from "./streams.ts";

export interface TraceAttack {
  /** Wrong passwords for one account, from one address. */
  readonly passwords: number;
  /** Requests to a webhook without a signature. */
  readonly webhooks: number;
  /** Changes that another site’s page asks for. */
  readonly foreign: number;
  /** Guesses at the PIN of a case. */
  readonly pins: number;
  /** Ordinary people meanwhile. */
  readonly visitors: number;
}

export interface TraceFigures {
  /** How often each was answered with which status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly visitors: Fared;
}

/** Whoever attacks comes from here. */
export const ATTACKER = "192.0.2.77";

/** Everything that is to leave a trace, and people who ask meanwhile. */
export async function attackEverything(
  url: string,
  email: string,
  attack: TraceAttack,
): Promise<TraceFigures> {
  const statuses: Record<string, number> = {};
  const send = async (what: string, path: string, body: object, more = {}): Promise<void> => {
    const response = await ask(url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Forwarded-For": ATTACKER, ...more },
      body: JSON.stringify(body),
    });
    await response.body?.cancel();
    const key = `${what} ${String(response.status)}`;
    statuses[key] = (statuses[key] ?? 0) + 1;
  };
  const times = async (count: number, act: (n: number) => Promise<void>): Promise<void> => {
    for (let n = 0; n < count; n += 1) await act(n);
  };
  const guess = { email, password: "a password that is a guess" };
  const addresses = Array.from({ length: attack.visitors }, (_, n) => `203.0.113.${String(n + 1)}`);
  const [visitors] = await Promise.all([
    letAsk(url, addresses),
    times(attack.passwords, () => send("sign in", "/console/api/login", guess)),
    times(attack.webhooks, () => send("webhook", "/slack/events", { type: "event_callback" })),
    times(attack.foreign, () =>
      send("foreign", "/console/api/login", guess, { "Sec-Fetch-Site": "cross-site" }),
    ),
    times(attack.pins, () =>
      send("pin", "/web/returns", { reference: "YZ-2026-0001", pin: "1234 5678" }),
    ),
  ]);
  return { statuses, visitors };
}
