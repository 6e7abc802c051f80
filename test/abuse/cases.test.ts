import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAttackedService, type AttackedService } from "./attacked-service.ts";
import { attackCases } from "./cases.ts";

let attacked: AttackedService;
beforeAll(async () => {
  attacked = await startAttackedService();
});
afterAll(() => attacked.stop());

describe("somebody who cries for help in one conversation after another", () => {
  it("opens one urgent case and a few others, is told to wait, and keeps nobody else from theirs", async () => {
    const figures = await attackCases(attacked.url, { tries: 9, others: 3 });
    console.log(`cases: ${JSON.stringify(figures)}`);
    expect(figures).toMatchObject({ opened: 6, toldToWait: 3, othersOpened: 3 });
    const { cases } = (await attacked.desk.get("/cases?states=open")) as {
      cases: { urgency: string }[];
    };
    // One of the attack, and all of those who came from elsewhere.
    expect(cases.filter(({ urgency }) => urgency === "urgent")).toHaveLength(4);
    expect(cases).toHaveLength(9);
  });
});
