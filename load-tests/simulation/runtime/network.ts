/** Calls between objects, Workers and D1: late, lost, doubled, or done without anybody hearing of it. */

import type { Answer } from "./incarnation.ts";
import type { Party, World } from "./world.ts";

/** One way within a region. */
const HOP_MS = 3;
/** Until whoever calls is told that a connection broke. */
const BROKEN_MS = 2_000;
/** A second copy comes soon after the first or long after, when newer calls have overtaken it. */
const COPY_LATER_MS = [10, 500, 15_000] as const;

/** Somebody who can be called. */
export type Deliver = (method: string, args: readonly unknown[], reply: (answer: Answer) => void) => void;

export interface Callee {
  readonly name: string;
  /** Nothing that is sent to it arrives. */
  readonly isCutOff?: boolean;
  readonly deliver: Deliver;
}

export class CallFailedError extends Error {
  override name = "CallFailedError";
}

/**
 * Calls somebody. The call leaves when all that the caller wrote before is durable; the answer comes unless the caller
 * is gone by then.
 */
export function call(
  world: World,
  from: Party,
  to: Callee,
  method: string,
  args: readonly unknown[],
): Promise<unknown> {
  const sent = structuredClone(args);
  return new Promise((resolve, reject) => {
    from.whenDurable(() => send(world, from, to, method, sent, settleOnce(world, from, to, resolve, reject)));
  });
}

function send(
  world: World,
  from: Party,
  to: Callee,
  method: string,
  args: readonly unknown[],
  settle: (answer: Answer, aheadMs: number) => void,
): void {
  const { dice, weather, trace } = world;
  const what = `${from.name} → ${to.name}.${method}`;
  const broken: Answer = { kind: "error", message: "Network connection lost." };
  if (to.isCutOff || dice.happens(weather.requestLost)) {
    trace.count(to.isCutOff ? "requests to a shard out of reach" : "requests lost");
    world.note(`LOST ${what}`, args);
    settle(broken, dice.upTo(BROKEN_MS));
    return;
  }
  const isReplyLost = dice.happens(weather.replyLost);
  world.plan(hop(world), what, args, () =>
    to.deliver(method, args, (answer) => {
      if (isReplyLost) {
        trace.count("replies lost");
        world.note(`LOST the answer of ${what}`, answer);
      }
      settle(isReplyLost ? broken : answer, isReplyLost ? dice.upTo(BROKEN_MS) : hop(world));
    }),
  );
  if (!dice.happens(weather.duplicated)) return;
  trace.count("requests doubled");
  const laterMs = hop(world) + dice.upTo(dice.oneOf(COPY_LATER_MS));
  world.plan(laterMs, `${what}, again`, args, () =>
    to.deliver(method, structuredClone(args), () => undefined),
  );
}

function hop({ dice, weather, trace }: World): number {
  if (!dice.happens(weather.slow)) return dice.upTo(HOP_MS);
  trace.count("messages slow");
  return dice.upTo(weather.slowMs);
}

function settleOnce(
  world: World,
  from: Party,
  to: Callee,
  resolve: (value: unknown) => void,
  reject: (error: Error) => void,
): (answer: Answer, aheadMs: number) => void {
  return (answer, aheadMs) => {
    world.plan(aheadMs, `${from.name} ← ${to.name}`, answer, () => {
      if (!from.isAlive) return;
      world.running = from;
      if (answer.kind === "value") resolve(answer.value);
      else reject(new CallFailedError(answer.message));
    });
  };
}

/** What `getByName` gives: every method is a call. */
export function stubOf(world: World, from: Party, to: Callee): object {
  return new Proxy(
    {},
    {
      get: (_, method) =>
        typeof method === "string" && method !== "then"
          ? (...args: readonly unknown[]) => call(world, from, to, method, args)
          : undefined,
    },
  );
}
