import { describe, expect, it } from "vitest";
import { Guessers } from "./guessers.ts";

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
