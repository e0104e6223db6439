import { expect, it } from "vitest";
import type { StoreName } from "./employees.ts";
import { IMPORT_LINES_MAX, IMPORT_MAX_BYTES } from "./import.ts";
import { addressesIn, planLines } from "./plan-import.ts";
import { readFile } from "./read-file.ts";

const STORES: readonly StoreName[] = [
  { id: "nice", name: "ThéTipTop Nice", city: "Nice" },
  { id: "paris-marais", name: "ThéTipTop Marais", city: "Paris" },
  { id: "paris-opera", name: "ThéTipTop Opéra", city: "Paris" },
];

function rowsOf(source: Uint8Array | string) {
  const file = readFile(source);
  if (file.kind !== "read") throw new Error(`not read: ${JSON.stringify(file.problem)}`);
  return file.rows;
}

it.each([
  ["semicolons, in French", "prénom;nom;e-mail;boutique;rôle\nZoé;Lefèvre;zoe@example.com;Nice;employé"],
  ["commas, in English", "First name,Last name,Email,Shop,Role\nZoé,Lefèvre,zoe@example.com,Nice,employé"],
  [
    "tabs, and columns in another order",
    "Email\tNom\tPrénom\tRôle\tBoutique\nzoe@example.com\tLefèvre\tZoé\temployé\tNice",
  ],
  [
    "a byte order mark and Windows line ends",
    "\uFEFFPRENOM;NOM;COURRIEL;MAGASIN;FONCTION\r\nZoé;Lefèvre;zoe@example.com;Nice;employé\r\n",
  ],
])("a file with %s is read", (_, text) => {
  const cells = {
    firstName: "Zoé",
    lastName: "Lefèvre",
    email: "zoe@example.com",
    store: "Nice",
    role: "employé",
  };
  expect(rowsOf(text)).toEqual([{ line: 2, cells }]);
  expect(rowsOf(new TextEncoder().encode(text))).toEqual([{ line: 2, cells }]);
});

it("what Windows saved keeps its accents", () => {
  const bytes = Buffer.from("pr\xe9nom;nom;e-mail\nZo\xe9;Lef\xe8vre;zoe@example.com", "latin1");
  expect(rowsOf(new Uint8Array(bytes))[0]?.cells).toMatchObject({ firstName: "Zoé", lastName: "Lefèvre" });
});

it("lines bear the numbers an editor shows, whatever stands between them", () => {
  const text = 'nom;prénom;e-mail\n\n"Le\nfèvre";Zoé;a@example.com\n;;\nPetit;Luc;b@example.com\n';
  expect(rowsOf(text).map(({ line }) => line)).toEqual([3, 6]);
});

it.each([
  ["", { kind: "empty" }],
  ["prénom;nom;e-mail\n", { kind: "empty" }],
  ["a;b\nc;d", { kind: "columns", missing: ["firstName", "lastName", "email"] }],
  ["prénom;e-mail\nZoé;z@example.com", { kind: "columns", missing: ["lastName"] }],
  ["PK\u0003\u0004\0\0", { kind: "not-text" }],
  ["x".repeat(IMPORT_MAX_BYTES + 1), { kind: "too-large" }],
  [`prénom;nom;e-mail\n${"a;b;c\n".repeat(IMPORT_LINES_MAX + 1)}`, { kind: "too-many-lines", count: 501 }],
])("a file that cannot be taken says why (%#)", (text, problem) => {
  expect(readFile(text)).toEqual({ kind: "unreadable", problem });
});

function planned(lines: string, states: [string, "staff" | "players"][] = []) {
  const rows = rowsOf(`prénom;nom;e-mail;boutique;rôle\n${lines}`);
  return planLines(rows, STORES, new Map(states));
}

it.each([
  ["Zoé;Lefèvre;Zoe@Example.com;nice;", { email: "zoe@example.com", storeId: "nice", role: "EMPLOYEE" }],
  ["Zoé;Lefèvre;z@example.com;thetiptop opera;Administratrice", { storeId: "paris-opera", role: "ADMIN" }],
  ["Zoé;Lefèvre;z@example.com;;siège", { storeId: null, role: "ADMIN" }],
])("%s becomes somebody to invite", (line, read) => {
  expect(planned(line)).toMatchObject([{ line: 2, state: "new", read, problems: [] }]);
});

it.each([
  [";Lefèvre;z@example.com;;", [{ column: "firstName", kind: "missing" }]],
  ["Z;Lefèvre;z@example.com;;", [{ column: "firstName", kind: "bad-name" }]],
  ["Zoé;www.evil.example;z@example.com;;", [{ column: "lastName", kind: "bad-name" }]],
  ["Zoé;Lefèvre;nobody;;", [{ column: "email", kind: "bad-email" }]],
  ["Zoé;Lefèvre;z@example.com;Lyon;", [{ column: "store", kind: "unknown-store" }]],
  ["Zoé;Lefèvre;z@example.com;Paris;", [{ column: "store", kind: "ambiguous-store" }]],
  ["Zoé;Lefèvre;z@example.com;;boss", [{ column: "role", kind: "unknown-role" }]],
  [
    ";;;Lyon;boss",
    [
      { column: "firstName", kind: "missing" },
      { column: "lastName", kind: "missing" },
      { column: "email", kind: "missing" },
      { column: "store", kind: "unknown-store" },
      { column: "role", kind: "unknown-role" },
    ],
  ],
])("%s is refused, each reason by its column", (line, problems) => {
  expect(planned(line)).toMatchObject([{ line: 2, state: "refused", read: null, problems }]);
});

it("an address stands once: the second line of it names the first", () => {
  const lines = planned("Zoé;Lefèvre;z@example.com;;\nZoé;Lefèvre;Z@EXAMPLE.com ;;");
  expect(lines.map(({ state }) => state)).toEqual(["new", "refused"]);
  expect(lines[1]?.problems).toEqual([{ column: "email", kind: "repeated", line: 2 }]);
});

it("who is staff already stays as they are, and a player's proved address is nobody else's", () => {
  const lines = planned("Zoé;Lefèvre;s@example.com;;\nLuc;Petit;p@example.com;;", [
    ["s@example.com", "staff"],
    ["p@example.com", "players"],
  ]);
  expect(lines.map(({ state }) => state)).toEqual(["known", "refused"]);
});

it("the database is asked about each address once, and about none that cannot be one", () => {
  const rows = rowsOf("prénom;nom;e-mail\nA;B;z@example.com\nC;D;Z@example.com\nE;F;nobody");
  expect(addressesIn(rows)).toEqual(["z@example.com"]);
});
