/** Webhooks as a web shop sends them (Standard Webhooks), and as a forger would. */

import { createHmac, randomUUID } from "node:crypto";
import type { Scene } from "./scene.ts";

/** A purchase that gives a ticket. */
export function saleBody(store: string, receipt: string): string {
  return JSON.stringify({ type: "purchase.created", store, data: { receipt, amountCents: 5_240 } });
}

/** What else may be wrong with a delivery. */
interface Forgery {
  readonly id?: string;
  /** Seconds from now. */
  readonly atSeconds?: number;
}

/** The headers of a delivery, signed. @param secret `whsec_…` */
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

export function deliver({ house }: Scene, body: string, headers: Readonly<Record<string, string>>) {
  return house.ask("/api/webhooks/shop", { body, headers });
}
