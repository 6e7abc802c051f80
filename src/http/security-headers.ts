import type { RequestHandler } from "express";

/**
 * Headers that keep a page from loading, sending or being framed anywhere but here.
 *
 * @param frameOrigins origins that may show our pages in a frame; with none, nobody may
 */
export function createSecurityHeaders(frameOrigins: readonly string[]): RequestHandler {
  const ancestors = frameOrigins.length === 0 ? "'none'" : ["'self'", ...frameOrigins].join(" ");
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
  const headers: Record<string, string> = {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(frameOrigins.length === 0 ? { "X-Frame-Options": "DENY" } : {}),
  };
  return (request, response, next) => {
    response.set(headers);
    if (request.secure) response.set("Strict-Transport-Security", "max-age=31536000");
    next();
  };
}
