/** Who may pass with a store's key and no account: tills by bearer, web shops by the signature of what they send. */

import type { MiddlewareHandler } from "hono";
import { checksOfAddress, countAttempt, refusalOf } from "../accounts/attempt-checks.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { signerOf } from "../purchases/webhook-signature.ts";
import { tillOf } from "../stores/store-keys.ts";
import { refuse, refuseLimited } from "./answer.ts";
import type { AppEnv, KeyHolder } from "./app-env.ts";
import { clientAddressOf } from "./client-address.ts";
import type { ErrorCode } from "./errors.ts";
import { bearerOf } from "./guard.ts";

/** Lets through only tills whose key stands, and leaves it in `c.var.keyHolder`. */
export const requireTill: MiddlewareHandler<AppEnv> = keyGuard("invalid-key", async ({ env, req }) => {
  const key = await tillOf(env, bearerOf(req.raw));
  return key && { key };
});

/** Lets through only what a web shop has signed within five minutes; the body's own bytes are what counts. */
export const requireSignature: MiddlewareHandler<AppEnv> = keyGuard(
  "invalid-signature",
  async ({ env, req }) => signerOf(env, req.raw.headers, await req.raw.clone().arrayBuffer()),
);

/** Wrong keys are counted by network address, and right ones wait for nobody. */
function keyGuard(
  refusal: Extract<ErrorCode, "invalid-key" | "invalid-signature">,
  holderOf: (c: Parameters<MiddlewareHandler<AppEnv>>[0]) => Promise<KeyHolder | undefined>,
): MiddlewareHandler<AppEnv> {
  return async function requireKey(c, next) {
    const holder = await holderOf(c);
    if (holder) {
      c.set("keyHolder", holder);
      return next();
    }
    const limiter = limiterOn(c.env);
    const checks = checksOfAddress("store-key", clientAddressOf(c.req.raw, c.env));
    const limited = (await refusalOf(limiter, checks)) ?? (await countAttempt(limiter, checks));
    return limited ? refuseLimited(limited.allowance) : refuse(refusal);
  };
}
