import type { ProviderClaims } from "../domain/provider-claims.ts";

/** What must be known again when somebody comes back from the provider; nobody else may learn it. */
export interface Authorization {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
}

/** The provider could not be asked, or its answer is none: nothing is known of the person. */
export interface Unreached {
  readonly kind: "unreached";
}

/** Who came back. */
export type ProviderAnswer =
  | {
      readonly kind: "person";
      /** The provider’s own id of the person, which it gives to no second one. */
      readonly subject: string;
      readonly claims: ProviderClaims;
      /** `null` where the provider gave none. */
      readonly refreshToken: string | null;
    }
  /** The provider refused, or the person did. */
  | { readonly kind: "denied" }
  /** It does not belong to what was asked, or proves nothing. */
  | { readonly kind: "forged" }
  | Unreached;

/** What the provider says later of somebody who came from it. */
export type Renewal =
  /** Still welcome. The token before may be used up. */
  | { readonly kind: "renewed"; readonly refreshToken: string }
  /** No longer: the account is disabled, or its sign-in was ended. */
  | { readonly kind: "ended" }
  | Unreached;

/** What the provider says to whoever sets it up. */
export interface ProviderFinding {
  readonly isFine: boolean;
  /** One sentence without secrets; for what is not fine it says what to do. */
  readonly note: string;
}

/** A service that knows the staff of an organisation, asked by OpenID Connect. */
export interface IdentityProvider {
  /** Its own address, which with a subject names one person. */
  readonly issuer: string;
  /** As the sign-in page calls it. */
  readonly name: string;
  /** Whether it answers; asked anew at most every few seconds. */
  isReachable(): Promise<boolean>;
  /** @returns where the browser is to be sent, and what is to be kept until it comes back */
  begin(): Promise<
    | { readonly kind: "begun"; readonly address: string; readonly authorization: Authorization }
    | Unreached
  >;
  /** @param query with which the browser came back */
  finish(query: URLSearchParams, authorization: Authorization): Promise<ProviderAnswer>;
  /** Asks with the refresh token of a sign-in whether the person is still welcome. */
  renew(refreshToken: string): Promise<Renewal>;
  examine(): Promise<ProviderFinding>;
}
