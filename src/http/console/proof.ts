import { createHmac, timingSafeEqual } from "node:crypto";
import type { Request, Response } from "express";

const COOKIE = "yizhan_session";
/**
 * Over https. Browsers take a cookie of such a name only when it is `Secure`, of `Path=/` and without a domain, so that neither a
 * page of a sibling host nor one of plain http can plant one. They refuse it over plain http, where the bare name stays.
 */
const HTTPS_COOKIE = `__Host-${COOKIE}`;
/** As tokens are made; what is not so is not looked up. */
const TOKEN = /^[\w-]{43}$/;

/**
 * The token of the session's cookie; `null` when there is none that could be one. Over https only the cookie that nobody else can
 * have planted is looked at.
 *
 * @param publicUrl as for {@link setSession}
 */
export function sessionTokenOf(request: Request, publicUrl: string | null): string | null {
  const value = cookieOf(request, isOverHttps(request, publicUrl) ? HTTPS_COOKIE : COOKIE);
  return value !== null && TOKEN.test(value) ? value : null;
}

function cookieOf(request: Request, cookie: string): string | null {
  for (const pair of (request.get("Cookie") ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === cookie) return value ?? null;
  }
  return null;
}

/** What the browser brings back from an identity provider, by the same rules as the session’s. */
const WAY_COOKIE = "yizhan_way";
const SEALED = /^[\w-]{1,4000}$/;

export function wayOf(request: Request, publicUrl: string | null): string | null {
  const secure = isOverHttps(request, publicUrl);
  const value = cookieOf(request, secure ? `__Host-${WAY_COOKIE}` : WAY_COOKIE);
  return value !== null && SEALED.test(value) ? value : null;
}

/**
 * `Lax`, since the browser comes back from another site, which a strict cookie would miss. Lasts as long as the browser is open.
 *
 * @param publicUrl as for {@link setSession}
 */
export function setWay(
  request: Request,
  response: Response,
  { way, publicUrl }: { readonly way: string | null; readonly publicUrl: string | null },
): void {
  const secure = isOverHttps(request, publicUrl);
  const cookie = secure ? `__Host-${WAY_COOKIE}` : WAY_COOKIE;
  const path = secure ? "/" : "/console";
  const options = { httpOnly: true, sameSite: "lax", path, secure } as const;
  if (way === null) response.clearCookie(cookie, options);
  else response.cookie(cookie, way, options);
}

/**
 * Lasts as long as the browser is open, and at most as long as the session.
 *
 * @param publicUrl where people reach the service; `null` when nobody said. Where that is https the cookie is for https alone,
 *   also when the proxy in front, which is not trusted, brought the request without
 */
export function setSession(
  request: Request,
  response: Response,
  { token, publicUrl }: { readonly token: string | null; readonly publicUrl: string | null },
): void {
  const secure = isOverHttps(request, publicUrl);
  const cookie = secure ? HTTPS_COOKIE : COOKIE;
  const path = secure ? "/" : "/console";
  const options = { httpOnly: true, sameSite: "strict", path, secure } as const;
  if (token === null) response.clearCookie(cookie, options);
  else response.cookie(cookie, token, options);
}

function isOverHttps(request: Request, publicUrl: string | null): boolean {
  return request.secure || publicUrl?.startsWith("https:") === true;
}

/**
 * What a page of ours must show with each change, and no page of another site can know. It follows from the session's
 * token, from which nobody can tell that.
 */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac("sha256", sessionToken).update("csrf").digest("base64url");
}

/** In a time that does not tell how much of it is right. */
export function showsCsrfToken(request: Request, sessionToken: string): boolean {
  const expected = Buffer.from(csrfTokenOf(sessionToken));
  const shown = Buffer.from(request.get("X-CSRF-Token") ?? "");
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

/**
 * Whether a request may come from a page of ours, as browsers tell it and no page can change it. What tells nothing is no
 * browser of today, and brings no cookie against its user's will.
 *
 * @param publicUrl where people reach the service; `null` when nobody said
 */
export function isFromHere(request: Request, publicUrl: string | null): boolean {
  const site = request.get("Sec-Fetch-Site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const from = request.get("Origin");
  if (from === undefined) return true;
  if (!URL.canParse(from)) return false;
  const { host } = new URL(from);
  return host === request.host || (publicUrl !== null && host === new URL(publicUrl).host);
}

/** Scheme and host that the request itself names. */
export function originOf(request: Request): string {
  return `${request.protocol}://${request.host}`;
}
