import type { CheckResult, Effects } from "../api/draft-types.ts";

/** How the check of a draft stands for whoever would publish it. */
export type CheckStanding =
  | { readonly kind: "checking" | "failed" | "faulty" }
  | { readonly kind: "seen"; readonly effects: Effects };

interface Look {
  readonly data: CheckResult | undefined;
  readonly isFetching: boolean;
  readonly isError: boolean;
}

/** Nothing counts but a look that succeeded and that no other is about to replace. */
export function checkStanding({ data, isFetching, isError }: Look): CheckStanding {
  if (isFetching) return { kind: "checking" };
  if (isError) return { kind: "failed" };
  if (data === undefined) return { kind: "checking" };
  if (data.problems.length > 0 || data.effects === null) return { kind: "faulty" };
  return { kind: "seen", effects: data.effects };
}
