/** The Worker's limiter behind one route and nothing else, for tests of how it gets on with Upstash. */

import type { Env } from "../../worker/env.ts";
import { limiterOn } from "../../worker/limits/limiter-live.ts";
import type { PolicyName } from "../../worker/limits/policies.ts";

export { AttemptLimiter } from "../../durable-objects/attempt-limiter/attempt-limiter.ts";

/** Body of a request; the answer is an Allowance. */
export interface Question {
  readonly kind: "look" | "take";
  readonly policy: PolicyName;
  readonly subject: string;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { kind, policy, subject } = await request.json<Question>();
    return Response.json(await limiterOn(env)[kind](policy, subject));
  },
};
