/** What an endpoint sent cannot be an answer: too long, not JSON, empty, or of another form. Holds nothing of it. */
export class UnfitResponse extends Error {
  override readonly name = "UnfitResponse";
}

/** Longest answer that is read, in bytes after decompression. An answer of 4,000 tokens has some 20 kB. */
const MAX_BODY_BYTES = 1024 * 1024;
/** Of what a refusal says only its codes matter. */
const MAX_REFUSAL_BYTES = 64 * 1024;
/** A `Response` may not be made with a body for these. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` that reads the whole body before it gives the response, so that neither a body without end nor one that is cut
 * reaches anything that trusts it.
 *
 * Redirects are not followed: a key is for one endpoint.
 *
 * @throws UnfitResponse a successful response is longer than 1 MB or is not declared to be JSON; else what `fetch` throws
 */
export function guardedFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    const { status, headers, ok } = response;
    if (ok && !isJson(headers.get("content-type"))) {
      await response.body?.cancel();
      throw new UnfitResponse("The response is not declared to be JSON.");
    }
    const body = await readBody(response, ok ? MAX_BODY_BYTES : MAX_REFUSAL_BYTES);
    if (body === null && ok) throw new UnfitResponse("The response is too long.");
    return new Response(BODILESS.has(status) ? null : (body ?? ""), { status, headers });
  };
}

function isJson(contentType: string | null): boolean {
  const [media = ""] = (contentType ?? "").toLowerCase().split(";");
  return /^application\/(?:[\w.-]+\+)?json$/.test(media.trim());
}

/** `null` when there is more of it than may be. */
async function readBody(response: Response, maxBytes: number): Promise<string | null> {
  if (response.body === null) return "";
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString("utf8");
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
