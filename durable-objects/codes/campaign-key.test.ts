import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveCampaignKey } from "./campaign-key.ts";

const ROOT_KEY = "00112233445566778899aabbccddeeff".repeat(2);

describe("a campaign's code key", () => {
  it("is HKDF-SHA-256 of the root key, with the slug in the info", () => {
    // RFC 5869 by hand: extract with a salt of zeros, then one round of expand gives 32 bytes.
    const extracted = createHmac("sha256", Buffer.alloc(32)).update(Buffer.from(ROOT_KEY, "hex")).digest();
    const expanded = createHmac("sha256", extracted).update("thetiptop/codes/1/demo\u0001").digest();
    expect(Buffer.from(deriveCampaignKey(ROOT_KEY, "demo"))).toEqual(expanded);
  });

  it("is another for each campaign and each root key, and the same in either case of the hex digits", () => {
    const key = Buffer.from(deriveCampaignKey(ROOT_KEY, "demo"));
    expect(Buffer.from(deriveCampaignKey(ROOT_KEY, "demo-2"))).not.toEqual(key);
    expect(Buffer.from(deriveCampaignKey(ROOT_KEY.replace("0", "1"), "demo"))).not.toEqual(key);
    expect(Buffer.from(deriveCampaignKey(ROOT_KEY.toUpperCase(), "demo"))).toEqual(key);
  });

  it("is refused for a root key that is not 64 hex digits, without repeating it", () => {
    for (const rootKey of ["", "deadbeef", "g".repeat(64), "0".repeat(63), "0".repeat(65)]) {
      expect(() => deriveCampaignKey(rootKey, "demo")).toThrow(
        /^the root of the code keys must be 64 hex digits$/,
      );
    }
  });
});
