import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SearchDocument } from "../../../../src/ports/search.ts";
import { buildSearchEngine } from "../../../../src/search/search-engine.ts";
import { loadIndex, serializeIndex } from "../../../../src/search/storage/index-file.ts";
import { aDocument, ENGLISH, OTHERS } from "../documents.ts";

const DOCUMENTS: readonly SearchDocument[] = [...ENGLISH, ...OTHERS];
const NEGATIVES = [{ language: "en", near: ["visa for france"], far: ["recipe for soup"] }];
const built = buildSearchEngine(DOCUMENTS, NEGATIVES);
const bytes = serializeIndex(built);

function loaded(stored: Uint8Array, documents = DOCUMENTS, negatives = NEGATIVES) {
  const result = loadIndex(stored, documents, negatives);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result;
}

describe("a stored index", () => {
  it("answers as the built one does", () => {
    const { engine, stale } = loaded(bytes);
    expect(stale).toEqual([]);
    for (const { language, title, questions } of DOCUMENTS) {
      for (const text of [title, ...questions, "soup", "visa for france"]) {
        expect(engine.search(text, language, 5)).toEqual(built.search(text, language, 5));
      }
    }
  });

  it("is the same file for the same content", () => {
    const again = serializeIndex(buildSearchEngine(structuredClone(DOCUMENTS), NEGATIVES));
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  it("can be taken up from anywhere in a larger buffer", () => {
    const pool = new Uint8Array(bytes.length + 3);
    pool.set(bytes, 3);
    expect(loaded(pool.subarray(3)).stale).toEqual([]);
  });

  it("keeps the languages whose content is the same and learns the changed one anew", () => {
    const changed = DOCUMENTS.map((document) =>
      document.language === "zh" && document.id === "work/permit"
        ? { ...document, questions: [...document.questions, "外国专家证在哪里办"] }
        : document,
    );
    const { engine, stale } = loaded(bytes, changed);
    expect(stale).toEqual(["zh"]);
    expect(engine.search("外国专家证在哪里办", "zh", 1).hits[0]?.id).toBe("work/permit");
  });

  it("is stale for a language whose negatives have changed", () => {
    const changed = [{ language: "en", near: [], far: ["recipe for cake"] }];
    expect(loaded(bytes, DOCUMENTS, changed).stale).toEqual(["en"]);
  });

  it("does not depend on the order in which the documents were read", () => {
    const { engine, stale } = loaded(bytes, DOCUMENTS.toReversed());
    expect(stale).toEqual([]);
    expect(engine.search("where is the bank", "en", 5)).toEqual(
      built.search("where is the bank", "en", 5),
    );
  });
});

describe("a stored index is refused", () => {
  it("as foreign when it is something else", () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...new Array<number>(100).fill(7)]);
    expect(loadIndex(png, DOCUMENTS, NEGATIVES)).toEqual({ ok: false, reason: "foreign" });
    expect(loadIndex(new Uint8Array(0), DOCUMENTS, NEGATIVES)).toEqual({
      ok: false,
      reason: "foreign",
    });
  });

  it("by format when another version wrote it", () => {
    const other = bytes.slice();
    other[4] = (other[4] ?? 0) + 1;
    expect(loadIndex(other, DOCUMENTS, NEGATIVES)).toEqual({ ok: false, reason: "format" });
  });

  it("by content when nothing in it belongs to these documents", () => {
    const others = [aDocument("x/y", "en", { title: "Bank" })];
    expect(loadIndex(bytes, others, [])).toEqual({ ok: false, reason: "content" });
  });

  it("as damaged when it is cut short anywhere", () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: bytes.length - 1 }), (length) => {
        expect(loadIndex(bytes.slice(0, length), DOCUMENTS, NEGATIVES).ok).toBe(false);
      }),
    );
  });

  it("as damaged when any byte behind its head is altered", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (place, change) => {
          const altered = bytes.slice();
          altered[place] = (altered[place] ?? 0) ^ change;
          expect(loadIndex(altered, DOCUMENTS, NEGATIVES)).toEqual({
            ok: false,
            reason: "damaged",
          });
        },
      ),
    );
  });

  it("without throwing, whatever the bytes behind a sound head", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (rest) => {
        const forged = new Uint8Array(8 + rest.length);
        forged.set(bytes.subarray(0, 8));
        forged.set(rest, 8);
        expect(loadIndex(forged, DOCUMENTS, NEGATIVES).ok).toBe(false);
      }),
    );
  });
});
