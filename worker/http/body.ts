/** Reading JSON bodies within a bound, before anything is done with them. */

import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refuse } from "./answer.ts";
import type { AppEnv } from "./app-env.ts";

/** The largest body any client needs is a campaign with its batches, about 40 KB. */
export const BODY_MAX_BYTES = 64 * 1024;

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
const PLAIN_LENGTH = /^\d{1,9}$/;

/** Refuses a stated length over the bound at once and buffers an unstated one up to it. */
export const limitBody = bodyLimit({ maxSize: BODY_MAX_BYTES, onError: () => refuse("payload-too-large") });

const nothingMore = async (): Promise<void> => {};

export type JsonBody =
  | { readonly kind: "json"; readonly value: unknown }
  | {
      readonly kind: "refused";
      readonly code: "unsupported-media-type" | "payload-too-large" | "invalid-json";
    };

/**
 * Reads the body by hand, for the one route where a schema and its middleware would cost too much.
 * A body of stated, small length is parsed as it comes; any other goes through `limitBody` first.
 */
export async function readJson(c: Context<AppEnv>): Promise<JsonBody> {
  const { headers } = c.req.raw;
  if (!JSON_TYPE.test(headers.get("content-type") ?? ""))
    return { kind: "refused", code: "unsupported-media-type" };
  const length = headers.get("content-length");
  if (length === null || !PLAIN_LENGTH.test(length) || Number(length) > BODY_MAX_BYTES) {
    if (await limitBody(c, nothingMore)) return { kind: "refused", code: "payload-too-large" };
  }
  try {
    return { kind: "json", value: JSON.parse(await c.req.raw.text()) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "refused", code: "invalid-json" };
    throw error;
  }
}
