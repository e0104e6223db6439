import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { POLICIES } from "./policies.ts";

interface RateLimitBinding {
  readonly name: string;
  readonly simple: { readonly limit: number; readonly period: number };
}

/** What an object keeps of one subject is a text of one instant an attempt: 2 MB hold 140,000, and nobody needs that. */
const HIGHEST_LIMIT = 1_000;
const WEEK_SECONDS = 7 * 24 * 3600;

describe("the table of limits", () => {
  it("has the brake's numbers from wrangler.toml", () => {
    // wrangler's type of it is an Omit over an index signature, which forgets every field.
    const config: { readonly ratelimits?: readonly RateLimitBinding[] } = unstable_readConfig({
      config: "wrangler.toml",
    });
    const brake = config.ratelimits?.find(({ name }) => name === "BRAKE");
    const { limit, windowSeconds } = POLICIES["everything-else"];
    expect(brake?.simple).toEqual({ limit, period: windowSeconds });
  });

  it.each(Object.entries(POLICIES))(
    "%s has whole numbers that can be kept",
    (_, { limit, windowSeconds }) => {
      expect(Number.isInteger(limit) && limit >= 1 && limit <= HIGHEST_LIMIT).toBe(true);
      expect(Number.isInteger(windowSeconds) && windowSeconds >= 1 && windowSeconds <= WEEK_SECONDS).toBe(
        true,
      );
    },
  );

  it("does not let one network address lock anybody out of log-in", () => {
    const { "log-in": pair, "log-in-account": account } = POLICIES;
    // One window more than fit in, which is how counting by fixed windows gets the most through.
    const mostByOne = pair.limit * (account.windowSeconds / pair.windowSeconds + 1);
    expect(mostByOne).toBeLessThan(account.limit);
  });
});
