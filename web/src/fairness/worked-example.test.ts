import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seedHashOf } from "../../../durable-objects/campaign-desk/campaign-record.ts";
import { HmacSha256 } from "../../../durable-objects/sha256/sha256.ts";
import { drawNumber, prizeAt, shardSeedOf } from "../../../durable-objects/ticket-shard/draw.ts";
import { total } from "../../../durable-objects/ticket-shard/quota.ts";
import { EXAMPLE, EXAMPLE_COMMANDS } from "./worked-example.ts";

const SIX_BYTES = 12; // hex digits

describe("the worked example on the page", () => {
  it("is what the draw itself computes", () => {
    const { seed, campaign, shard, shardSeed, serial, seq, left, bound, r, prize } = EXAMPLE;
    expect(seedHashOf(seed)).toBe(EXAMPLE.seedHash);
    expect(shardSeedOf(seed, campaign, shard)).toBe(shardSeed);
    expect(total(left)).toBe(bound);
    expect(drawNumber(new HmacSha256(Buffer.from(shardSeed, "hex")), serial, seq, bound)).toBe(r);
    expect(prizeAt(left, r)).toBe(prize);
  });

  it("shows the steps in between as the page describes them", () => {
    const { shardSeed, serial, seq, digest, chunk, bound, r } = EXAMPLE;
    const computed = createHmac("sha256", Buffer.from(shardSeed, "hex")).update(`draw|${serial}|${seq}|0`);
    expect(computed.digest("hex")).toBe(digest);
    expect(Number.parseInt(digest.slice(0, SIX_BYTES), 16)).toBe(chunk);
    expect(chunk).toBeLessThan(2 ** 48 - (2 ** 48 % bound));
    expect(chunk % bound).toBe(r);
  });

  it("can be typed into a shell: every command names its own step's numbers", () => {
    expect(EXAMPLE_COMMANDS.seedHash).toContain(EXAMPLE.seed);
    expect(EXAMPLE_COMMANDS.shardSeed).toContain(`hexkey:${EXAMPLE.seed}`);
    expect(EXAMPLE_COMMANDS.digest).toContain(`hexkey:${EXAMPLE.shardSeed}`);
  });
});
