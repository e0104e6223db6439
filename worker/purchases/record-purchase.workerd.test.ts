import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { deskOf } from "../../durable-objects/objects.ts";
import { auditLog, mails } from "../../migrations/schema.ts";
import { campaignAdministration } from "../campaigns/admin.ts";
import { databaseOf } from "../database.ts";
import { HEAD_OFFICE, mailsTo, migrateDatabase } from "../test-house.ts";
import { counterPurchases } from "./counter-purchases.ts";
import type { RecordOutcome } from "./purchase.ts";
import { counterBatch, RULE, staffAt, type Till, till } from "./purchases.fixture.ts";
import { recordPurchase } from "./record-purchase.ts";
import { refundReceipt } from "./refund-purchase.ts";

beforeAll(migrateDatabase);

const AMOUNT = 5_240;
const sell = (
  { recorder }: Till,
  receipt: string,
  changes: { amountCents?: number; storeId?: string; email?: string } = {},
) => recordPurchase(recorder, { storeId: "nice", receipt, amountCents: AMOUNT, ...changes });

function codeOf(outcome: RecordOutcome): string {
  if (outcome.kind !== "recorded" && outcome.kind !== "repeated") throw new Error(`no code: ${outcome.kind}`);
  return outcome.purchase.code;
}

describe("a purchase", () => {
  it("gives the next serial of the store's counter, with its code and a link that fills it in", async () => {
    const shop = await till();
    const outcome = await sell(shop, "nce-1");
    expect(outcome).toMatchObject({
      kind: "recorded",
      purchase: { receipt: "NCE-1", serial: 100, code: shop.campaign.code(100), refund: null },
    });
    expect(codeOf(await sell(shop, "nce-2"))).toBe(shop.campaign.code(101));
    if (outcome.kind === "recorded")
      expect(outcome.purchase.links.fr).toBe(
        `${env.PUBLIC_ORIGIN}/jouer?code=${shop.campaign.codes.codeOf(100)}`,
      );
  });

  it("is the same purchase again, whatever the case and spaces and whoever sends it", async () => {
    const shop = await till();
    const first = await sell(shop, "NCE 7");
    const again = await sell(shop, "  nce   7 ");
    expect(again.kind).toBe("repeated");
    expect(codeOf(again)).toBe(codeOf(first));
    const counter = counterPurchases(await staffAt("nice", shop.bindings));
    const byHand = await counter.record({ receipt: "nce 7", amountCents: AMOUNT });
    expect(byHand).toMatchObject({ kind: "repeated", purchase: { code: codeOf(first), channel: "till" } });
    expect(await shop.rows()).toHaveLength(1);
  });

  it("is another one in another store", async () => {
    const shop = await till([counterBatch("nice", 0, 9), counterBatch("lyon", 10, 19)]);
    await sell(shop, "R1");
    expect(await sell(shop, "R1", { storeId: "lyon" })).toMatchObject({
      kind: "recorded",
      purchase: { serial: 10 },
    });
  });

  it("with another amount is a conflict that changes nothing, mails nothing and gives no code", async () => {
    const shop = await till();
    await sell(shop, "R1");
    const email = `${crypto.randomUUID()}@example.com`;
    expect(await sell(shop, "R1", { amountCents: 9_900, email })).toEqual({
      kind: "amount-differs",
      recordedCents: AMOUNT,
    });
    expect(await shop.rows()).toMatchObject([{ amountCents: AMOUNT, email: null }]);
    expect(await mailsTo(email)).toEqual([]);
  });

  it("reaches the campaign's minimum", async () => {
    const shop = await till();
    expect(await sell(shop, "R1", { amountCents: RULE.minimumCents - 1 })).toEqual({
      kind: "below-minimum",
      minimumCents: RULE.minimumCents,
    });
    expect((await sell(shop, "R1", { amountCents: RULE.minimumCents })).kind).toBe("recorded");
  });

  it("goes on in the next batch, leaves out printed, sent and other stores' ones, and says when none is left", async () => {
    const printed = { ...counterBatch("nice", 0, 99), use: "printed" } as const;
    const sent = { ...counterBatch("nice", 110, 119), status: "sent" } as const;
    const shop = await till([printed, counterBatch("nice", 100, 101), sent, counterBatch("nice", 130, 130)]);
    const kinds: unknown[] = [];
    for (let count = 0; count < 4; count++) kinds.push((await sell(shop, `R${count}`)).kind);
    expect(kinds).toEqual(["recorded", "recorded", "recorded", "no-tickets-left"]);
    expect((await shop.rows()).map(({ serial }) => serial)).toEqual([100, 101, 130]);
  });

  it("gives nothing of a batch that was revoked a moment ago", async () => {
    const shop = await till([counterBatch("nice", 0, 9), counterBatch("nice", 20, 29)]);
    await sell(shop, "R1");
    const [batch] = shop.campaign.catalogue.batches;
    await deskOf(env, shop.campaign.slug).changeBatch(
      { batchId: batch?.id ?? "", status: "revoked" },
      HEAD_OFFICE,
    );
    expect(await sell(shop, "R2")).toMatchObject({ purchase: { serial: 20 } });
  });

  it("needs a store that is there and a campaign that runs, but is answered again after the close", async () => {
    const shop = await till();
    expect((await sell(shop, "R1", { storeId: "nowhere" })).kind).toBe("unknown-store");
    const first = await sell(shop, "R1");
    await campaignAdministration(env, HEAD_OFFICE).changeState(shop.campaign.slug, "closed");
    expect((await sell(shop, "R2")).kind).toBe("campaign-not-open");
    expect(codeOf(await sell(shop, "R1"))).toBe(codeOf(first));
  });

  it.each([
    ["no receipt", { receipt: "  " }],
    ["a receipt of 41 characters", { receipt: "A".repeat(41) }],
    ["a receipt with markup", { receipt: "<b>1</b>" }],
    ["a receipt like that of a ticket without purchase", { receipt: "SANS-ACHAT-1" }],
    ["no amount", { amountCents: null }],
    ["a negative amount", { amountCents: -5_000 }],
    ["half a cent", { amountCents: 5_000.5 }],
    ["an amount beyond any purchase", { amountCents: 10_000_001 }],
    ["an address that is none", { email: "zoe" }],
  ])("with %s is refused", async (_, wrong) => {
    const shop = await till();
    const input = { storeId: "nice", receipt: "R1", amountCents: AMOUNT, ...wrong };
    expect((await recordPurchase(shop.recorder, input)).kind).toBe("invalid");
    expect(await shop.rows()).toEqual([]);
  });
});

