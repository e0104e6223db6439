/** Reading JSON bodies within a bound, before anything is done with them. */

import { bodyLimit } from "hono/body-limit";
import { refuse } from "./answer.ts";

/** The largest body any client needs is a campaign with its batches, about 40 KB. */
export const BODY_MAX_BYTES = 64 * 1024;

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
const PLAIN_LENGTH = /^\d{1,9}$/;

/** Refuses a stated length over the bound at once and buffers an unstated one up to it. */
export const limitBody = bodyLimit({ maxSize: BODY_MAX_BYTES, onError: () => refuse("payload-too-large") });

export type JsonBody =
  | { readonly kind: "json"; readonly value: unknown }
  | {
      readonly kind: "refused";
      readonly code: "unsupported-media-type" | "invalid-json";
    };

/** True when the stated length of a body is within the bound; the runtime lets no more than that through. */
export function isBounded(request: Request): boolean {
  const length = request.headers.get("content-length");
  return length !== null && PLAIN_LENGTH.test(length) && Number(length) <= BODY_MAX_BYTES;
}

/** Reads a bounded body by hand, for the one route where a schema and its middleware would cost too much. */
export async function readJson(request: Request): Promise<JsonBody> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? ""))
    return { kind: "refused", code: "unsupported-media-type" };
  try {
    return { kind: "json", value: JSON.parse(await request.text()) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "refused", code: "invalid-json" };
    throw error;
  }
}
