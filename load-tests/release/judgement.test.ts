import { describe, expect, it } from "vitest";
import { keyOf } from "../../durable-objects/telemetry/counters.ts";
import { fullScrape } from "../operations/scrape.fixture.ts";
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
  /** What /metrics says when each of these answers was given so often. */
  function scrapeOf(
    answers: readonly (readonly [route: string, status: string, requests: number])[],
  ): string {
    return fullScrape(
      answers.map(
        ([route, status, requests]) =>
          [keyOf("thetiptop_http_requests_total", "GET", route, status), requests] as const,
      ),
    );
  }

  it("are read from what the service says, summed over routes, failures by the first digit of the status", () => {
    const calm = answeredIn(scrapeOf([]));
    const busy = answeredIn(
      scrapeOf([
        ["/api/game/play", "200", 90],
        ["/api/game/play", "503", 3],
        ["/api/admin/users/{id}", "500", 2],
        ["/api/admin/users/{id}", "404", 7],
        ["page", "5xx", 1],
      ]),
    );
    if (!calm || !busy) throw new Error("the service names no such counter");
    expect(between(calm, busy)).toEqual({ requests: 103, failures: 6 });
  });

  it("that are not there are not nought", () => {
    expect(answeredIn('thetiptop_answers_total{route="/",status="200"} 1')).toBeUndefined();
    expect(answeredIn("")).toBeUndefined();
  });

  it("tell what came between two readings, also when they began anew", () => {
    const earlier = { requests: 100, failures: 4 };
    expect(between(earlier, { requests: 150, failures: 5 })).toEqual({ requests: 50, failures: 1 });
    expect(between(earlier, { requests: 30, failures: 0 })).toEqual({ requests: 30, failures: 0 });
  });
});