describe("many at once", () => {
  it("with one receipt give one code", async () => {
    const shop = await till();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => sell(shop, "R1")));
    expect(new Set(outcomes.map(codeOf)).size).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === "recorded")).toHaveLength(1);
    expect(await shop.rows()).toHaveLength(1);
  });

  it("with as many receipts give as many codes, each serial once and in order", async () => {
    const shop = await till([counterBatch("nice", 5, 24), counterBatch("nice", 40, 69)]);
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => sell(shop, `R${index}`)));
    expect(new Set(outcomes.map(codeOf)).size).toBe(50);
    const serials = [
      ...Array.from({ length: 20 }, (_, n) => 5 + n),
      ...Array.from({ length: 30 }, (_, n) => 40 + n),
    ];
    expect((await shop.rows()).map(({ serial }) => serial)).toEqual(serials);
  });

  it("in any mixture: a receipt has one code, and a code one receipt", async () => {
    const sale = fc.record({
      receipt: fc.nat(5),
      storeId: fc.constantFrom("nice", "lyon"),
      isHand: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 20 }), async (sales) => {
        const shop = await till([counterBatch("nice", 0, 9), counterBatch("lyon", 10, 19)]);
        const outcomes = await Promise.all(
          sales.map(({ receipt, storeId, isHand }) =>
            sell(shop, isHand ? ` r${receipt}` : `R${receipt}`, { storeId }),
          ),
        );
        const codes = new Map<string, string>();
        for (const [index, { receipt, storeId }] of sales.entries()) {
          const code = codeOf(outcomes[index] ?? { kind: "no-tickets-left" });
          expect(codes.get(`${storeId} ${receipt}`) ?? code).toBe(code);
          codes.set(`${storeId} ${receipt}`, code);
        }
        expect(new Set(codes.values()).size).toBe(codes.size);
      }),
      { numRuns: 8 },
    );
  });
});

