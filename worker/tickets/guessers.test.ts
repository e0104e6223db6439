import { afterEach, describe, expect, it, vi } from "vitest";
import { Guessers } from "./guessers.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("what an isolate remembers of guessers", () => {
  it("is bounded: the lock it learned of first gives way", () => {
    const guessers = new Guessers();
    for (let number = 0; number < 10_000; number++) guessers.lock(`guesser ${number}`, 1 + number);
    guessers.lock("guesser 0", 7); // learned of anew
    guessers.lock("one more", 9);
    expect(guessers.lockedUntil("guesser 1")).toBe(0);
    expect(guessers.lockedUntil("guesser 0")).toBe(7);
    expect(guessers.lockedUntil("guesser 2")).toBe(3);
    expect(guessers.lockedUntil("one more")).toBe(9);
  });

  it("is not shortened by a lock that ends sooner", () => {
    const guessers = new Guessers();
    guessers.lock("guesser", 9);
    guessers.lock("guesser", 7);
    expect(guessers.lockedUntil("guesser")).toBe(9);
  });

  it("lets nobody wait for a counting that has not ended within 15 s: its request is gone", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    const guessers = new Guessers();
    const [gone, next] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    guessers.waitFor("guesser", gone.promise);
    vi.setSystemTime(14_999);
    expect(guessers.counting("guesser")).toBe(gone.promise);
    vi.setSystemTime(15_000);
    expect(guessers.counting("guesser")).toBeUndefined();
    guessers.waitFor("guesser", next.promise);
    gone.resolve();
    await gone.promise;
    expect(guessers.counting("guesser")).toBe(next.promise);
  });

  it("lets looks wait until the last counting has ended, not an earlier one", async () => {
    const guessers = new Guessers();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    guessers.waitFor("guesser", first.promise);
    guessers.waitFor("guesser", second.promise);
    first.resolve();
    await first.promise;
    expect(guessers.counting("guesser")).toBe(second.promise);
    second.resolve();
    await second.promise;
    expect(guessers.counting("guesser")).toBeUndefined();
  });
});
