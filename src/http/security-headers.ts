import type { RequestHandler } from "express";

/** The chat page. What else there is has no business in a frame, where a click can be taken for another. */
const FRAMED_PATH = "/";

/**
 * Headers that keep a page from loading, sending or being framed anywhere but here.
 *
 * @param frameOrigins origins that may show the chat page in a frame; with none, nobody may
 */
export function createSecurityHeaders(frameOrigins: readonly string[]): RequestHandler {
  const unframed = { ...headersFor("'none'"), "X-Frame-Options": "DENY" };
  const framed =
    frameOrigins.length === 0 ? unframed : headersFor(["'self'", ...frameOrigins].join(" "));
  return (request, response, next) => {
    response.set(request.path === FRAMED_PATH ? framed : unframed);
    if (request.secure) response.set("Strict-Transport-Security", "max-age=31536000");
    next();
  };
}

/** @param styles where styles may come from; this service's own files by default */
export function contentSecurityPolicy({ ancestors, styles = "'self'" }: PolicyParts): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}

interface PolicyParts {
  readonly ancestors: string;
  readonly styles?: string;
}

function headersFor(ancestors: string): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy({ ancestors }),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}
