import { describe, expect, it } from "vitest";
import type { ListQuery } from "../lists/list.ts";
import type { BatchFilters, BatchSort, BatchView } from "./batches.ts";
import { pageOf } from "./list-batches.ts";

const ROWS: readonly BatchView[] = Array.from({ length: 7 }, (_, n) => ({
  id: `id-${n}`,
  label: n % 2 === 0 ? `Nice ${n}` : `Lyon ${n}`,
  firstSerial: n * 10,
  lastSerial: n * 10 + 9,
  status: n < 4 ? "active" : "sent",
  store: n % 2 === 0 ? "nice" : "lyon",
  storeName: n % 2 === 0 ? "Nice" : "Lyon",
  use: "printed",
  ticketCount: 10,
  playedCount: n % 3,
}));

function query(changes: Partial<ListQuery<BatchFilters, BatchSort>> = {}) {
  const first = { after: null, before: null, limit: 3 };
  return { filters: {}, sort: { by: "serial", direction: "ascending" }, ...first, ...changes } as const;
}

const idsOf = (rows: readonly BatchView[]) => rows.map(({ firstSerial }) => firstSerial / 10);

describe("the table of batches", () => {
  it("goes forth and back over every row once", () => {
    const shown: number[] = [];
    let after: string | null = null;
    const pages = [];
    do {
      const page = pageOf(ROWS, query({ after }));
      pages.push(page);
      shown.push(...idsOf(page.rows));
      after = page.next;
    } while (after !== null);
    expect(shown).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(pages[0]?.previous).toBeNull();
    const back = pageOf(ROWS, query({ before: pages[2]?.previous ?? null }));
    expect(idsOf(back.rows)).toEqual([3, 4, 5]);
    expect(idsOf(pageOf(ROWS, query({ before: back.previous })).rows)).toEqual([0, 1, 2]);
  });

  it("orders by a column and then by serial, both ways", () => {
    const sort = { by: "played", direction: "descending" } as const;
    expect(idsOf(pageOf(ROWS, query({ sort, limit: 10 })).rows)).toEqual([5, 2, 4, 1, 6, 3, 0]);
  });

  it("filters by part of a name, shop and state, and counts what matches", () => {
    const filters = { label: "NICE", status: "active", store: "nice" } as const;
    const page = pageOf(ROWS, query({ filters }));
    expect(idsOf(page.rows)).toEqual([0, 2]);
    expect(page.total).toEqual({ kind: "exact", count: 2 });
    expect(page.next).toBeNull();
  });

  it("begins anew where the row of a cursor is gone", () => {
    expect(idsOf(pageOf(ROWS, query({ after: "999" })).rows)).toEqual([0, 1, 2]);
  });
});
