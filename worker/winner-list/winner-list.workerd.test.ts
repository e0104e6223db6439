import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { campaign, migrateDatabase, person } from "../test-house.ts";
import { spanOfDays } from "./day-span.ts";
import { FIRST_AT, insertKinds, type Kept, officeContext, STATUSES, STORES } from "./winner-list.fixture.ts";
import { NO_STORE, type WinnerFilters, type WinnerQuery } from "./winner-list.ts";
import { winnerList } from "./winner-list-live.ts";

const COUNT = 480;
let kept: Kept[];
let administrator: string;
const list = () => winnerList(officeContext(administrator, FIRST_AT));

beforeAll(async () => {
  await migrateDatabase();
  await campaign({ slug: env.DEFAULT_CAMPAIGN });
  kept = await insertKinds(env.DEFAULT_CAMPAIGN, COUNT);
  await insertKinds("another-campaign", 0);
  administrator = (await person("ADMIN")).id;
});

/** What the table should show, worked out from the plain list. */
function expected({ filters, sort }: Pick<WinnerQuery, "filters" | "sort">): string[] {
  const sign = sort.direction === "ascending" ? 1 : -1;
  const span = spanOfDays(filters, "Europe/Paris");
  const isSpanned = filters.from !== undefined || filters.to !== undefined;
  const at = (row: Kept) => (sort.by === "claimedAt" ? row.claimedAt : row.playedAt);
  const store = filters.store === NO_STORE ? null : filters.store;
  return kept
    .filter(
      (row) =>
        (filters.status === undefined || row.status === filters.status) &&
        (filters.prize === undefined || row.prize === filters.prize) &&
        (store === undefined || row.store === store) &&
        (!isSpanned || ((at(row) ?? -1) >= span.from && (at(row) ?? -1) < span.to)),
    )
    .sort((one, other) => {
      const [first, second] = [at(one), at(other)];
      if ((first === null) !== (second === null)) return first === null ? 1 : -1;
      return sign * ((first ?? 0) - (second ?? 0)) || (one.id < other.id ? -sign : sign);
    })
    .map(({ id }) => id);
}

const day = fc
  .integer({ min: 0, max: 22 })
  .map((days) => new Date(FIRST_AT + days * 86_400_000).toISOString().slice(0, 10));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const filters: fc.Arbitrary<WinnerFilters> = fc.record({
  status: optional(fc.constantFrom(...STATUSES)),
  prize: optional(fc.constantFrom(0, 1)),
  store: optional(fc.constantFrom(...STORES.map((store) => store ?? NO_STORE))),
  from: optional(day),
  to: optional(day),
});
const sort = fc.record({
  by: fc.constantFrom("playedAt" as const, "claimedAt" as const),
  direction: fc.constantFrom("ascending" as const, "descending" as const),
});

describe("the table of winners", () => {
  it("shows exactly what is filtered, in order, page by page to its end and back again", async () => {
    await fc.assert(
      fc.asyncProperty(filters, sort, fc.integer({ min: 7, max: 100 }), async (filters, sort, limit) => {
        const wanted = expected({ filters, sort });
        const forwards: string[][] = [];
        let after: string | null = null;
        let before: string | null = null;
        do {
          const page = await list().page({ filters, sort, limit, after, before: null }, "fr");
          expect(page.total).toEqual({ kind: "exact", count: wanted.length });
          expect(page.previous === null).toBe(after === null || page.rows.length === 0);
          forwards.push(page.rows.map(({ id }) => id));
          after = page.next;
          before = page.previous;
        } while (after !== null);
        expect(forwards.flat()).toEqual(wanted);
        const backwards = forwards.slice(-1);
        while (before !== null) {
          const page = await list().page({ filters, sort, limit, after: null, before }, "fr");
          expect(page.next).not.toBeNull();
          backwards.unshift(page.rows.map(({ id }) => id));
          before = page.previous;
        }
        expect(backwards).toEqual(forwards);
      }),
      { numRuns: 40 },
    );
  });

  it("takes a cursor that is none of ours for the beginning", async () => {
    const query = {
      filters: {},
      sort: { by: "playedAt", direction: "descending" },
      limit: 5,
      before: null,
    } as const;
    const first = await list().page({ ...query, after: null }, "fr");
    expect((await list().page({ ...query, after: "' OR 1=1" }, "fr")).rows).toEqual(first.rows);
  });

  it("finds the tickets of people by parts of their names, within the other filters", async () => {
    const userId = kept[0]?.userId ?? "";
    const query = {
      filters: { search: userId, status: "CLAIMED" },
      sort: { by: "claimedAt", direction: "ascending" },
      limit: 100,
      after: null,
      before: null,
    } as const;
    const own = kept.filter((row) => row.userId === userId && row.status === "CLAIMED");
    const page = await list().page(query, "fr");
    expect(page.rows.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(page.total).toEqual({ kind: "exact", count: own.length });
    const nobody = await list().page({ ...query, filters: { search: "personne-de-ce-nom" } }, "fr");
    expect(nobody).toMatchObject({ rows: [], total: { kind: "exact", count: 0 }, peopleMax: null });
  });

  it("shows of an address only what one who knows it recognises", async () => {
    const page = await list().page(
      { filters: {}, sort: { by: "playedAt", direction: "ascending" }, limit: 1, after: null, before: null },
      "fr",
    );
    expect(page.rows[0]?.player.maskedEmail).toBe(`${kept[0]?.userId.charAt(0)}•••@example.com`);
  });
});
