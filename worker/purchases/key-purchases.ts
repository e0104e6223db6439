/** What the holder of a store's key may do: record and refund purchases of that store, and no more. */

import type { Env } from "../env.ts";
import type { KeyHolder } from "../http/app-env.ts";
import type { ServiceContext } from "../service-context.ts";
import type { PurchaseInput, RecordOutcome, RefundOutcome } from "./purchase.ts";
import { recordPurchase } from "./record-purchase.ts";
import type { Recorder } from "./recorder.ts";
import { refundReceipt } from "./refund-purchase.ts";

export interface KeyPurchases {
  record(input: Omit<PurchaseInput, "storeId">): Promise<RecordOutcome>;
  refund(receipt: string): Promise<RefundOutcome>;
}

export function keyPurchases(
  env: Env,
  ctx: ServiceContext["ctx"],
  { key, deliveryId }: KeyHolder,
): KeyPurchases {
  const context = { env, ctx, address: null, now: Date.now() };
  const recorder: Recorder = {
    kind: "key",
    context,
    keyId: key.id,
    channel: key.kind,
    ...(deliveryId !== undefined && { deliveryId }),
  };
  return {
    record: (input) => recordPurchase(recorder, { ...input, storeId: key.storeId }),
    refund: (receipt) => refundReceipt(recorder, key.storeId, receipt),
  };
}
