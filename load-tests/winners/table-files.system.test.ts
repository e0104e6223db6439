/** Every table that head office can take away, opened again and held against the database. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logIn } from "../local/api-client.ts";
import { DEMO_ADMIN, DEMO_CAMPAIGN } from "../local/demo.ts";
import { seedDemo } from "../local/seed.ts";
import { type LocalServer, startLocalServer } from "../local/server.ts";
import { demoWinners } from "./demo-winners.ts";
import { seedWinners } from "./seed-winners.ts";

/** More players than one page of a file has rows. */
const WINNERS = 2_500;
/** More than the hundred that one page of the staff's file may have. */
const STAFF = 230;
const PURCHASES = 1_300;
const MAILS = 1_100;
const FORMULA = "=HYPERLINK(1)";

let directory = "";
let server: LocalServer;
let token = "";

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "thetiptop-files-"));
  server = await startLocalServer({ port: 0, dataDir: directory, onLog: () => {} });
  await seedDemo(server, directory);
  await seedWinners(await database(), DEMO_CAMPAIGN.slug, demoWinners(WINNERS));
  await seedOthers();
  token = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
});

afterAll(async () => {
  await server?.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

function database() {
  return server.miniflare.getD1Database("DB");
}

const SERIES = "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ?1)";
const ID = "printf('0190%04x-0000-7000-8000-%012x', n, n)";

async function seedOthers(): Promise<void> {
  const to = await database();
  await to.batch([
    to
      .prepare(
        `${SERIES} INSERT INTO users (id, first_name, last_name, email, created_at, password_hash, role, is_verified)
         SELECT ${ID}, CASE n WHEN 1 THEN ?2 ELSE 'Marie' END, printf('Employée %04d', n), 's' || n || '@exemple.fr', n,
           'none', 'EMPLOYEE', 1 FROM series`,
      )
      .bind(STAFF, FORMULA),
    to
      .prepare(
        `${SERIES} INSERT INTO purchases (id, campaign, store_id, receipt, amount_cents, email, channel, recorded_by, serial, created_at)
         SELECT ${ID}, ?2, 'nice', 'R' || n, 4900 + n, 'p' || n || '@exemple.fr', 'till', 'test', n, n FROM series`,
      )
      .bind(PURCHASES, DEMO_CAMPAIGN.slug),
    to
      .prepare(
        `${SERIES} INSERT INTO mails (id, occasion, recipient, language, kind, fields, state, attempts, created_at)
         SELECT ${ID}, 'test:' || n, 'm' || n || '@exemple.fr', 'fr', 'ticket', '{}', 'dead', 3, n FROM series`,
      )
      .bind(MAILS),
  ]);
}

async function fileOf(query: string, language: "fr" | "en" = "fr"): Promise<Record<string, string>[]> {
  const path = language === "fr" ? "/administration/export" : "/en/office/export";
  const response = await fetch(`${server.url}${path}?${query}`, {
    headers: { Cookie: `__Host-session=${token}` },
  });
  expect(response.status).toBe(200);
  const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

async function idsBy(sql: string): Promise<string[]> {
  const { results } = await (await database()).prepare(sql).all<{ id: string }>();
  return results.map(({ id }) => id);
}

const idsIn = (rows: readonly Record<string, string>[]) => rows.map((row) => row["id"]);

test("accounts: all of a filter, newest first, players' addresses masked", async () => {
  const rows = await fileOf("table=users&role=CLIENT");
  expect(idsIn(rows)).toEqual(
    await idsBy("SELECT id FROM users WHERE role = 'CLIENT' ORDER BY created_at DESC, id DESC"),
  );
  expect(rows.length).toBeGreaterThan(1_000);
  expect(rows.every((row) => /^.•••@/.test(row["Adresse e-mail"] ?? ""))).toBe(true);
});

test("staff: everybody once, and a name that is a formula is none in a spreadsheet", async () => {
  const rows = await fileOf("table=employees&role=EMPLOYEE");
  expect(idsIn(rows).sort()).toEqual((await idsBy("SELECT id FROM users WHERE role = 'EMPLOYEE'")).sort());
  expect(rows.find((row) => row["Nom"] === "Employée 0001")?.["Prénom"]).toBe(`'${FORMULA}`);
});

test("purchases: in the order of the table, amounts in cents, addresses masked", async () => {
  const rows = await fileOf("table=purchases&sort=createdAt&channel=till", "en");
  expect(idsIn(rows)).toEqual(await idsBy("SELECT id FROM purchases ORDER BY id"));
  expect(rows).toHaveLength(PURCHASES);
  expect(JSON.stringify(rows)).not.toContain("p1@exemple.fr");
  expect(Object.values(rows[0] ?? {})).toContain("4901");
});

test("mails: those of the state that the page shows, called by their names", async () => {
  const rows = await fileOf("table=mails&state=dead");
  expect(idsIn(rows)).toEqual(
    await idsBy("SELECT id FROM mails WHERE state = 'dead' ORDER BY created_at DESC, id DESC"),
  );
  expect(new Set(rows.map((row) => row["Sujet"]))).toEqual(new Set(["Ticket d’un achat"]));
});

test("the audit log: every export in it, and nothing of what was searched for", async () => {
  await fileOf("table=users&q=Lefebvre");
  const rows = await fileOf("table=audit&kind=table", "en");
  const known = await idsBy("SELECT id FROM audit_log WHERE subject_kind = 'table' ORDER BY id DESC");
  // The log goes on while it is read: what this very file added may or may not be in it.
  expect(known).toEqual(expect.arrayContaining(idsIn(rows)));
  expect(rows.length).toBeGreaterThanOrEqual(8);
  const log = JSON.stringify(rows);
  expect(log).toContain("•••");
  expect(log).not.toContain("Lefebvre");
});

test("a table that has no file is not found", async () => {
  const response = await fetch(`${server.url}/administration/export?table=queue`, {
    headers: { Cookie: `__Host-session=${token}` },
  });
  expect(response.status).toBe(404);
});
