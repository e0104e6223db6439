import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Turns } from "./turns.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Turns over numbers, and how many each of them took. */
function counted() {
  const sizes: number[] = [];
  return { sizes, turns: new Turns<number>((calls) => sizes.push(calls.length)) };
}

describe("calls to a shard", () => {
  it("are decided together when they come in one tick, the first after a pause at once", () => {
    const { sizes, turns } = counted();
    for (let call = 0; call < 3; call++) turns.add(call);
    expect(sizes).toEqual([]);
    vi.advanceTimersByTime(0);
    expect(sizes).toEqual([3]);
    expect(turns.lastAt).toBe(1_000_000);
  });

  it("wait for the next turn when one has just been, and share it", () => {
    const { sizes, turns } = counted();
    turns.add(0);
    vi.advanceTimersByTime(1);
    turns.add(1);
    vi.advanceTimersByTime(3);
    turns.add(2);
    expect(sizes).toEqual([1]);
    vi.advanceTimersByTime(8);
    expect(sizes).toEqual([1, 2]);
  });

  it("are not kept waiting by a clock that was set back", () => {
    const { sizes, turns } = counted();
    turns.add(0);
    vi.advanceTimersByTime(0);
    vi.setSystemTime(0);
    turns.add(1);
    vi.advanceTimersByTime(8);
    expect(sizes).toEqual([1, 1]);
  });

  it("come a thousand a turn, in order, and are not taken beyond ten thousand that wait", () => {
    const taken: number[][] = [];
    const turns = new Turns<number>((calls) => taken.push([...calls]));
    const answers = Array.from({ length: 10_001 }, (_, call) => turns.add(call));
    expect(answers.indexOf(false)).toBe(10_000);
    vi.advanceTimersByTime(100);
    expect(taken.map(({ length }) => length)).toEqual(Array(10).fill(1_000));
    expect(taken.flat()).toEqual(Array.from({ length: 10_000 }, (_, call) => call));
  });

  it("go on after a turn that threw", () => {
    const sizes: number[] = [];
    const turns = new Turns<string>((calls) => {
      if (calls.includes("bad")) throw new Error("bad");
      sizes.push(calls.length);
    });
    turns.add("bad");
    expect(() => vi.advanceTimersByTime(0)).toThrow("bad");
    turns.add("good");
    vi.advanceTimersByTime(8);
    expect(sizes).toEqual([1]);
  });
});
