import { expect, it } from "vitest";
import { PAUSES_MS, safeReason, settle } from "./delivery.ts";

const NOW = 1_000_000;
const DOWN = { kind: "try-again", reason: "connection refused" } as const;

it("marks a mail that went out as sent", () => {
  expect(settle({ kind: "sent" }, 1, NOW)).toEqual({ state: "sent", sentAt: NOW });
});

it("tries again after pauses that only grow, and then gives up", () => {
  const pausesMs = PAUSES_MS.map((_, index) => {
    const settlement = settle(DOWN, index + 1, NOW);
    return settlement.state === "queued" ? settlement.dueAt - NOW : undefined;
  });
  expect(pausesMs).toEqual(PAUSES_MS);
  expect(pausesMs).toEqual(PAUSES_MS.toSorted((a, b) => a - b));
  expect(settle(DOWN, PAUSES_MS.length + 1, NOW)).toEqual({ state: "dead", lastError: "connection refused" });
});

it("gives up at once when trying again would end the same", () => {
  expect(settle({ kind: "refused-for-good", reason: "550 no such user" }, 1, NOW)).toEqual({
    state: "dead",
    lastError: "550 no such user",
  });
});

it.each([
  ["a longer pause than ours", 120_000, 120_000],
  ["a shorter pause than ours", 1, PAUSES_MS[0]],
  ["a pause of days", 86_400_000, 3_600_000],
  ["a pause before now", -5, PAUSES_MS[0]],
])("when the provider asks for %s, waits as long as is sensible", (_name, retryAfterMs, expectedMs) => {
  expect(settle({ ...DOWN, retryAfterMs }, 1, NOW)).toMatchObject({ dueAt: NOW + (expectedMs ?? 0) });
});

it.each([
  ["550 <zoe@example.com> unknown", "550 … unknown"],
  ["no\r\nline\u0000 breaks\u2028here", "no line breaks here"],
  ["see https://thetiptop.fr/reset?token=abc now", "see … now"],
  [`bad value ${"ab12".repeat(16)}!`, "bad value …!"],
  ["zoé@exämple.fr", "…"],
])("keeps of %j only %j", (reason, kept) => {
  expect(safeReason(reason)).toBe(kept);
});

it("keeps little of a long reason", () => {
  expect(safeReason("no ".repeat(100_000)).length).toBeLessThanOrEqual(200);
});
