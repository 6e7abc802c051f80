import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";
import { Unavailable } from "../domain/errors.ts";
import type { PageFile, PagePacker } from "../ports/page-files.ts";

/** What browsers may accept beside the bytes as they are, the smallest first. */
const ENCODINGS = ["br", "gzip"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Makes bytes smaller without keeping anybody waiting. */
export type Compress = (encoding: Encoding, bytes: Buffer) => Promise<Buffer>;

const COMPRESSIBLE: ReadonlySet<string> = new Set([".js", ".css", ".svg", ".html", ".json"]);
/** The name of a built file changes with its content. */
const FOR_EVER = "public, max-age=31536000, immutable";
/** The highest takes thirty times as long for a fifteenth less. */
const BROTLI_QUALITY = 6;

const compressApart: Compress = (encoding, bytes) =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, packed: Buffer): void => {
      if (error === null) resolve(packed);
      else reject(error);
    };
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    if (encoding === "br") brotliCompress(bytes, { params }, done);
    else gzip(bytes, { level: constants.Z_BEST_COMPRESSION }, done);
  });

/** Packs one file after another, off the thread that answers. */
export function createPagePacker(compress: Compress = compressApart): PagePacker {
  let before = Promise.resolve();
  const pack = (type: string, whole: Uint8Array): PageFile => {
    const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
    const packed = new Map<string, Buffer>();
    const work = async (): Promise<void> => {
      for (const encoding of ENCODINGS) packed.set(encoding, await compress(encoding, bytes));
    };
    // What cannot be packed is sent as it is.
    if (COMPRESSIBLE.has(type)) before = before.then(work).catch(() => undefined);
    const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
    return {
      send: (request, response, cacheControl) => {
        sendPacked(
          { type, etag, bytes, packed },
          request as Request,
          response as Response,
          cacheControl,
        );
      },
    };
  };
  return {
    pack,
    read: (folder, names) => {
      const { texts, files } = readFolder(folder, names);
      const packed = new Map(
        [...files].map(([name, bytes]) => [name, pack(extname(name), bytes)] as const),
      );
      return {
        text: (name) => {
          const text = texts.get(name);
          if (text === undefined) throw new RangeError("This file of a page was not named.");
          return text;
        },
        send: (name, request, response) => {
          const file = packed.get(name);
          file?.send(request, response, FOR_EVER);
          return file !== undefined;
        },
      };
    },
  };
}

interface Folder {
  readonly texts: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Buffer>;
}

function readFolder(folder: string, names: readonly string[]): Folder {
  try {
    const assets = join(folder, "assets");
    return {
      texts: new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
      files: new Map(readdirSync(assets).map((name) => [name, readFileSync(join(assets, name))])),
    };
  } catch (error) {
    throw new Unavailable("A page is not built.", error);
  }
}

interface Packed {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly packed: ReadonlyMap<string, Buffer>;
}

function sendPacked(
  { type, etag, bytes, packed }: Packed,
  request: Request,
  response: Response,
  cacheControl: string,
): void {
  response.set({ "Cache-Control": cacheControl, ETag: etag, Vary: "Accept-Encoding" }).type(type);
  const accepted = request.acceptsEncodings([...packed.keys(), "identity"]);
  const smaller = accepted === false ? undefined : packed.get(accepted);
  if (smaller !== undefined && accepted !== false) response.set("Content-Encoding", accepted);
  response.send(smaller ?? bytes);
}
