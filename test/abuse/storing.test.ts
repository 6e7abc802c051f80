import SQLite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAttackedService, type AttackedService } from "./attacked-service.ts";
import { attackStorage } from "./storing.ts";

const MB = 1_000_000;

/** The size of the database, without its log, of which the size is bounded. */
function databaseBytes({ data }: AttackedService): number {
  const file = new SQLite(`${data.path}/yizhan.db`, { readonly: true });
  try {
    const read = (name: string): number => Number(file.pragma(name, { simple: true }));
    return read("page_count") * read("page_size");
  } finally {
    file.close();
  }
}

describe(
  "an attacker who owns a /48 and writes all that may be written",
  { timeout: 120_000 },
  () => {
    let attacked: AttackedService;
    beforeAll(async () => {
      attacked = await startAttackedService({ WEB_MB_PER_ADDRESS: "1", DISK_FREE_MB: "0" });
    });
    afterAll(() => attacked.stop());

    it("stores no more than four addresses may at once, and others are answered", async () => {
      const bytes = () => databaseBytes(attacked);
      const attack = { networks: 12, characters: 3_900 };
      const figures = await attackStorage(attacked.url, attack, bytes);
      console.log(`storing: ${JSON.stringify(figures)}`);
      // Half of a day’s megabyte at once, four times, and what came back meanwhile.
      expect(figures.accepted).toBeGreaterThan(20);
      expect(figures.accepted).toBeLessThan(45);
      expect(figures.grownBytes).toBeLessThan(2.2 * MB);
      expect(figures.otherAnswered).toBe(true);
    });
  },
);

describe("a disk with less free than is wanted", { timeout: 120_000 }, () => {
  let attacked: AttackedService;
  beforeAll(async () => {
    // No machine that runs the tests has so much.
    attacked = await startAttackedService({ DISK_FREE_MB: "10000000" });
  });
  afterAll(() => attacked.stop());

  it("makes the service unready, and opens no conversation, with one sentence", async () => {
    const ready = await fetch(`${attacked.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      checks: { database: { ready: true }, disk: { ready: false } },
      error: { message: "Not ready: disk." },
    });
    const opened = await fetch(`${attacked.url}/web/conversations`, { method: "POST" });
    expect(opened.status).toBe(503);
    expect(await opened.json()).toEqual({
      error: {
        code: "no_room",
        message: "There is no room for new conversations at this moment; please try again later.",
      },
    });
    expect(attacked.log.lines.map(({ event }) => event)).toContain("disk.room");
  });
});
