/** Tills and web shops at the API: what a key opens, and everything that opens nothing. */

import { env } from "cloudflare:workers";
import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { purchases, storeKeys, webhookDeliveries } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { addStore, counterBatch, RULE } from "../purchases/purchases.fixture.ts";
import type { KeyKind } from "../stores/store-key.ts";
import { secretOf } from "../stores/store-keys.ts";
import { ask, campaign, migrateDatabase, type TestCampaign } from "../test-house.ts";
import { timedId } from "../timed-id.ts";

let opened: TestCampaign;
let lastReceipt = 0;

beforeAll(async () => {
  await migrateDatabase();
  await addStore("nice");
  await addStore("lyon");
  const batches = [counterBatch("nice", 0, 999), counterBatch("lyon", 1_000, 1_999)];
  opened = await campaign({ slug: env.DEFAULT_CAMPAIGN, batches, purchaseRule: RULE });
});

const nextReceipt = () => `R-${lastReceipt++}`;

/** A key with its secret. */
async function key(storeId: string, kind: KeyKind): Promise<{ id: string; secret: string }> {
  const id = timedId(Date.now());
  await databaseOf(env.DB)
    .insert(storeKeys)
    .values({ id, storeId, kind, label: "essai", createdAt: Date.now() });
  return { id, secret: secretOf(env, { id, kind }) };
}

const revoke = (id: string) =>
  databaseOf(env.DB).update(storeKeys).set({ revokedAt: 1 }).where(eq(storeKeys.id, id)).run();

interface Body {
  readonly error?: string;
  readonly data: {
    readonly id: string;
    readonly code: string;
    readonly link: string;
    readonly ticket: string | null | { readonly code: string };
    readonly refund: string | null;
  };
}

function sell(token: string, sale: object) {
  return ask<Body>("/api/purchases", { token, body: sale });
}

describe("a till", () => {
  it("gets a ticket for a receipt, and the same one again", async () => {
    const { secret } = await key("nice", "till");
    const sale = { receipt: nextReceipt(), amountCents: 5_240 };
    const first = await sell(secret, sale);
    const again = await sell(secret, sale);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(opened.codes.serialOf(first.body.data.code)).toMatchObject({ kind: "serial" });
    expect(first.headers.get("cache-control")).toContain("no-store");
  });

  it("refunds it", async () => {
    const { secret } = await key("nice", "till");
    const receipt = nextReceipt();
    await sell(secret, { receipt, amountCents: 5_240 });
    const refund = () => ask<Body>("/api/purchases/refunds", { token: secret, body: { receipt } });
    expect([(await refund()).body.data.ticket, (await refund()).body.data.ticket]).toEqual([
      "cancelled",
      "cancelled",
    ]);
    const strange = { token: secret, body: { receipt: "NEVER" } };
    expect((await ask("/api/purchases/refunds", strange)).status).toBe(404);
  });

  it("hears which rule says no", async () => {
    const { secret } = await key("nice", "till");
    const receipt = nextReceipt();
    expect((await sell(secret, { receipt, amountCents: 4_899 })).status).toBe(400);
    await sell(secret, { receipt, amountCents: 5_000 });
    expect((await sell(secret, { receipt, amountCents: 6_000 })).status).toBe(409);
    expect((await sell(secret, { receipt: "", amountCents: 5_000 })).status).toBe(400);
    expect((await sell(secret, { receipt: nextReceipt(), amountCents: "5000" })).status).toBe(400);
  });

  it("acts for its own store only: another store's receipt is another purchase", async () => {
    const [nice, lyon] = [await key("nice", "till"), await key("lyon", "till")];
    const receipt = nextReceipt();
    const one = await sell(nice.secret, { receipt, amountCents: 5_000 });
    const other = await sell(lyon.secret, { receipt, amountCents: 5_000, storeId: "nice", store: "nice" });
    expect(other.body.data.id).not.toBe(one.body.data.id);
    const row = await databaseOf(env.DB)
      .select()
      .from(purchases)
      .where(eq(purchases.id, other.body.data.id))
      .get();
    expect(row?.storeId).toBe("lyon");
  });

  it("is refused from the moment its key is revoked, and with any key that is changed or of a web shop", async () => {
    const { id, secret } = await key("nice", "till");
    const sale = { receipt: nextReceipt(), amountCents: 5_000 };
    expect((await sell(secret, sale)).status).toBe(201);
    const last = secret.endsWith("0") ? "1" : "0";
    expect((await sell(secret.slice(0, -1) + last, sale)).status).toBe(401);
    const shop = await key("nice", "web-shop");
    expect((await sell(shop.secret, sale)).status).toBe(401);
    const asTill = secretOf(env, { id: shop.id, kind: "till" });
    expect((await sell(asTill, sale)).status).toBe(401);
    await revoke(id);
    expect((await sell(secret, sale)).status).toBe(401);
  });
});

