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

/** What people type: one word, common ones together, a whole address, parts of one, one letter, what nobody has. */
const SEARCHES = [
  "martin",
  "camille martin",
  "camille zoé",
  "lefèvre zo",
  "alba.legall.100@exemple.fr",
  "alba.legall.1",
  "legall.10@exem",
  "@exemple.fr",
  "camille zoé exemple",
  "c m",
  "zzz",
  "zzz exemple",
];

const LONG_AGO = "2026-01-01";

/** The other tables of the site: an address each, and whether a thousandth page is walked to. */
const TABLES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["/administration/utilisateurs", {}],
  ["/administration/utilisateurs", { sort: "createdAt" }],
  ["/administration/utilisateurs", { role: "CLIENT" }],
  ["/administration/utilisateurs", { verified: "no" }],
  ["/administration/utilisateurs", { role: "CLIENT", verified: "yes" }],
  ["/administration/utilisateurs", { since: LONG_AGO, until: "2026-12-31" }],
  ["/administration/utilisateurs", { q: "martin" }],
  ["/administration/utilisateurs", { q: "martin", verified: "no" }],
  ["/administration/utilisateurs", { role: "ADMIN" }],
  ["/administration/achats", {}],
  ["/administration/achats", { sort: "createdAt" }],
  ["/administration/achats", { store: "nice" }],
  ["/administration/achats", { channel: "till" }],
  ["/administration/achats", { refund: "yes" }],
  ["/administration/achats", { refund: "no" }],
  ["/administration/achats", { receipt: "R1234" }],
  ["/administration/achats", { email: "buyer1235@exemple.fr" }],
  ["/administration/achats", { store: "nice", channel: "web-shop" }],
  ["/administration/achats", { store: "nice", channel: "counter", refund: "yes" }],
  ["/administration/achats", { from: LONG_AGO, to: "2026-12-31" }],
  ["/administration/journal", {}],
  ["/administration/journal", { sort: "at" }],
  ["/administration/journal", { action: "player.opened" }],
  ["/administration/journal", { kind: "user" }],
  ["/administration/journal", { action: "campaign.created", kind: "player" }],
  ["/administration/journal", { action: "player.opened", kind: "user" }],
  ["/administration/journal", { from: LONG_AGO, to: "2026-12-31" }],
  ["/administration/courriels", { state: "sent" }],
  ["/administration/courriels", { state: "dead" }],
  ["/administration/employes", {}],
  ["/administration/tranches", {}],
  ["/comptoir/file", {}],
  ["/comptoir/file", { status: "VALIDATED" }],
  ["/comptoir/file", { store: "nice" }],
  ["/comptoir/file", { prize: "4" }],
  ["/comptoir/file", { store: "nice", prize: "4" }],
  ["/comptoir/file", { store: "nice", prize: "4", status: "VALIDATED" }],
];

const ALONE = [
  ["/comptoir/journee", {}],
  ["/administration/tickets", { serial: "1234" }],
  ["/api/admin/mails", {}],
  ["/api/admin/mails", { state: "sent" }],
] as const;

function nameOf(path: string, query: Readonly<Record<string, string>>): string {
  return `${path} ${Object.values(query).join(" ")}`.trim();
}

/** The one that costs staff nothing but the page itself: what the others take beyond it is the list's. */
export const EMPTY_PAGE = "/administration/employes/import";

export const LIST_CASES: readonly ListCase[] = [
  ...[WINNERS, "/administration/utilisateurs"].flatMap((path) =>
    SEARCHES.map((q) => ({ name: nameOf(path, { q }), path: withQuery(path, { q }), deep: "none" as const })),
  ),
  {
    name: "winners search martin PENDING",
    path: withQuery(WINNERS, { q: "martin", status: "PENDING" }),
    deep: "none",
  },
  ...ALONE.map(([path, query]) => ({
    name: nameOf(path, query),
    path: withQuery(path, query),
    deep: "none" as const,
  })),
  { name: "API tickets", path: "/api/admin/tickets?limit=20", deep: "number" },
  { name: "API tickets PENDING", path: "/api/admin/tickets?limit=20&status=PENDING", deep: "number" },
  { name: "API pending", path: "/api/employee/pending-tickets?limit=20", deep: "number" },
  { name: "API users", path: "/api/admin/users?limit=20", deep: "number" },
  { name: "API users CLIENT", path: "/api/admin/users?limit=20&role=CLIENT", deep: "number" },
  ...TABLES.map(([path, query]) => ({
    name: nameOf(path, query),
    path: withQuery(path, query),
    deep: "links" as const,
  })),
  ...DEEP.map((query) => ({
    name: `winners, far in, ${Object.values(query).join(" ")}`.trim(),
    path: withQuery(WINNERS, query),
    deep: "links" as const,
  })),
  ...winnerCombinations(),
];
