/** Whoever records or refunds a purchase: a member of staff, whose changes are audited, or a key. */

import type { ServiceContext } from "../service-context.ts";
import type { StaffContext } from "../staff-context.ts";
import type { Channel } from "./purchase.ts";

export type Recorder =
  | { readonly kind: "staff"; readonly context: StaffContext }
  | {
      readonly kind: "key";
      readonly context: ServiceContext;
      readonly keyId: string;
      readonly channel: Exclude<Channel, "counter">;
      /** Of the webhook that asks, unique among all; absent when it is a till. */
      readonly deliveryId?: string;
    };

export function recorderId(recorder: Recorder): string {
  return recorder.kind === "staff" ? recorder.context.staff.id : recorder.keyId;
}

export function channelOf(recorder: Recorder): Channel {
  return recorder.kind === "staff" ? "counter" : recorder.channel;
}

export function deliveryOf(recorder: Recorder): string | undefined {
  return recorder.kind === "key" ? recorder.deliveryId : undefined;
}
