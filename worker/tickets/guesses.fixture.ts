/** What tests of guessing need: codes, plays as the site makes them, a clock that moves, a limiter that misbehaves. */

import { env } from "cloudflare:workers";
import { vi } from "vitest";
import type { AttemptLimiter } from "../../durable-objects/attempt-limiter/attempt-limiter.ts";
import { findRedemption } from "../../durable-objects/objects.ts";
import type { Env } from "../env.ts";
import { withOneRetry } from "../retry.ts";
import type { PlayOutcome } from "../services.ts";
import { createServices } from "../services-live.ts";
import type { Person, TestCampaign } from "../test-house.ts";

export const DAY_MS = 86_400_000;

/** With `vi.useFakeTimers({ toFake: ["Date"] })`, all but timers goes by this clock: Worker and objects share one `Date`. */
export function moveClock(to: number): void {
  if (to < Date.now()) throw new Error("the test moves the clock back, and shards pace their turns by it");
  vi.setSystemTime(to);
}

export interface CodeBook {
  /** A code that no test has used. */
  rightCode(): string;
  /** A code of the right form that no ticket has; each once. */
  wrongCode(): string;
  isPlayed(code: string): Promise<boolean>;
}

export function codeBook({ slug, codes, code }: TestCampaign): CodeBook {
  let serial = 0;
  let number = 0;
  return {
    rightCode: () => code(serial++),
    wrongCode() {
      for (;;) {
        const typed = String(number++).padStart(10, "0");
        if (codes.serialOf(typed).kind === "unknown") return typed;
      }
    },
    async isPlayed(typedCode) {
      const typed = codes.serialOf(typedCode);
      if (typed.kind !== "serial") throw new Error("the test asks about a code that is none");
      const found = await withOneRetry(() => findRedemption(env, slug, typed.shardIndex, typed.serial));
      return found !== null;
    },
  };
}

export interface Play {
  readonly as: Person;
  readonly code: string;
  /** Network address; none by default. */
  readonly from?: string;
  readonly bindings?: Env;
}

/** One play as the site makes it, session included. @param create of another isolate, if it is to be there */
export async function play(
  { as, code, from, bindings = env }: Play,
  create: typeof createServices = createServices,
): Promise<PlayOutcome> {
  const headers = new Headers(from === undefined ? {} : { "cf-connecting-ip": from });
  const request = new Request("http://thetiptop.test/", { headers });
  const services = create(bindings, { waitUntil: () => {} }, request);
  const account = await services.identify(as.token);
  if (!account) throw new Error("the session of the test is gone");
  return services.play(account, code, null, "fr");
}

/** An outcome in one word. */
export function said(outcome: PlayOutcome): string {
  return outcome.kind === "refused" ? outcome.code : outcome.kind;
}

/** Real limiter objects, with something of the test's done before each attempt is counted. */
export function countingAfter(before: () => Promise<void>): Env {
  const namespace = {
    getByName: (name: string) => ({
      look: (...call: Parameters<AttemptLimiter["look"]>) =>
        env.ATTEMPT_LIMITER.getByName(name).look(...call),
      async take(...call: Parameters<AttemptLimiter["take"]>) {
        await before();
        return env.ATTEMPT_LIMITER.getByName(name).take(...call);
      },
    }),
  };
  return { ...env, ATTEMPT_LIMITER: namespace as unknown as DurableObjectNamespace<AttemptLimiter> };
}