interface Sending {
  readonly secret: string;
  readonly id?: string;
  /** Seconds since the epoch. */
  readonly at?: number;
  readonly text?: string;
  /** What is signed instead of `text`. */
  readonly signedText?: string;
}

const nowSeconds = () => Math.floor(Date.now() / 1000);
let lastDelivery = 0;

/** Signed by hand, not by the library that checks it. */
function send({
  secret,
  id = `msg_${lastDelivery++}`,
  at = nowSeconds(),
  text = created(),
  signedText = text,
}: Sending) {
  const keyBytes = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", keyBytes).update(`${id}.${at}.${signedText}`).digest("base64");
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(at),
    "webhook-signature": `v1,${signature}`,
  };
  return ask<Body>("/api/webhooks/shop", { body: text, headers });
}

function created(receipt = nextReceipt(), store = "nice", amountCents = 5_240): string {
  return JSON.stringify({ type: "purchase.created", store, data: { receipt, amountCents } });
}

function refunded(receipt: string): string {
  return JSON.stringify({ type: "purchase.refunded", store: "nice", data: { receipt } });
}

async function rowsOf(receipt: string) {
  return databaseOf(env.DB).select().from(purchases).where(eq(purchases.receipt, receipt));
}

describe("a web shop's webhook", () => {
  it("records a purchase, and refunds it", async () => {
    const { secret } = await key("nice", "web-shop");
    const receipt = nextReceipt();
    const sold = await send({ secret, text: created(receipt) });
    expect(sold.status).toBe(200);
    expect(sold.body.data.ticket).toMatchObject({ receipt, channel: "web-shop" });
    expect((await send({ secret, text: refunded(receipt) })).body.data.refund).toBe("cancelled");
    expect(await rowsOf(receipt)).toMatchObject([{ refundOutcome: "cancelled" }]);
  });

  it("takes note of a sale that gives no ticket", async () => {
    const { secret } = await key("nice", "web-shop");
    const { status, body } = await send({ secret, text: created(nextReceipt(), "nice", 1_000) });
    expect([status, body.data.ticket]).toEqual([200, null]);
  });

  it("is taken once: the same delivery again is refused and does nothing", async () => {
    const { secret } = await key("nice", "web-shop");
    const receipt = nextReceipt();
    await send({ secret, id: "once", text: created(receipt) });
    expect((await send({ secret, id: "once", text: created(receipt) })).status).toBe(409);
    const other = nextReceipt();
    expect((await send({ secret, id: "once", text: created(other) })).status).toBe(409);
    expect(await rowsOf(other)).toEqual([]);
    expect((await send({ secret, id: "twice", text: refunded(receipt) })).status).toBe(200);
    expect((await send({ secret, id: "twice", text: refunded(receipt) })).status).toBe(409);
  });

  it("twenty times at once is taken once", async () => {
    const { secret } = await key("nice", "web-shop");
    const text = created();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ secret, id: "flood", text })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  });

  it("that could not be carried out may be sent again under its id", async () => {
    const { secret } = await key("nice", "web-shop");
    const receipt = nextReceipt();
    expect((await send({ secret, id: "early", text: refunded(receipt) })).status).toBe(404);
    await send({ secret, text: created(receipt) });
    expect((await send({ secret, id: "early", text: refunded(receipt) })).status).toBe(200);
  });

  it("of two shops may bear the same id", async () => {
    const [nice, lyon] = [await key("nice", "web-shop"), await key("lyon", "web-shop")];
    expect((await send({ secret: nice.secret, id: "same" })).status).toBe(200);
    expect(
      (await send({ secret: lyon.secret, id: "same", text: created(nextReceipt(), "lyon") })).status,
    ).toBe(200);
  });

  const TOLERANCE = 5 * 60;
  it.each([
    ["with another body than was signed", { signedText: "{}" }],
    ["that is too old", { at: -TOLERANCE - 2 }],
    ["from the future", { at: TOLERANCE + 60 }],
    ["under an id that is too long", { id: "x".repeat(101) }],
    ["with a body that is no JSON", { text: "store=nice" }],
    ["of a store that is not there", { text: JSON.stringify({ store: "nowhere" }) }],
    ["without a store", { text: JSON.stringify({ type: "purchase.created" }) }],
  ])(
    "%s is refused",
    async (_, { at, ...wrong }: { at?: number; id?: string; text?: string; signedText?: string }) => {
      const { secret } = await key("nice", "web-shop");
      const receipt = nextReceipt();
      const sending = {
        secret,
        text: created(receipt),
        ...wrong,
        ...(at !== undefined && { at: nowSeconds() + at }),
      };
      expect((await send(sending)).status).toBe(401);
      expect(await rowsOf(receipt)).toEqual([]);
    },
  );

  it("within the five minutes passes", async () => {
    const { secret } = await key("nice", "web-shop");
    expect((await send({ secret, at: nowSeconds() - TOLERANCE + 30 })).status).toBe(200);
  });

  it("signed with another store's key, a till's or a revoked one is refused", async () => {
    const lyon = await key("lyon", "web-shop");
    const till = await key("nice", "till");
    const gone = await key("nice", "web-shop");
    await revoke(gone.id);
    const receipt = nextReceipt();
    for (const { secret } of [lyon, gone, { secret: secretOf(env, { id: till.id, kind: "web-shop" }) }])
      expect((await send({ secret, text: created(receipt) })).status).toBe(401);
    expect(await rowsOf(receipt)).toEqual([]);
  });

  it("signs the body's own bytes: the same JSON otherwise spaced is another body", async () => {
    const { secret } = await key("nice", "web-shop");
    const text = created();
    const spaced = JSON.stringify(JSON.parse(text), null, 1);
    expect((await send({ secret, text: spaced, signedText: text })).status).toBe(401);
  });

  it("is bounded, whoever signed it", async () => {
    const { secret } = await key("nice", "web-shop");
    expect((await send({ secret, text: `{"store":"nice","x":"${"x".repeat(70_000)}"}` })).status).toBe(413);
  });

  it("that was signed and says nothing we know is an invalid request", async () => {
    const { secret } = await key("nice", "web-shop");
    const text = JSON.stringify({ type: "cart.changed", store: "nice", data: {} });
    expect((await send({ secret, text })).status).toBe(400);
  });

  it("sweeps deliveries whose timestamps are long past", async () => {
    const { secret } = await key("nice", "web-shop");
    const id = `old-${crypto.randomUUID()}`;
    await databaseOf(env.DB).insert(webhookDeliveries).values({ id, receivedAt: 1 });
    await send({ secret });
    expect(
      await databaseOf(env.DB).select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)),
    ).toEqual([]);
  });
});

it("bounds wrong keys by network address", async () => {
  const headers = { "cf-connecting-ip": "203.0.113.77" };
  const statuses = new Set<number>();
  for (let attempt = 0; attempt <= 100; attempt++)
    statuses.add(
      (await ask("/api/purchases", { token: `till_${"0".repeat(96)}`, body: {}, headers })).status,
    );
  expect([...statuses]).toEqual([401, 429]);
  const { secret } = await key("nice", "till");
  const sale = { receipt: nextReceipt(), amountCents: 5_000 };
  expect((await ask("/api/purchases", { token: secret, body: sale, headers })).status).toBe(201);
});
