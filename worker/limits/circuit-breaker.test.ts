import { describe, expect, it } from "vitest";
import { CircuitBreaker } from "./circuit-breaker.ts";

const PAUSE_MS = 5_000;
const START = 1_000_000;

function broken(): CircuitBreaker {
  const breaker = new CircuitBreaker(PAUSE_MS);
  breaker.failed(START);
  return breaker;
}

describe("a circuit breaker", () => {
  it("lets everybody ask while nothing has failed", () => {
    const breaker = new CircuitBreaker(PAUSE_MS);
    expect([breaker.mayAsk(START), breaker.mayAsk(START), breaker.mayAsk(START)]).toEqual([true, true, true]);
  });

  it("lets nobody ask during the pause after a failure", () => {
    const breaker = broken();
    expect(breaker.mayAsk(START)).toBe(false);
    expect(breaker.mayAsk(START + PAUSE_MS - 1)).toBe(false);
  });

  it("lets one ask when the pause is over, and everybody once that one was answered", () => {
    const breaker = broken();
    const later = START + PAUSE_MS;
    expect([breaker.mayAsk(later), breaker.mayAsk(later)]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.mayAsk(later), breaker.mayAsk(later)]).toEqual([true, true]);
  });

  it("pauses anew when that one failed too, or never reported", () => {
    const failing = broken();
    failing.mayAsk(START + PAUSE_MS);
    failing.failed(START + PAUSE_MS + 300);
    expect(failing.mayAsk(START + 2 * PAUSE_MS)).toBe(false);
    expect(failing.mayAsk(START + 2 * PAUSE_MS + 300)).toBe(true);

    const silent = broken();
    silent.mayAsk(START + PAUSE_MS);
    expect(silent.mayAsk(START + 2 * PAUSE_MS)).toBe(true);
  });

  it("does not pause for longer because the clock went back", () => {
    expect(broken().mayAsk(START - 1)).toBe(true);
  });
});
