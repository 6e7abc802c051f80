import { useQuery } from "@tanstack/react-query";
import { get } from "./http.ts";
import { REFUSED } from "./query.ts";
import type { Provider } from "./types.ts";

/** How soon one that does not answer is looked for again. */
const AGAIN_MS = 15_000;

/** The identity provider of the desk; `null` where there is none, and until that is known. */
export function useProvider(): Provider | null {
  const answer = useQuery({
    queryKey: ["provider"],
    queryFn: ({ signal }) => get<{ provider: Provider | null }>("/login/provider", signal),
    refetchInterval: ({ state }) =>
      state.data?.provider?.isReachable === false ? AGAIN_MS : false,
  });
  return answer.data?.provider ?? null;
}

/** Why the way through the provider ended on this page, by a reason of the service; `null` where it did not. */
export function useRefused(): string | null {
  const refused = useQuery<string | null>({
    queryKey: REFUSED,
    queryFn: () => null,
    enabled: false,
  });
  return refused.data ?? null;
}
