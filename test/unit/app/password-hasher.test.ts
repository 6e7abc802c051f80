import { describe, expect, it } from "vitest";
import { createPasswordHasher } from "../../../src/app/password-hasher.ts";

const PASSWORD = "a long enough password";

describe("hashes of passwords", () => {
  it("tell the right password from others, and are never alike", async () => {
    const hasher = createPasswordHasher();
    const [one, two] = await Promise.all([hasher.hash(PASSWORD), hasher.hash(PASSWORD)]);
    expect(one).not.toBe(two);
    expect(await hasher.verify(PASSWORD, one)).toBe(true);
    expect(await hasher.verify(PASSWORD, two)).toBe(true);
    expect(await hasher.verify(`${PASSWORD} `, one)).toBe(false);
  });

  it("are made as strong as is asked for, which stands in them", async () => {
    const hash = await createPasswordHasher().hash(PASSWORD);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("match nothing where there is none, though as much is done as for any other", async () => {
    const hasher = createPasswordHasher();
    const hash = await hasher.hash(PASSWORD);
    const cpu = async (known: string | null): Promise<number> => {
      const before = process.cpuUsage();
      for (let n = 0; n < 5; n += 1) expect(await hasher.verify("wrong", known)).toBe(false);
      return process.cpuUsage(before).user;
    };
    await cpu(null);
    const [stranger, known] = [await cpu(null), await cpu(hash)];
    expect(stranger).toBeGreaterThan(known / 3);
  });

  it("wait for one another, and are refused when too many wait", async () => {
    const hasher = createPasswordHasher();
    const results = await Promise.allSettled(
      Array.from({ length: 45 }, () => hasher.verify(PASSWORD, null)),
    );
    const refused = results.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(45 - 2 - 40);
    expect(refused[0]).toMatchObject({ reason: { code: "unavailable" } });
    expect(await hasher.verify(PASSWORD, null)).toBe(false);
  });
});
