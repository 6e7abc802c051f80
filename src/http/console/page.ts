import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Router, type Request, type RequestHandler, type Response } from "express";
import { Unavailable } from "../../domain/errors.ts";
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
/** The name of a built file changes with its content. */
const FOR_EVER = "public, max-age=31536000, immutable";
const COMPRESSIBLE: ReadonlySet<string> = new Set([".js", ".css", ".svg", ".json"]);

/** A built file in memory. */
interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Buffer;
  /** `null` for what does not get smaller. */
  readonly brotli: Buffer | null;
}

interface Page {
  readonly index: string;
  readonly assets: ReadonlyMap<string, Asset>;
}

/**
 * Sends the built page: its files, and `index.html` at every other path, as the page finds its own way from there. No path
 * of a request ever reaches the disk.
 */
export function createConsolePage(pageDir: string): RequestHandler {
  let page: Page | null = null;
  // One that is built after the start is found with the next request.
  const built = (): Page => (page ??= loadPage(pageDir));
  const router = Router();
  router.get("/console/assets/:name", (request, response, next) => {
    const asset = built().assets.get(request.params.name);
    if (asset === undefined) next("router");
    else sendAsset(asset, request, response);
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
      .send(built().index.replaceAll(NONCE_PLACE, nonce));
  });
  return router;
}

/** @throws Unavailable the folder is not there or not whole */
function loadPage(pageDir: string): Page {
  try {
    const assetDir = join(pageDir, "assets");
    const assets = readdirSync(assetDir).map((name): [string, Asset] => [
      name,
      packed(extname(name), readFileSync(join(assetDir, name))),
    ]);
    return {
      index: readFileSync(join(pageDir, "index.html"), "utf8"),
      assets: new Map(assets),
    };
  } catch (error) {
    throw new Unavailable("The console is not built.", error);
  }
}

function packed(type: string, bytes: Buffer): Asset {
  const hash = createHash("sha256").update(bytes).digest("base64url");
  const brotli = COMPRESSIBLE.has(type) ? brotliCompressSync(bytes) : null;
  return { type, etag: `"${hash}"`, bytes, brotli };
}

function sendAsset({ type, etag, bytes, brotli }: Asset, request: Request, response: Response) {
  response.set({ "Cache-Control": FOR_EVER, ETag: etag, Vary: "Accept-Encoding" }).type(type);
  if (brotli !== null && request.acceptsEncodings(["br"]) === "br") {
    response.set("Content-Encoding", "br").send(brotli);
  } else {
    response.send(bytes);
  }
}
