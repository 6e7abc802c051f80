import { describe, expect, it } from "vitest";
import { visitorOf } from "../../../src/domain/visitor.ts";

describe("a visitor", () => {
  it("is an IPv4 address, however it is written", () => {
    expect(visitorOf("203.0.113.7")).toBe("203.0.113.7");
    expect(visitorOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  });

  it("is the network of 64 bits of an IPv6 address", () => {
    expect(visitorOf("2001:db8:0:1::1")).toBe(visitorOf("2001:0DB8::0001:ffff:0:0:2"));
    expect(visitorOf("2001:db8:0:1::1")).not.toBe(visitorOf("2001:db8:0:2::1"));
    expect(visitorOf("fe80::1%eth0")).toBe("fe80:0:0:0");
  });
});
