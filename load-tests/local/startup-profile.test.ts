import { describe, expect, it } from "vitest";
import { spreadOf, startupCost } from "./startup-profile.ts";

function profile(...samples: readonly (readonly [string, number])[]) {
  const names = [...new Set(samples.map(([name]) => name))];
  return {
    nodes: names.map((functionName, id) => ({ id, callFrame: { functionName, url: "" } })),
    samples: samples.map(([name]) => names.indexOf(name)),
    timeDeltas: samples.map(([, microseconds]) => microseconds),
  };
}

describe("the cost of a start", () => {
  it("is what the processor worked, not what it waited", () => {
    const cost = startupCost(profile(["(program)", 4_000], ["(idle)", 90_000], ["init", 3_000]));
    expect(cost).toEqual({ activeMs: 7, scriptMs: 3 });
  });

  it("tells evaluating from the runtime's own work and from collecting garbage", () => {
    const cost = startupCost(profile(["a", 1_000], ["(garbage collector)", 2_000], ["b", 500]));
    expect(cost).toEqual({ activeMs: 3.5, scriptMs: 1.5 });
  });

  it("is not nothing because nothing was sampled", () => {
    expect(() => startupCost(profile())).toThrow("no samples");
  });

  it("of several starts is the middle one", () => {
    expect(spreadOf([30, 10, 20])).toEqual({ median: 20, least: 10, most: 30 });
  });
});
