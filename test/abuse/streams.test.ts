import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAttackedService, type AttackedService } from "./attacked-service.ts";
import { attackStreams } from "./streams.ts";

let attacked: AttackedService;
beforeAll(async () => {
  attacked = await startAttackedService();
});
afterAll(() => attacked.stop());

describe(
  "ten addresses that hold all streams, and take back each that they lose",
  { timeout: 120_000 },
  () => {
    it("keep nobody else from an answer, alone or three hundred behind one address", async () => {
      const figures = await attackStreams(attacked.url, {
        addresses: 10,
        streamsOfEach: 100,
        visitors: 20,
        campus: 300,
      });
      console.log(`streams: ${JSON.stringify(figures)}`);
      const { held, visitors, campus } = figures;
      expect(held).toBe(1_000);
      expect(visitors).toMatchObject({ answered: 20, withStream: 20, lostStream: 0, refusals: 0 });
      expect(campus).toMatchObject({ answered: 300, refusals: 0 });
    });
  },
);
