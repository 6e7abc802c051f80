import { expect, it } from "vitest";
import { createPasswordStrength } from "../../../src/app/password-strength.ts";
import { Unavailable } from "../../../src/domain/errors.ts";
import { newDatabase } from "../../helpers/new-database.ts";
import { openTestDesk, PASSWORD, quickHasher } from "../../helpers/desk.ts";
import { FakeTime } from "../../helpers/fake-time.ts";

const strength = createPasswordStrength();
const ABOUT = ["yizhan", "liwei"];

it.each([
  ["............", "password_pattern"],
  ["Summer2026!!!", "password_weak"],
  ["plain words!", null],
  ["长城上的一只白鸽子和月亮", null],
])("judges %s as somebody would who knows what people choose", async (password, weakness) => {
  expect(await strength.weaknessOf(password, ABOUT)).toBe(weakness);
});

it("judges ten thousand signs that stand for letters by how they begin, within a moment", async () => {
  const began = performance.now();
  // Repeated it is weak, and looked at as a whole it would take minutes.
  expect(await strength.weaknessOf("1l0v3y0u!@$%".repeat(1_000), ABOUT)).toBe("password_pattern");
  expect(performance.now() - began).toBeLessThan(10_000);
});

it("gives a judgement up that comes to no end, and goes on with the next", async () => {
  const program = new URL("data:text/javascript,for(;;);");
  const stuck = createPasswordStrength({ program, withinMs: 50 });
  const both = await Promise.allSettled([
    stuck.weaknessOf(PASSWORD, []),
    stuck.weaknessOf(PASSWORD, []),
  ]);
  for (const each of both) {
    expect(each).toMatchObject({ status: "rejected", reason: expect.any(Unavailable) as unknown });
  }
});

it("keeps an invitation good when the password it is used with is weak or its owner’s name", async () => {
  const database = await newDatabase();
  const desk = await openTestDesk(database, new FakeTime(), quickHasher, strength);
  const invitation = { name: "Li Wei", email: "li@talent.example", role: "staff" } as const;
  const invited = await desk.accounts.invite("command line", { ...invitation, centres: "all" });
  if (invited.kind === "refused") throw new Error(invited.reason);
  const accept = (password: string) => desk.accounts.tickets.accept(invited.token, { password });
  expect(await accept("Password12345!")).toMatchObject({ reason: "password_common" });
  expect(await accept("LiWei@yizhan-2026")).toMatchObject({ reason: "password_personal" });
  expect(await accept(PASSWORD)).toMatchObject({ kind: "accepted" });
  await database.close();
});
