import { expect, it } from "vitest";
import { keptState, stateOf } from "./table-state.ts";

const BY_DATE = { by: "playedAt", direction: "descending" } as const;

it("a saved view keeps filters and order, and neither the name nor the address that was searched for", () => {
  const filters = { q: "zoe@example.com", email: "zoe@example.com", status: "PENDING", store: "nice" };
  const sort = { by: "playedAt", direction: "ascending" } as const;
  const state = stateOf({ filters, sort, after: null, before: null, limit: 25 }, BY_DATE);
  expect(state).toContain("zoe");
  expect(keptState(state)).toBe("status=PENDING&store=nice&sort=playedAt");
  expect(keptState("q=a&q=zoe%40example.com&email=b")).toBe("");
});
