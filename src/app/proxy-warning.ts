import type { Settings } from "./config.ts";

/**
 * What goes wrong where a proxy is in front and not trusted; `null` where nothing does.
 *
 * The service speaks plain HTTP, so an address of https is a proxy's, whatever `HOST` is.
 */
export function proxyWarning({
  publicUrl,
  trustProxy,
}: Pick<Settings, "publicUrl" | "trustProxy">): string | null {
  if (trustProxy || publicUrl?.startsWith("https:") !== true) return null;
  return (
    "PUBLIC_URL is https, so a proxy is in front, but TRUST_PROXY is not set: all visitors count as one address for the " +
    "limits, and browsers are not told to keep to https. Set TRUST_PROXY=true, and let nobody reach the port past the proxy."
  );
}
