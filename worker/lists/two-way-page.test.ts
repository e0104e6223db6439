import { expect, it } from "vitest";
import { twoWayPage } from "./two-way-page.ts";

const ALL = ["a", "b", "c", "d", "e"];
const TOTAL = { kind: "exact", count: ALL.length } as const;

/** The list as a table would read it. */
function page(where: { after?: string; before?: string }) {
  const { after = null, before = null } = where;
  const rows =
    before === null
      ? ALL.filter((row) => after === null || row > after)
      : ALL.filter((row) => row < before).reverse();
  return twoWayPage(rows.slice(0, 3), { after, before, limit: 2 }, TOTAL, (row) => row);
}

it("begins without a page before it and ends without one after it", () => {
  expect(page({})).toMatchObject({ rows: ["a", "b"], previous: null, next: "b" });
  expect(page({ after: "b" })).toMatchObject({ rows: ["c", "d"], previous: "c", next: "d" });
  expect(page({ after: "d" })).toMatchObject({ rows: ["e"], previous: "e", next: null });
});

it("comes back over the same rows in the same order", () => {
  expect(page({ before: "e" })).toMatchObject({ rows: ["c", "d"], previous: "c", next: "d" });
  expect(page({ before: "c" })).toMatchObject({ rows: ["a", "b"], previous: null, next: "b" });
});

it("has no neighbours when it is empty", () => {
  expect(page({ after: "z" })).toMatchObject({ rows: [], previous: null, next: null });
});
