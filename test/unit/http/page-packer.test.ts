import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { createPagePacker, type Compress } from "../../../src/http/page-packer.ts";
import type { PagePacker } from "../../../src/ports/page-files.ts";
import { waitFor } from "../../helpers/wait-for.ts";

const SCRIPT = `console.log("${"yizhan ".repeat(2_000)}");\n`;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "yizhan-pages-"));
  closing.push(() => {
    rmSync(path, { recursive: true });
  });
  mkdirSync(join(path, "assets"));
  writeFileSync(join(path, "index.html"), "<p>index</p>");
  writeFileSync(join(path, "secret.txt"), "secret");
  writeFileSync(join(path, "assets", "a-1.js"), SCRIPT);
  writeFileSync(join(path, "assets", "b-2.css"), SCRIPT);
  writeFileSync(join(path, "assets", "c-3.png"), SCRIPT);
  return path;
}

interface Sent {
  readonly status: number;
  readonly encoding: string | null;
  readonly bytes: Buffer;
  readonly headers: Headers;
}

/** Sends the assets of a packer over HTTP; asks as a browser does that takes one encoding. */
async function serve(packer: PagePacker): Promise<(name: string, accept: string) => Promise<Sent>> {
  const files = packer.read(folder(), ["index.html"]);
  const app = express();
  app.get("/:name", (request, response, next) => {
    if (!files.send(request.params.name, request, response)) next();
  });
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => server.close());
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return async (name, accept) => {
    const response = await fetch(`http://127.0.0.1:${String(port)}/${name}`, {
      headers: { "Accept-Encoding": accept },
    });
    const encoding = response.headers.get("content-encoding");
    const { status, headers } = response;
    return { status, encoding, headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
}

describe("a page in memory", () => {
  it("is sent as it is while it is being packed, and packed from then on, file by file", async () => {
    const pending: { name: string; done: () => void }[] = [];
    const compress: Compress = (encoding, bytes) =>
      new Promise((resolve) => {
        pending.push({
          name: encoding,
          done: () => {
            resolve(encoding === "br" ? brotliCompressSync(bytes) : gzipSync(bytes));
          },
        });
      });
    const ask = await serve(createPagePacker(compress));
    await waitFor(() => pending.length === 1);
    const first = await ask("a-1.js", "br, gzip");
    expect([first.status, first.encoding, first.bytes.toString()]).toEqual([200, null, SCRIPT]);
    const encodings: (string | null)[] = [];
    for (let step = 0; step < 4; step += 1) {
      await waitFor(() => pending.length === step + 1);
      pending[step]?.done();
      await waitFor(() => step === 3 || pending.length === step + 2);
      encodings.push((await ask("b-2.css", "gzip")).encoding);
    }
    expect(pending.map(({ name }) => name)).toEqual(["br", "gzip", "br", "gzip"]);
    expect(encodings).toEqual([null, null, null, "gzip"]);
  });

  it("is smaller in every way that a browser takes, and the same when it is unpacked", async () => {
    const ask = await serve(createPagePacker());
    await waitFor(async () => (await ask("b-2.css", "gzip")).encoding === "gzip");
    // What a fetch unpacks by itself is compared as it arrives; its length as it was sent.
    const lengths: number[] = [];
    for (const [accept, encoding] of [
      ["br, gzip, identity", "br"],
      ["gzip", "gzip"],
      ["identity", null],
      ["*;q=0.1, br;q=0.9", "br"],
    ] as const) {
      const sent = await ask("a-1.js", accept);
      expect([sent.encoding, sent.bytes.toString()]).toEqual([encoding, SCRIPT]);
      expect(sent.headers.get("vary")).toBe("Accept-Encoding");
      expect(sent.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      lengths.push(Number(sent.headers.get("content-length")));
    }
    expect(lengths[2]).toBe(SCRIPT.length);
    expect(Math.max(lengths[0] ?? 0, lengths[1] ?? 0)).toBeLessThan(SCRIPT.length / 10);
  });

  it("packs no pictures, and nothing that cannot be packed", async () => {
    const ask = await serve(
      createPagePacker((_encoding, bytes) =>
        bytes.length === 0 ? Promise.resolve(bytes) : Promise.reject(new Error("no memory")),
      ),
    );
    for (const name of ["a-1.js", "c-3.png"]) {
      const sent = await ask(name, "br, gzip");
      expect([sent.status, sent.encoding, sent.bytes.toString()]).toEqual([200, null, SCRIPT]);
    }
  });

  it("holds the files that were named and those of its assets, and no other", async () => {
    const packer = createPagePacker();
    const files = packer.read(folder(), ["index.html"]);
    expect(files.text("index.html")).toBe("<p>index</p>");
    expect(() => files.text("secret.txt")).toThrow(RangeError);
    const ask = await serve(packer);
    for (const name of ["none.js", "secret.txt", "..%2fsecret.txt", "__proto__", "constructor"]) {
      expect([name, (await ask(name, "br")).status]).toEqual([name, 404]);
    }
  });

  it("is refused where a folder is not there or not whole", () => {
    const packer = createPagePacker();
    expect(() => packer.read("/nowhere", ["index.html"])).toThrow("A page is not built.");
    expect(() => packer.read(folder(), ["index.html", "widget.js"])).toThrow(
      "A page is not built.",
    );
  });
});
