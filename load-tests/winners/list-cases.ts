/** Every list of staff that `npm run lists` asks for. A new list is a new entry. */

export interface ListCase {
  readonly name: string;
  /** With a query string. */
  readonly path: string;
  /** How its thousandth page is reached: by following `rel="next"`, by `?page=`, or not at all (it has not as many). */
  readonly deep: "links" | "number" | "none";
}

const WINNERS = "/administration/gagnants";
const STATUSES = ["", "PENDING", "VALIDATED", "REJECTED", "CLAIMED"];
const PRIZES = ["", "0", "4"];
const STORES = ["", "nice", "paris-marais"];
const PERIODS = [
  ["", ""],
  ["2026-11-02", "2026-11-08"],
];
const SORTS = ["", "playedAt", "-claimedAt", "claimedAt"];

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const set = Object.entries(query).filter(([, value]) => value !== "");
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

/** Every combination of the filters and orders of the table of winners. */
function winnerCombinations(): ListCase[] {
  return STATUSES.flatMap((status) =>
    PRIZES.flatMap((prize) =>
      STORES.flatMap((store) =>
        PERIODS.flatMap(([from = "", to = ""]) =>
          SORTS.map((sort): ListCase => {
            const query = { status, prize, store, from, to, sort };
            const name = Object.values(query)
              .filter((value) => value !== "")
              .join(" ");
            return { name: `winners ${name}`.trim(), path: withQuery(WINNERS, query), deep: "none" };
          }),
        ),
      ),
    ),
  );
}

const DEEP: readonly Readonly<Record<string, string>>[] = [
  {},
  { sort: "playedAt" },
  { sort: "-claimedAt" },
  { sort: "claimedAt" },
  { status: "CLAIMED", sort: "-claimedAt" },
  { status: "PENDING" },
  { prize: "0" },
  { store: "nice" },
  { status: "PENDING", prize: "0" },
  { from: "2026-11-02", to: "2026-11-08" },
  { status: "CLAIMED", from: "2026-11-02", to: "2026-11-08", sort: "-claimedAt" },
];

export const LIST_CASES: readonly ListCase[] = [
  ...["martin", "camille martin", "lefèvre zo", "alba.legall.100@exemple.fr", "zzz", "0000000000"].map(
    (q) => ({
      name: `winners search ${q}`,
      path: withQuery(WINNERS, { q }),
      deep: "none" as const,
    }),
  ),
  {
    name: "winners search martin PENDING",
    path: withQuery(WINNERS, { q: "martin", status: "PENDING" }),
    deep: "none",
  },
  { name: "ticket by serial", path: "/administration/tickets?serial=1234", deep: "none" },
  { name: "API tickets", path: "/api/admin/tickets?limit=20", deep: "number" },
  { name: "API tickets PENDING", path: "/api/admin/tickets?limit=20&status=PENDING", deep: "number" },
  { name: "API pending", path: "/api/employee/pending-tickets?limit=20", deep: "number" },
  { name: "API users", path: "/api/admin/users?limit=20", deep: "number" },
  { name: "API users CLIENT", path: "/api/admin/users?limit=20&role=CLIENT", deep: "number" },
  { name: "API mails", path: "/api/admin/mails", deep: "none" },
  ...DEEP.map((query) => ({
    name: `winners, far in, ${Object.values(query).join(" ")}`.trim(),
    path: withQuery(WINNERS, query),
    deep: "links" as const,
  })),
  ...winnerCombinations(),
];
