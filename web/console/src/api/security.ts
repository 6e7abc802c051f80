import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "./http.ts";
import type { SecurityNotice } from "./types.ts";

const NOTICES = ["security"] as const;

/** The newest first. */
export function useSecurityNotices() {
  return useQuery({
    queryKey: NOTICES,
    queryFn: ({ signal }) =>
      get<{ notices: readonly SecurityNotice[] }>("/account/notices", signal),
    select: ({ notices }) => notices,
  });
}

export function useNoticesRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: number) => post("/account/notices/read", { until }),
    onSettled: () => client.invalidateQueries({ queryKey: NOTICES }),
  });
}
