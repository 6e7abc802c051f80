import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./http.ts";

export const SESSION = ["session"] as const;
/** All open ones of the reader. */
export const OWN_SESSIONS = ["sessions"] as const;
/** Whether the session ended by itself; forgotten with a sign-in and a sign-out. */
export const ENDED = ["ended"] as const;

/** Why the way through an identity provider ended here, by a reason of the service; `null` where it did not. */
export const REFUSED = ["refused"] as const;

/** What a sign-in waits for; `null` while none does. */
export const NEXT_STEP = ["next-step"] as const;

/** What somebody saw is over without their having signed out. */
export function endSession(client: QueryClient): void {
  if (client.getQueryData(SESSION)) client.setQueryData(ENDED, true);
  client.setQueryData(SESSION, null);
}

/** What is kept of the service’s answers; whoever is signed out anywhere is shown the way in. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error): void => {
    if (!(error instanceof ApiError)) return;
    if (error.status === 401 && error.reason === null) endSession(client);
    // Somebody signed in anew in another tab: this page must learn who it now speaks for.
    if (error.reason === "csrf") void client.invalidateQueries({ queryKey: SESSION });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A change that waits for the line would be made when nobody thinks of it any more.
      mutations: { networkMode: "always", retry: false },
      queries: { networkMode: "always", retry: isWorthRetrying, staleTime: 10_000 },
    },
  });
  return client;
}

function isWorthRetrying(failures: number, error: Error): boolean {
  const passes = error instanceof ApiError && (error.status === 0 || error.status >= 500);
  return passes && failures < 2;
}
