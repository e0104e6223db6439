import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientAddressOf } from "./client-address.ts";

/** A request that came from this address. */
function from(address: string | undefined, env: { LOCAL_MODE?: string } = {}): string | null {
  const headers = address === undefined ? {} : { "cf-connecting-ip": address };
  return clientAddressOf(new Request("https://thetiptop.test/", { headers }), env);
}

describe("the address of a client", () => {
  it("is the IPv4 address as it came", () => {
    expect(from("203.0.113.7")).toBe("203.0.113.7");
  });

  it.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8::", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::", "0:0:0:0::/64"],
    ["2001::3:4:5:6:7", "2001:0:0:3::/64"],
    ["2001:db8:1:2:3:4:5.6.7.8", "2001:db8:1:2::/64"],
    ["64:ff9b::1.2.3.4", "64:ff9b:0:0::/64"],
  ])("counts the IPv6 address %s by its /64, %s", (address, network) => {
    expect(from(address)).toBe(network);
  });

  it("is another for another /64, and the same for every address in one", () => {
    expect(from("2001:db8:1:3::1")).not.toBe(from("2001:db8:1:2::1"));
    expect(from("2001:db8:1:2:ffff::")).toBe(from("2001:db8:1:2::1"));
  });

  it.each(["::ffff:203.0.113.7", "::FFFF:cb00:7107", "0:0:0:0:0:ffff:203.0.113.7", "0::0:ffff:cb00:7107"])(
    "counts %s as the IPv4 address that it holds",
    (address) => {
      expect(from(address)).toBe("203.0.113.7");
    },
  );

  it.each([
    "",
    "localhost",
    "1.2.3",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.4, 5.6.7.8",
    "1::2::3",
    ":::",
    "fe80::1%eth0",
    "1".repeat(10_000),
  ])("counts %j with all that are unknown", (garbage) => {
    expect(from(garbage)).toBe("unknown");
    expect(from(garbage, { LOCAL_MODE: "true" })).toBe("unknown");
  });

  it("is nobody's on the local server, and one for all where the edge should have sent it", () => {
    expect(from(undefined, { LOCAL_MODE: "true" })).toBeNull();
    expect(from(undefined)).toBe("unknown");
    expect(from(undefined, { LOCAL_MODE: "false" })).toBe("unknown");
  });

  it("is the same for every way of writing an IPv6 address", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
        const long = groups.map((group) => group.toString(16).padStart(4, "0")).join(":");
        const canonical = new URL(`http://[${long}]/`).hostname.slice(1, -1);
        const upper = groups.map((group) => group.toString(16).toUpperCase()).join(":");
        expect(from(canonical)).toBe(from(long));
        expect(from(upper)).toBe(from(long));
      }),
    );
  });

  it("is short, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[ -~]{0,80}$/)), (text) => {
        expect(from(text)).toMatch(/^(unknown|[0-9.]{7,15}|([0-9a-f]{1,4}:){4}:\/64)$/);
      }),
    );
  });
});
