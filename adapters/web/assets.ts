import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Request, Response } from "express";
import { Unavailable } from "../../src/domain/errors.ts";

/** The built page, read once into memory: no path of a request ever reaches the disk. */
export interface Assets {
  /** Pages with places to fill in. */
  readonly index: string;
  readonly article: string;
  /** The script for other sites, with a place for what it must know. */
  readonly widget: string;
  /** Sends a built file and tells whether there is one of that name. */
  send(name: string, request: Request, response: Response): boolean;
}

/** A file in memory, ready to be sent in any way that a browser accepts. */
export interface PackedFile {
  readonly type: string;
  readonly etag: string;
  /** The same bytes as they are and as browsers may accept them, smallest first. */
  readonly encodings: ReadonlyMap<string, Buffer>;
}

/** The name of a built file changes with its content. */
const FOR_EVER = "public, max-age=31536000, immutable";

const COMPRESSIBLE: ReadonlySet<string> = new Set([".js", ".css", ".svg", ".html", ".json"]);

/**
 * Reads a folder that the build of the page made: two pages, the script for other sites, and files in `assets` whose
 * names change with their content.
 *
 * @throws Unavailable the folder is not there or not whole
 */
export function loadAssets(pageDir: string): Assets {
  try {
    const assetDir = join(pageDir, "assets");
    const files = new Map(
      readdirSync(assetDir).map((name) => {
        const bytes = readFileSync(join(assetDir, name));
        return [name, packFile(extname(name), bytes)];
      }),
    );
    return {
      index: readFileSync(join(pageDir, "index.html"), "utf8"),
      article: readFileSync(join(pageDir, "article.html"), "utf8"),
      widget: readFileSync(join(pageDir, "widget.js"), "utf8"),
      send: (name, request, response) => {
        const file = files.get(name);
        if (file === undefined) return false;
        sendFile(file, FOR_EVER, request, response);
        return true;
      },
    };
  } catch (error) {
    throw new Unavailable("The chat page is not built; run: npm run build:web", error);
  }
}

/** @param type the end of its name, such as `.js` */
export function packFile(type: string, bytes: Buffer): PackedFile {
  const encodings = new Map<string, Buffer>();
  if (COMPRESSIBLE.has(type)) {
    encodings.set("br", brotliCompressSync(bytes));
    encodings.set("gzip", gzipSync(bytes, { level: 9 }));
  }
  encodings.set("identity", bytes);
  const hash = createHash("sha256").update(bytes).digest("base64url");
  return { type, etag: `"${hash}"`, encodings };
}

export function sendFile(
  file: PackedFile,
  cacheControl: string,
  request: Request,
  response: Response,
): void {
  response.set({ "Cache-Control": cacheControl, ETag: file.etag, Vary: "Accept-Encoding" });
  const accepted = request.acceptsEncodings([...file.encodings.keys()]);
  const encoding = accepted === false ? "identity" : accepted;
  if (encoding !== "identity") response.set("Content-Encoding", encoding);
  response.type(file.type).send(file.encodings.get(encoding));
}
