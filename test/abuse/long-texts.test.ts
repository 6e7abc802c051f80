import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAttackedService, type AttackedService } from "./attacked-service.ts";
import { attackLongTexts } from "./long-texts.ts";

let attacked: AttackedService;
beforeAll(async () => {
  attacked = await startAttackedService();
});
afterAll(() => attacked.stop());

describe("one address that sends as many long odd texts as it may", { timeout: 60_000 }, () => {
  it("is held to its allowance, and keeps nobody else from an answer", async () => {
    const figures = await attackLongTexts(attacked.url, {
      address: "192.0.2.77",
      seconds: 8,
      questions: 15,
    });
    console.log(`long texts: ${JSON.stringify(figures)}`);
    expect(figures.accepted).toBeGreaterThanOrEqual(15);
    expect(figures.accepted).toBeLessThanOrEqual(15 + 8);
    expect(figures.refused).toBeGreaterThan(0);
    expect(figures.answered).toBe(15);
  });
});
