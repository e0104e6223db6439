import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { redeem } from "../../durable-objects/objects.ts";
import { auditLog } from "../../migrations/schema.ts";
import { campaignAdministration } from "../campaigns/admin.ts";
import { databaseOf } from "../database.ts";
import { createServices } from "../services-live.ts";
import { HEAD_OFFICE, migrateDatabase, person } from "../test-house.ts";
import { counterPurchases } from "./counter-purchases.ts";
import { staffAt, type Till, till } from "./purchases.fixture.ts";
import { recordPurchase } from "./record-purchase.ts";
import { refundReceipt } from "./refund-purchase.ts";

beforeAll(migrateDatabase);

async function sold(receipt = "R1"): Promise<Till> {
  const shop = await till();
  await recordPurchase(shop.recorder, { storeId: "nice", receipt, amountCents: 5_000 });
  return shop;
}

const refund = ({ recorder }: Till, receipt = "R1") => refundReceipt(recorder, "nice", receipt);

/** The first ticket that is given. */
function play({ campaign }: Till, serial = 100) {
  return redeem(env, campaign.slug, 0, { serial, player: crypto.randomUUID(), idempotencyKey: null });
}

describe("a refund", () => {
  it("cancels a ticket that nobody has played, for good", async () => {
    const shop = await sold();
    expect(await refund(shop)).toMatchObject({ kind: "refunded", effect: "cancelled" });
    expect((await play(shop)).kind).toBe("ticket-cancelled");
    expect(await shop.rows()).toMatchObject([{ refundOutcome: "cancelled", refundedBy: "key-1" }]);
  });

  it("lets a ticket stand that was played, and says so", async () => {
    const shop = await sold();
    await play(shop);
    expect(await refund(shop)).toMatchObject({ kind: "refunded", effect: "played" });
    expect((await play(shop)).kind).toBe("already-used");
  });

  it("of a closed campaign says that the ticket has expired", async () => {
    const shop = await sold();
    await campaignAdministration(env, HEAD_OFFICE).changeState(shop.campaign.slug, "closed");
    expect(await refund(shop)).toMatchObject({ kind: "refunded", effect: "expired" });
  });

  it("happens once: again it says what the first did", async () => {
    const shop = await sold();
    await refund(shop);
    const [before] = await shop.rows();
    expect(await refund(shop)).toMatchObject({ kind: "repeated", effect: "cancelled" });
    expect(await shop.rows()).toEqual([before]);
  });

  it("is of a receipt that is known, in its own store", async () => {
    const shop = await sold();
    expect((await refund(shop, "R2")).kind).toBe("unknown-purchase");
    expect((await refundReceipt(shop.recorder, "lyon", "R1")).kind).toBe("unknown-purchase");
    expect((await refund(shop, "<b>")).kind).toBe("invalid");
  });

  it("and a play at the same instant end in exactly one of both", async () => {
    const shop = await till();
    const receipts = Array.from({ length: 20 }, (_, index) => `R${index}`);
    for (const [index, receipt] of receipts.entries()) {
      await recordPurchase(shop.recorder, { storeId: "nice", receipt, amountCents: 5_000 });
      const [played, refunded] = await Promise.all([play(shop, 100 + index), refund(shop, receipt)]);
      const effect = refunded.kind === "refunded" ? refunded.effect : refunded.kind;
      expect([
        ["won", "played"],
        ["ticket-cancelled", "cancelled"],
      ]).toContainEqual([played.kind, effect]);
    }
  });

  it("five at once are one", async () => {
    const shop = await sold();
    const kinds = (await Promise.all(Array.from({ length: 5 }, () => refund(shop)))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "refunded")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "repeated")).toHaveLength(4);
  });

  it("by staff is audited once, with what it did", async () => {
    const shop = await sold();
    const [row] = await shop.rows();
    const context = await staffAt("nice", shop.bindings);
    await counterPurchases(context).refund(row?.id ?? "");
    await counterPurchases(context).refund(row?.id ?? "");
    const rows = await databaseOf(env.DB)
      .select()
      .from(auditLog)
      .where(eq(auditLog.actorId, context.staff.id));
    expect(rows).toMatchObject([{ action: "purchase.refunded", subjectId: row?.id }]);
    expect(rows[0]?.after).toContain('"ticket":"cancelled"');
  });
});

describe("who plays a cancelled ticket", () => {
  it("hears why, and it counts as a used code of others does", async () => {
    const shop = await sold();
    await refund(shop);
    const player = await person();
    const services = createServices(
      shop.bindings,
      { waitUntil: () => {} },
      new Request("http://thetiptop.test"),
    );
    const account = await services.identify(player.token);
    if (!account) throw new Error("not signed in");
    const outcomes: string[] = [];
    for (let guess = 0; guess < 21; guess++) {
      const outcome = await services.play(account, shop.campaign.code(100), null, "fr");
      outcomes.push(outcome.kind === "refused" ? outcome.code : outcome.kind);
      if (outcome.kind === "limited") break;
    }
    expect(outcomes[0]).toBe("ticket-cancelled");
    expect(outcomes.at(-1)).toBe("limited");
  });
});
