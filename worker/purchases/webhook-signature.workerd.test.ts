import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { beforeAll, expect, it } from "vitest";
import { storeKeys } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { secretOf } from "../stores/store-keys.ts";
import { migrateDatabase } from "../test-house.ts";
import { timedId } from "../timed-id.ts";
import { addStore } from "./purchases.fixture.ts";
import { signerOf } from "./webhook-signature.ts";

const BODY = JSON.stringify({ store: "nice" });
const AFTER = { DB: env.DB, SESSION_SECRET: "the-secret-that-comes-after-0123456789" };

beforeAll(async () => {
  await migrateDatabase();
  await addStore("nice");
});

function signedWith(secret: string): Headers {
  const at = new Date();
  return new Headers({
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("msg_1", at, BODY),
  });
}

it("takes a shop's signature of before and after a change of the house's secret, and of before only while it is named", async () => {
  const key = { id: timedId(Date.now()), kind: "web-shop" as const };
  await databaseOf(env.DB)
    .insert(storeKeys)
    .values({ ...key, storeId: "nice", label: "essai", createdAt: Date.now() });
  const [before, after] = [signedWith(secretOf(env, key)), signedWith(secretOf(AFTER, key))];
  const body = await new Response(BODY).arrayBuffer();
  const both = { ...AFTER, SESSION_SECRET_PREVIOUS: env.SESSION_SECRET };
  expect((await signerOf(both, before, body))?.key.id).toBe(key.id);
  expect((await signerOf(both, after, body))?.key.id).toBe(key.id);
  expect(await signerOf(AFTER, before, body)).toBeUndefined();
});
