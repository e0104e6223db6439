/** Shops of a test, with the keys of their till and their web shop, and webhooks as those sign them. */

import { createHmac, randomUUID } from "node:crypto";
import { secretOf } from "../../worker/stores/store-keys.ts";
import { readSecrets } from "../local/secrets.ts";
import type { House } from "./house.ts";

export interface Shop {
  readonly till: string;
  /** `whsec_…` */
  readonly webShop: string;
}

/** A shop with new keys; one that is there already gets two more. */
export async function openShop(house: House, id: string): Promise<Shop> {
  await house.query(
    `INSERT OR IGNORE INTO stores (id, name, street, postal_code, city, latitude, longitude, opening_hours)
     VALUES (?1, ?1, '14 rue de la Liberté', '06000', ?1, 43.7, 7.27, '[{"days":[1],"from":"10:00","to":"19:00"}]')`,
    id,
  );
  const { sessionSecret: SESSION_SECRET } = readSecrets(house.dataDir);
  const secrets: string[] = [];
  for (const kind of ["till", "web-shop"] as const) {
    const keyId = randomUUID();
    await house.query(
      "INSERT INTO store_keys (id, store_id, kind, label, created_at) VALUES (?, ?, ?, 'test', 1)",
      keyId,
      id,
      kind,
    );
    secrets.push(secretOf({ SESSION_SECRET }, { id: keyId, kind }));
  }
  const [till = "", webShop = ""] = secrets;
  return { till, webShop };
}

/** What may be wrong with a delivery. */
interface Forgery {
  readonly id?: string;
  /** Seconds from now. */
  readonly atSeconds?: number;
}

/** The headers of a delivery, signed (Standard Webhooks). @param secret `whsec_…` */
export function signed(secret: string, body: string, { id, atSeconds = 0 }: Forgery = {}) {
  const deliveryId = id ?? `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1_000) + atSeconds);
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${deliveryId}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "webhook-id": deliveryId,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
