/** `sign_in`: with wrong words; `webhook`: without the proof of its platform; `forbidden` and `rate_limited`: answered 403 and 429. */
export const REFUSAL_KINDS = ["sign_in", "webhook", "forbidden", "rate_limited"] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** A request that was refused, as far as anything is noted of it: nothing that anybody wrote, and no whole address. */
export interface RefusedRequest {
  readonly kind: RefusalKind;
  /** As the table of routes has it, such as `/web/conversations/:id/messages`. */
  readonly route: string;
  readonly status: number;
  /** The network of its address: IPv4 /24, IPv6 /48. */
  readonly network: string;
  /** Its id, as its answer has it. */
  readonly request: string;
}

/** Told of each request that was refused. Neither throws nor waits. */
export type NoteRefused = (refused: RefusedRequest) => void;
