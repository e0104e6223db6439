import { afterEach, describe, expect, it, vi } from "vitest";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { withFallback } from "./fallback.ts";
import type { Allowance, Limiter } from "./limiter.ts";
import { SeldomLog } from "./seldom-log.ts";

const PAUSE_MS = 5_000;
const ALLOWED: Allowance = { policy: "log-in", isAllowed: true, remaining: 9, resetSeconds: 900 };
const REFUSED: Allowance = { policy: "log-in", isAllowed: false, remaining: 0, resetSeconds: 60 };

/** A limiter with one answer, or one failure, and how often it was asked. */
function limiter(answer: Allowance | Error): Limiter & { readonly asked: string[] } {
  const asked: string[] = [];
  async function answerTo(question: string): Promise<Allowance> {
    asked.push(question);
    if (answer instanceof Error) throw answer;
    return answer;
  }
  return {
    asked,
    look: (policy, subject) => answerTo(`look ${policy} ${subject}`),
    take: (policy, subject) => answerTo(`take ${policy} ${subject}`),
    forget: async (policy, subject) => void (await answerTo(`forget ${policy} ${subject}`)),
  };
}

function both(first: Limiter, second: Limiter) {
  const failures: unknown[] = [];
  const breaker = new CircuitBreaker(PAUSE_MS);
  return { limits: withFallback(first, second, breaker, (error) => failures.push(error)), failures };
}

afterEach(() => void vi.useRealTimers());

describe("two limiters as one", () => {
  it("ask the first alone while it answers, a refusal included", async () => {
    const [first, second] = [limiter(REFUSED), limiter(ALLOWED)];
    const { limits, failures } = both(first, second);
    expect(await limits.look("log-in", "zoe")).toEqual(REFUSED);
    expect(await limits.take("log-in", "zoe")).toEqual(REFUSED);
    expect(first.asked).toEqual(["look log-in zoe", "take log-in zoe"]);
    expect([second.asked, failures]).toEqual([[], []]);
  });

  it("give the second's answer to the very request that met the failure", async () => {
    const failure = new Error("silent");
    const second = limiter(REFUSED);
    const { limits, failures } = both(limiter(failure), second);
    expect(await limits.take("log-in", "zoe")).toEqual(REFUSED);
    expect(second.asked).toEqual(["take log-in zoe"]);
    expect(failures).toEqual([failure]);
  });

  it("leave the first alone for a while after a failure, then try it again", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const [first, second] = [limiter(new Error("silent")), limiter(ALLOWED)];
    const { limits } = both(first, second);
    for (let i = 0; i < 10; i++) await limits.take("log-in", "zoe");
    expect([first.asked.length, second.asked.length]).toEqual([1, 10]);
    vi.setSystemTime(Date.now() + PAUSE_MS);
    for (let i = 0; i < 10; i++) await limits.take("log-in", "zoe");
    expect([first.asked.length, second.asked.length]).toEqual([2, 20]);
  });

  it("fail, and allow nothing, when both fail", async () => {
    const { limits } = both(limiter(new Error("silent")), limiter(new Error("gone")));
    await expect(limits.take("log-in", "zoe")).rejects.toThrow("gone");
    await expect(limits.look("log-in", "zoe")).rejects.toThrow("gone");
  });
});

describe("a seldom log", () => {
  it("writes a line a minute at most, with how often it happened and without the message", () => {
    const written = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const log = new SeldomLog("limits.fallback", 60_000);
    const start = 1_000_000;
    for (const after of [0, 1, 59_999, 60_000])
      log.write(new TypeError("command was: zoe@example.com"), start + after);
    expect(written.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      { level: "warn", event: "limits.fallback", error: "TypeError", times: 1 },
      { level: "warn", event: "limits.fallback", error: "TypeError", times: 3 },
    ]);
    written.mockRestore();
  });
});
