import type { Authorization, ProviderAnswer } from "../../ports/identity-provider.ts";
import { refused, type ProviderPart, type Refused, type StaffDeps } from "./deps.ts";
import { createLimits } from "./limits.ts";
import { admit, type ProviderRefused } from "./provider-admission.ts";
import type { SignInDone, SignInHalf, Visitor } from "./sign-in.ts";

const MINUTE_MS = 60_000;
/** From the sign-in page to the provider and back. */
const WAY_MS = 10 * MINUTE_MS;
const PURPOSE = "way to the provider";

/** What the browser brings back, sealed. */
interface Way extends Authorization {
  /** Where in the desk they meant to go. */
  readonly to: string;
  readonly endsAt: number;
}

/** Sign-in with an identity provider, from the sign-in page and back to it. */
export interface ProviderSignIn {
  /** As the sign-in page calls it. */
  readonly name: string;
  /** Whether the provider answers. */
  isReachable(): Promise<boolean>;
  /**
   * @param address of the visitor, for the limit
   * @param to where in the desk they meant to go
   * @returns where to send the browser, and what it is to bring back
   * @throws RateLimited too many from this address
   */
  begin(
    address: string,
    to: string,
  ): Promise<{ readonly kind: "begun"; readonly address: string; readonly way: string } | Refused>;
  /**
   * Opens a session, or the second step to one.
   *
   * @param query with which the browser came back
   * @param way what it brings; `null` for nothing
   */
  finish(
    query: URLSearchParams,
    way: string | null,
    visitor: Visitor,
  ): Promise<((SignInDone | SignInHalf) & { readonly to: string }) | ProviderRefused>;
}

export function createProviderSignIn(deps: StaffDeps, part: ProviderPart): ProviderSignIn {
  const { clock, tries } = deps;
  const { identity, sealer } = part;
  const limits = createLimits(deps);
  /** Each way leads back once, for all processes: a copy of the cookie and of the address opens nothing. */
  const isFirst = async (state: string): Promise<boolean> => {
    const size = { most: 1, perMs: WAY_MS };
    const draw = { kind: "sign-in: provider", name: state, size };
    return (await tries.take([draw], clock.now())) === 0;
  };
  return {
    name: identity.name,
    isReachable: () => identity.isReachable(),
    begin: async (address, to) => {
      await limits.takeProvider(address);
      const begun = await identity.begin();
      if (begun.kind === "unreached") return refused("provider_silent");
      const endsAt = clock.now().getTime() + WAY_MS;
      const way: Way = { ...begun.authorization, to, endsAt };
      return {
        kind: "begun",
        address: begun.address,
        way: sealer.seal(JSON.stringify(way), PURPOSE),
      };
    },
    finish: async (query, sealed, visitor) => {
      const opened = sealed === null ? null : sealer.open(sealed, PURPOSE);
      const way = opened === null ? null : (JSON.parse(opened) as Way);
      if (way === null || way.endsAt <= clock.now().getTime()) return refused("provider_over");
      if (query.get("state") !== way.state) return refused("provider_over");
      if (!(await isFirst(way.state))) return refused("provider_over");
      const result = await admitted(deps, part, await identity.finish(query, way), visitor);
      return result.kind === "refused" ? result : { ...result, to: way.to };
    },
  };
}

function admitted(
  deps: StaffDeps,
  part: ProviderPart,
  answer: ProviderAnswer,
  visitor: Visitor,
): Promise<SignInDone | SignInHalf | ProviderRefused> {
  switch (answer.kind) {
    case "denied":
      return Promise.resolve(refused("provider_denied"));
    case "forged":
      return Promise.resolve({ ...refused("provider_answer"), account: null });
    case "unreached":
      return Promise.resolve(refused("provider_silent"));
    case "person": {
      const { refreshToken } = answer;
      if (refreshToken === null) return Promise.resolve(refused("provider_unchecked"));
      const person = { ...answer, refreshToken, visitor };
      return deps.store.change((change) => admit(deps, part, change, person));
    }
  }
}
