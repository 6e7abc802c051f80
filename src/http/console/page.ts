import { randomBytes } from "node:crypto";
import { Router, type RequestHandler } from "express";
import { Unavailable } from "../../domain/errors.ts";
import type { PageFiles, PagePacker } from "../../ports/page-files.ts";
import type { RouteInfo } from "../../ports/platform.ts";
import { contentSecurityPolicy } from "../security-headers.ts";
import { CONSOLE_API } from "./router.ts";

export const PAGE_ROUTES: readonly RouteInfo[] = [
  { method: "GET", path: "/console", access: "anyone" },
  { method: "GET", path: "/console/assets/:name", access: "anyone" },
  { method: "GET", path: "/console/*path", access: "anyone" },
];

/** Where the build leaves a place for the number that each answer's styles are allowed by. */
const NONCE_PLACE = "__NONCE__";
const INDEX = "index.html";

export interface ConsolePageDeps {
  /** The built page: `index.html`, and files in `assets` whose names change with their content. */
  readonly pageDir: string;
  readonly packer: PagePacker;
}

/**
 * Sends the built page: its files, and `index.html` at every other path, as the page finds its own way from there. No path
 * of a request ever reaches the disk.
 */
export function createConsolePage({ pageDir, packer }: ConsolePageDeps): RequestHandler {
  let page: PageFiles | null = null;
  /** @throws Unavailable the folder is not there or not whole */
  const built = (): PageFiles => {
    try {
      return (page ??= packer.read(pageDir, [INDEX]));
    } catch (error) {
      throw new Unavailable("The console is not built.", error);
    }
  };
  // At the start, so that it is packed before anybody asks; one that is built later is found with the next request.
  try {
    built();
  } catch {
    // Whoever asks is told.
  }
  const router = Router();
  router.get("/console/assets/:name", (request, response, next) => {
    if (!built().send(request.params.name, request, response)) next("router");
  });
  router.get(["/console", "/console/*path"], (request, response, next) => {
    if (request.path === CONSOLE_API || request.path.startsWith(`${CONSOLE_API}/`)) {
      next("router");
      return;
    }
    const nonce = randomBytes(16).toString("base64");
    response
      .set({
        "Cache-Control": "no-store",
        "Content-Security-Policy": contentSecurityPolicy({
          ancestors: "'none'",
          styles: `'self' 'nonce-${nonce}'`,
        }),
      })
      .type("html")
      .send(built().text(INDEX).replaceAll(NONCE_PLACE, nonce));
  });
  return router;
}
