import { describe, expect, it } from "vitest";
import { createCampaignCodes } from "./codes.ts";
import { PRINT_RUNS } from "./printed-codes.fixture.ts";

describe("codes inside workerd", () => {
  it.each(PRINT_RUNS)(
    "are those printed for $campaign, $format over $shardCount shards",
    ({ tickets, ...options }) => {
      const codes = createCampaignCodes(options);
      for (const [serial, code] of tickets) {
        expect(codes.codeOf(serial)).toBe(code);
        expect(codes.serialOf(code)).toMatchObject({ kind: "serial", serial });
      }
    },
  );
});
