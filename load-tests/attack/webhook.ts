/** Webhooks as a web shop sends them (Standard Webhooks), and as a forger would. */

import type { Scene } from "./scene.ts";

/** A purchase that gives a ticket. */
export function saleBody(store: string, receipt: string): string {
  return JSON.stringify({ type: "purchase.created", store, data: { receipt, amountCents: 5_240 } });
}

export function deliver({ house }: Scene, body: string, headers: Readonly<Record<string, string>>) {
  return house.ask("/api/webhooks/shop", { body, headers });
}
