import { describe, expect, it } from "vitest";
import { playFormOf, resultOf, statusOf } from "./attempt.ts";

describe("a submitted play form", () => {
  it("is read field by field; what is missing or no text counts as empty", () => {
    expect(playFormOf({ code: "12", key: "k", other: 1 })).toEqual({ code: "12", key: "k" });
    for (const body of [undefined, null, "code=1", 7, [], { code: ["1"], key: {} }, { code: null }]) {
      expect(playFormOf(body)).toEqual({ code: "", key: "" });
    }
  });
});

describe("what a page shows of a play", () => {
  it("says until when no code is looked at", () => {
    const allowance = { policy: "wrong-code", isAllowed: false, remaining: 0, resetSeconds: 90 } as const;
    expect(resultOf({ kind: "limited", allowance }, 1_000)).toEqual({ kind: "limited", until: 91_000 });
  });
});

describe("the status of a play", () => {
  it("says the same as its words", () => {
    expect(statusOf({ kind: "refused", refusal: "unknown-code" })).toBe(404);
    expect(statusOf({ kind: "refused", refusal: "already-used" })).toBe(400);
    expect(statusOf({ kind: "limited", until: 1 })).toBe(429);
    expect(statusOf({ kind: "signed-out" })).toBe(401);
    expect(statusOf({ kind: "unavailable" })).toBe(503);
  });
});
