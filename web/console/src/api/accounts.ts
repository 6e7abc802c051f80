import {
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { ApiError, get, post, setCsrf } from "./http.ts";
import { ENDED, endSession, NEXT_STEP, OWN_SESSIONS, SESSION } from "./query.ts";
import type {
  AccountLink,
  AuditEntry,
  Centre,
  Named,
  NextStep,
  OpenSession,
  Scope,
  Session,
  Staff,
} from "./types.ts";

const STAFF = ["staff"] as const;
const CENTRES = ["centres"] as const;
const LINKS = ["links"] as const;

/** Who is signed in; `null` for nobody. */
export function useSession() {
  const client = useQueryClient();
  return useQuery({
    queryKey: SESSION,
    queryFn: async ({ signal }) => {
      try {
        const session = await get<Session>("/session", signal);
        setCsrf(session.csrf);
        return session;
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 401) throw error;
        endSession(client);
        return null;
      }
    },
    staleTime: Infinity,
  });
}

/** Whether the last session in this page ended without a sign-out. */
export function useHasEnded(): boolean {
  const ended = useQuery({ queryKey: ENDED, queryFn: () => false, enabled: false });
  return ended.data ?? false;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly email: string; readonly password: string }) =>
      post<Session | { readonly next: NextStep }>("/login", body),
    onSuccess: (answer) => {
      if ("next" in answer) client.setQueryData(NEXT_STEP, answer.next);
      else enter(client, answer);
    },
  });
}

/** Shows the desk to who has signed in. */
export function enter(client: QueryClient, session: Session): void {
  forgetOthers(client);
  setCsrf(session.csrf);
  client.setQueryData(SESSION, session);
}

/** @param afterwards told when they are signed out, be what they clicked on still there or not */
export function useSignOut(afterwards: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post("/logout"),
    onSuccess: () => {
      afterwards();
      client.setQueryData(SESSION, null);
      forgetOthers(client);
    },
  });
}

/** Nothing that somebody saw may be shown to who comes after. */
function forgetOthers(client: QueryClient): void {
  const everybodys: readonly unknown[] = ["texts", "ticket", ...SESSION];
  client.removeQueries({ predicate: ({ queryKey }) => !everybodys.includes(queryKey[0]) });
}

export function useLanguageChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (language: "en" | "zh") => post<{ staff: Staff }>("/language", { language }),
    onSuccess: ({ staff }) => {
      client.setQueryData<Session | null>(SESSION, (session) => session && { ...session, staff });
    },
  });
}

export function useStaff() {
  return useQuery({
    queryKey: STAFF,
    queryFn: ({ signal }) => get<{ staff: readonly Staff[] }>("/staff", signal),
    select: ({ staff }) => staff,
  });
}

/** Those who may hold a case, for the filter of the inbox. */
export function useColleagues() {
  return useQuery({
    queryKey: ["colleagues"],
    queryFn: ({ signal }) => get<{ colleagues: readonly Named[] }>("/colleagues", signal),
    select: ({ colleagues }) => colleagues,
    staleTime: 5 * 60_000,
  });
}

export interface StaffFields {
  readonly name: string;
  readonly role: Staff["role"];
  readonly centres: Scope;
}

export function useInvite() {
  return useStaffMutation((body: StaffFields & { readonly email: string }) =>
    post<{ staff: Staff; link: string }>("/staff", body),
  );
}

export function useStaffChange(id: string) {
  return useStaffMutation(
    (body: Partial<StaffFields> & { readonly state?: "active" | "disabled" }) =>
      post<{ staff: Staff }>(`/staff/${id}`, body),
  );
}

export function useResetLink(id: string) {
  return useStaffMutation(() => post<{ link: string }>(`/staff/${id}/reset`));
}

export function useFactorReset(id: string) {
  return useStaffMutation(() => post(`/staff/${id}/second-factor/reset`));
}

export function useStaffSessionsEnd(id: string) {
  return useStaffMutation(() => post<{ ended: number }>(`/staff/${id}/sessions/end`));
}

function useStaffMutation<Body, Value>(mutationFn: (body: Body) => Promise<Value>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: STAFF }),
  });
}

interface CentresAnswer {
  readonly centres: readonly Centre[];
  readonly choices: CentreChoices;
}

/** What a centre may be there for. */
interface CentreChoices {
  readonly topics: readonly string[];
  readonly languages: readonly string[];
}

const centresQuery = queryOptions({
  queryKey: CENTRES,
  queryFn: ({ signal }) => get<CentresAnswer>("/centres", signal),
});

export function useCentres() {
  return useQuery({ ...centresQuery, select: ({ centres }) => centres });
}

export function useCentreChoices() {
  return useQuery({ ...centresQuery, select: ({ choices }) => choices });
}

export type CentreFields = Omit<Centre, "id" | "updatedAt" | "revision">;

/** @param centre the one to change, as it was seen; `null` to make one */
export function useCentreSave(centre: Centre | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...fields }: CentreFields & { readonly id: string }) =>
      centre === null
        ? post("/centres", { id, ...fields })
        : post(`/centres/${centre.id}`, { revision: centre.revision, ...fields }),
    onSettled: () => client.invalidateQueries({ queryKey: CENTRES }),
  });
}

export function useAudit() {
  return useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam, signal }) =>
      get<{ entries: readonly AuditEntry[]; next: number | null }>(
        pageParam === null ? "/audit" : `/audit?before=${String(pageParam)}`,
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useLinks() {
  return useQuery({
    queryKey: LINKS,
    queryFn: ({ signal }) => get<{ links: readonly AccountLink[] }>("/account/links", signal),
    select: ({ links }) => links,
  });
}

export function useLinkCode() {
  return useMutation({
    mutationFn: (password: string) =>
      post<{ code: string; expiresAt: string }>("/account/link", { password }),
  });
}

export function useLinkRemoval() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ platform, installation, account }: AccountLink) =>
      post("/account/links/remove", { platform, installation, account }),
    onSettled: () => client.invalidateQueries({ queryKey: LINKS }),
  });
}

export function useSessions() {
  return useQuery({
    queryKey: OWN_SESSIONS,
    queryFn: ({ signal }) => get<{ sessions: readonly OpenSession[] }>("/account/sessions", signal),
    select: ({ sessions }) => sessions,
  });
}

export function useSessionEnd() {
  return useSessionMutation((id: string) => post("/account/sessions/end", { id }));
}

/** Ends all but the one that asks. */
export function useSessionsEnd() {
  return useSessionMutation(() => post("/account/sessions/end-others"));
}

function useSessionMutation<Body>(mutationFn: (body: Body) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: OWN_SESSIONS }),
  });
}
