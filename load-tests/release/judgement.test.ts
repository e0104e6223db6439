import { describe, expect, it } from "vitest";
import { answeredIn, between, judge } from "./judgement.ts";

const CALM = { requests: 100_000, failures: 10 };

describe("a step of a rollout", () => {
  it.each([
    ["as few failures as before", { requests: 50_000, failures: 5 }, "go on"],
    ["none at all", { requests: 2_000, failures: 0 }, "go on"],
    ["no requests: nothing is known", { requests: 0, failures: 0 }, "wait"],
    ["too few requests to tell", { requests: 1_999, failures: 1 }, "wait"],
    ["a new version at 5 % that fails one request in fifty", { requests: 20_000, failures: 22 }, "stop"],
    ["a new version at 5 % that fails every request, seen early", { requests: 400, failures: 20 }, "stop"],
    ["one request in fifty", { requests: 10_000, failures: 200 }, "stop"],
  ] as const)("with %s: %s → %s", (_name, since, kind) => {
    expect(judge(CALM, since).kind).toBe(kind);
  });

  it("is not stopped for failures that were there before it", () => {
    const ill = { requests: 10_000, failures: 300 };
    expect(judge(ill, { requests: 5_000, failures: 148 }).kind).toBe("go on");
    expect(judge(ill, { requests: 5_000, failures: 160 }).kind).toBe("stop");
  });

  it("says the figures it goes by", () => {
    expect(judge(CALM, { requests: 3_000, failures: 90 }).because).toBe(
      "90 of 3000 requests failed (before: 10 of 100000)",
    );
  });
});

describe("the counters", () => {
  const EXPOSITION = [
    "# TYPE thetiptop_requests_total counter",
    'thetiptop_requests_total{route="/api/game/play",status="200"} 90',
    'thetiptop_requests_total{route="/api/game/play",status="503"} 3',
    'thetiptop_requests_total{status="4xx",route="/"} 7',
    'thetiptop_requests_total{status="5xx",route="/"} 1',
    'thetiptop_other_total{status="500"} 1000',
    'thetiptop_users{role="ADMIN"} 2',
  ].join("\n");

  it("are summed over routes, failures by the first digit of the status", () => {
    expect(answeredIn(EXPOSITION, "thetiptop_requests_total")).toEqual({ requests: 101, failures: 4 });
  });

  it("that are not there are not nought", () => {
    expect(answeredIn(EXPOSITION, "thetiptop_answers_total")).toBeUndefined();
    expect(answeredIn("", "thetiptop_requests_total")).toBeUndefined();
  });

  it("tell what came between two readings, also when they began anew", () => {
    const earlier = { requests: 100, failures: 4 };
    expect(between(earlier, { requests: 150, failures: 5 })).toEqual({ requests: 50, failures: 1 });
    expect(between(earlier, { requests: 30, failures: 0 })).toEqual({ requests: 30, failures: 0 });
  });
});
