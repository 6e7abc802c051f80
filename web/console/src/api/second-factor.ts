import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { enter } from "./accounts.ts";
import { get, post } from "./http.ts";
import { NEXT_STEP, OWN_SESSIONS } from "./query.ts";
import type { FactorSetup, NextStep, OwnFactor, Session } from "./types.ts";

const FACTOR = ["factor"] as const;

interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}

/** What the sign-in of this page waits for; `null` while none does. */
export function useNextStep(): NextStep | null {
  const next = useQuery<NextStep | null>({
    queryKey: NEXT_STEP,
    queryFn: () => null,
    enabled: false,
  });
  return next.data ?? null;
}

/** Goes back to where the password is asked for. */
export function useBeginAgain(): () => void {
  const client = useQueryClient();
  return () => {
    client.setQueryData(NEXT_STEP, null);
  };
}

export function useCodeEntry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => post<Session>("/login/code", { code }),
    onSuccess: (session) => {
      enter(client, session);
    },
  });
}

/** What an app is to be told by who owes a second factor; a new one each time it is asked. */
export function useOwedSetup() {
  return useMutation({ mutationFn: () => post<FactorSetup>("/login/setup") });
}

/** The session is entered once the recovery codes were seen. */
export function useOwedConfirmation() {
  return useMutation({
    mutationFn: (code: string) =>
      post<RecoveryCodes & { readonly session: Session }>("/login/setup/confirm", { code }),
  });
}

export function useEnter(): (session: Session) => void {
  const client = useQueryClient();
  return (session) => {
    enter(client, session);
  };
}

export interface Proof {
  readonly password: string;
  readonly code?: string;
}

export function useOwnFactor() {
  return useQuery({
    queryKey: FACTOR,
    queryFn: ({ signal }) => get<OwnFactor>("/account/second-factor", signal),
  });
}

export function useFactorBegin() {
  return useFactorMutation((proof: Proof) => post<FactorSetup>("/account/second-factor", proof));
}

export function useFactorConfirmation() {
  return useFactorMutation((code: string) =>
    post<RecoveryCodes>("/account/second-factor/confirm", { code }),
  );
}

export function useNewCodes() {
  return useFactorMutation((proof: Proof) =>
    post<RecoveryCodes>("/account/second-factor/codes", proof),
  );
}

export function useFactorOff() {
  return useFactorMutation((proof: Proof) => post("/account/second-factor/off", proof));
}

function useFactorMutation<Body, Value>(mutationFn: (body: Body) => Promise<Value>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([FACTOR, OWN_SESSIONS].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