describe("a purchase with an address", () => {
  it("mails the code once, with prizes and dates, and stores it nowhere", async () => {
    const shop = await till();
    const email = `${crypto.randomUUID()}@example.com`;
    const code = codeOf(await sell(shop, "R1", { email }));
    await sell(shop, "R1", { email });
    const [mail, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    expect(mail?.text).toContain(code);
    expect(mail?.text).toContain("Infuseur à thé");
    expect(mail?.links).toContain(`${env.PUBLIC_ORIGIN}/jouer?code=${shop.campaign.codes.codeOf(100)}`);
    const [row] = await databaseOf(env.DB).select().from(mails).where(eq(mails.recipient, email));
    expect(JSON.stringify(row)).not.toContain(shop.campaign.codes.codeOf(100));
  });

  it("may get its address later, with the same receipt", async () => {
    const shop = await till();
    const email = `${crypto.randomUUID()}@example.com`;
    const code = codeOf(await sell(shop, "R1"));
    expect((await sell(shop, "R1", { email })).kind).toBe("repeated");
    expect((await mailsTo(email))[0]?.text).toContain(code);
  });

  it("is not written to anybody else afterwards", async () => {
    const shop = await till();
    const stranger = `${crypto.randomUUID()}@example.com`;
    await sell(shop, "R1", { email: `${crypto.randomUUID()}@example.com` });
    await sell(shop, "R1", { email: stranger });
    expect(await mailsTo(stranger)).toEqual([]);
  });

  it("mails nothing any more once it is refunded", async () => {
    const shop = await till();
    const email = `${crypto.randomUUID()}@example.com`;
    await sell(shop, "R1");
    await refundReceipt(shop.recorder, "nice", "R1");
    await sell(shop, "R1", { email });
    expect(await mailsTo(email)).toEqual([]);
  });

  it("keeps the campaign's deadline, after which the address goes", async () => {
    const shop = await till();
    await sell(shop, "R1", { email: "zoe@example.com" });
    await sell(shop, "R2");
    const [with_, without] = await shop.rows();
    expect(with_?.claimUntil).toBe(shop.campaign.catalogue.claimUntil);
    expect(without?.claimUntil).toBeNull();
  });
});

describe("at the counter", () => {
  it("a sale asks for the shop first, and is audited without the address", async () => {
    const shop = await till();
    const nowhere = counterPurchases(await staffAt(null, shop.bindings));
    expect((await nowhere.record({ receipt: "R1", amountCents: AMOUNT })).kind).toBe("no-shop");
    const context = await staffAt("nice", shop.bindings);
    const sold = { receipt: "R1", amountCents: AMOUNT, email: "zoe@example.com" };
    await counterPurchases(context).record(sold);
    await counterPurchases(context).record(sold);
    const rows = await databaseOf(env.DB)
      .select()
      .from(auditLog)
      .where(eq(auditLog.actorId, context.staff.id));
    expect(rows).toMatchObject([{ action: "purchase.recorded", subjectKind: "purchase" }]);
    expect(rows[0]?.after).not.toContain("zoe");
  });

  it("a ticket without a purchase is given once a form, audited, and only where the campaign allows it", async () => {
    const key = crypto.randomUUID();
    const gift = { receipt: null, amountCents: null, key };
    const strict = await till();
    expect((await counterPurchases(await staffAt("nice", strict.bindings)).record(gift)).kind).toBe(
      "purchase-required",
    );
    const free = await till(undefined, { purchaseRule: { ...RULE, isRequired: false } });
    const context = await staffAt("nice", free.bindings);
    expect((await counterPurchases(context).record(gift)).kind).toBe("recorded");
    expect((await counterPurchases(context).record(gift)).kind).toBe("repeated");
    expect(await free.rows()).toMatchObject([{ amountCents: null, serial: 100 }]);
    const rows = await databaseOf(env.DB)
      .select()
      .from(auditLog)
      .where(eq(auditLog.actorId, context.staff.id));
    expect(rows.map(({ action }) => action)).toEqual(["ticket.given"]);
  });

  it("a purchase of another shop is not found, save by an administrator", async () => {
    const shop = await till();
    await sell(shop, "R1");
    const [row] = await shop.rows();
    const find = async (at: string, role?: "ADMIN") =>
      (await counterPurchases(await staffAt(at, shop.bindings, role)).find(row?.id ?? ""))?.serial;
    expect([await find("nice"), await find("lyon"), await find("lyon", "ADMIN")]).toEqual([
      100,
      undefined,
      100,
    ]);
    const stranger = counterPurchases(await staffAt("lyon", shop.bindings));
    expect((await stranger.refund(row?.id ?? "")).kind).toBe("unknown-purchase");
  });

  it("shows its code to nobody but its seller without a row in the audit log", async () => {
    const shop = await till();
    const seller = await staffAt("nice", shop.bindings);
    const sold = { receipt: "R1", amountCents: AMOUNT };
    const outcome = await counterPurchases(seller).record(sold);
    if (outcome.kind !== "recorded") throw new Error(outcome.kind);
    const { id, serial } = outcome.purchase;
    const others = [
      await staffAt("nice", shop.bindings),
      await staffAt("lyon", shop.bindings, "ADMIN"),
      await staffAt("lyon", shop.bindings),
    ];
    for (const context of [seller, ...others]) await counterPurchases(context).find(id);
    const subject = `${shop.campaign.slug}:${serial}`;
    const rows = await databaseOf(env.DB).select().from(auditLog).where(eq(auditLog.subjectId, subject));
    // Not the third: another shop's purchase is not found.
    expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual(
      others.slice(0, 2).map(({ staff }) => ["ticket.code-shown", staff.id]),
    );
  });
});

it("allots along the index of serials, however many were given", async () => {
  const plan = await env.DB.prepare(
    "EXPLAIN QUERY PLAN SELECT max(given.serial) + 1 FROM purchases AS given WHERE given.campaign = ? AND given.serial BETWEEN ? AND ?",
  )
    .bind("demo", 1, 2)
    .all<{ detail: string }>();
  expect(plan.results.map(({ detail }) => detail).join()).toMatch(
    /SEARCH given USING COVERING INDEX purchases_by_serial/,
  );
});
