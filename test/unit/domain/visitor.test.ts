import { describe, expect, it } from "vitest";
import { networkOf, networksOf, visitorOf, widestOf } from "../../../src/domain/visitor.ts";

describe("a visitor", () => {
  it("is an IPv4 address, however it is written", () => {
    expect(visitorOf("203.0.113.9")).toBe("203.0.113.9");
    expect(visitorOf("::ffff:203.0.113.9")).toBe("203.0.113.9");
    expect(visitorOf("")).toBe("");
  });

  it("is the network of 64 bits of an IPv6 address, and the next one is another", () => {
    const network = "2001:db8:0:12";
    for (const address of [
      "2001:db8:0:12::1",
      "2001:0DB8:0000:0012:ffff:ffff:ffff:ffff",
      "2001:db8:0:12:1::",
      "2001:db8::12:0:0:0:5",
    ]) {
      expect(visitorOf(address), address).toBe(network);
    }
    expect(visitorOf("2001:db8:0:13::1")).not.toBe(network);
    expect(visitorOf("::1")).toBe("0:0:0:0");
    expect(visitorOf("fe80::1%eth0")).toBe("fe80:0:0:0");
  });
});

describe("the wider networks of a visitor", () => {
  const namesOf = (address: string) =>
    networksOf(visitorOf(address))
      .slice(1)
      .map(({ name, times }) => [name, times]);

  it("are those of 56 and of 48 bits of an IPv6 address", () => {
    expect(namesOf("2001:db8:7:12ab::1")).toEqual([
      ["2001:db8:7:1200/56", 2],
      ["2001:db8:7:0/48", 4],
    ]);
    expect(namesOf("2001:db8:7:12ff::5")).toEqual(namesOf("2001:db8:7:12ab::1"));
    expect(namesOf("2001:db8:7:13ab::1")[0]).not.toEqual(namesOf("2001:db8:7:12ab::1")[0]);
    expect(widestOf(visitorOf("2001:db8:7:ffff::1"))).toBe(widestOf(visitorOf("2001:db8:7::1")));
    expect(widestOf(visitorOf("2001:db8:8::1"))).not.toBe(widestOf(visitorOf("2001:db8:7::1")));
  });

  it("are none of an IPv4 address", () => {
    expect(namesOf("203.0.113.9")).toEqual([]);
    expect(widestOf("203.0.113.9")).toBe("203.0.113.9");
  });
});

describe("the network of an address", () => {
  it("tells nobody in it from another", () => {
    expect(networkOf("203.0.113.9")).toBe("203.0.113.0/24");
    expect(networkOf("::ffff:203.0.113.9")).toBe("203.0.113.0/24");
    expect(networkOf("2001:db8:7:12::1")).toBe("2001:db8:7::/48");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0::/48");
    expect(networkOf("")).toBe("unknown");
  });
});
