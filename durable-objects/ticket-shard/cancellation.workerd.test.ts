/** Refunds at a real shard: against plays at the same instant, and across a restart. */

import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import {
  bindings,
  createD1Tables,
  HEAD_OFFICE,
  type OpenCampaign,
  openCampaign,
} from "../campaign.fixture.ts";
import { cancelTicketAt, shardOf } from "../objects.ts";

beforeAll(createD1Tables);

const SHARDS = 4;
let slug = "";
let campaign: OpenCampaign;

async function open(name: string): Promise<void> {
  slug = name;
  campaign = await openCampaign(slug);
}

const cancel = (serial: number) => cancelTicketAt(bindings, slug, serial % SHARDS, serial);

describe("a refund and a play of one ticket at the same instant", () => {
  it("end in exactly one of both, whichever is first", async () => {
    await open("refund-race");
    for (let serial = 0; serial < 40; serial++) {
      const calls = [() => campaign.redeem(serial), () => cancel(serial)];
      if (serial % 2 === 1) calls.reverse();
      const answers = (await Promise.all(calls.map((call) => call()))).map(({ kind }) => kind).sort();
      expect([
        ["played", "won"],
        ["cancelled", "ticket-cancelled"],
      ]).toContainEqual(answers);
    }
    const rows = (await Promise.all([0, 1, 2, 3].map((shard) => campaign.ledger(shard)))).flat();
    const used = rows.flatMap((row) =>
      row.kind === "redemption" || row.kind === "cancelled" ? [row.serial] : [],
    );
    expect(used.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, serial) => serial));
  });
});

describe("a cancelled ticket", () => {
  it("stays cancelled when its shard starts anew", async () => {
    await open("refund-restart");
    await cancel(5);
    await evictDurableObject(shardOf(bindings, slug, 1));
    expect((await campaign.redeem(5)).kind).toBe("ticket-cancelled");
    expect(await cancel(5)).toEqual({ kind: "cancelled" });
    expect((await campaign.ledger(1)).filter(({ kind }) => kind === "cancelled")).toHaveLength(1);
  });

  it("is not of another shard", async () => {
    await open("refund-stranger");
    await expect(cancelTicketAt(bindings, slug, 0, 5)).rejects.toThrow("not of this shard");
  });

  it("cannot be one of a closed campaign, whose ledger is told to the public", async () => {
    await open("refund-closed");
    await campaign.desk.changeState("closed", HEAD_OFFICE);
    expect(await cancel(5)).toEqual({ kind: "over" });
  });
});
