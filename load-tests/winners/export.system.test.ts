/** The file of a hundred thousand winners, opened again and compared with the database row by row. */

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

const COUNT = 100_000;
let directory = "";
let server: LocalServer;
let token = "";

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "thetiptop-export-"));
  server = await startLocalServer({ port: 0, dataDir: directory, onLog: () => {} });
  await seedDemo(server, directory);
  await seedWinners(await database(), DEMO_CAMPAIGN.slug, demoWinners(COUNT));
  token = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
});

afterAll(async () => {
  await server?.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

function database() {
  return server.miniflare.getD1Database("DB");
}

async function fileOf(query: string): Promise<Record<string, string>[]> {
  const response = await fetch(`${server.url}/administration/export?table=winners${query}`, {
    headers: { Cookie: `__Host-session=${token}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

interface Stored {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly played: string;
  readonly claimed: string;
  readonly store: string;
}

/** The same rows from the database, in the same words. */
async function stored(where: string): Promise<Stored[]> {
  const iso = (column: string) =>
    `coalesce(strftime('%Y-%m-%dT%H:%M:%S', ${column} / 1000, 'unixepoch') || printf('.%03dZ', ${column} % 1000), '')`;
  const { results } = await (await database())
    .prepare(
      `SELECT winners.id, first_name || ' ' || last_name AS name, email, ${iso("played_at")} AS played,
         ${iso("claimed_at")} AS claimed, coalesce(store, '') AS store
       FROM winners JOIN users ON users.id = user_id WHERE ${where} ORDER BY winners.id DESC`,
    )
    .all<Stored>();
  return results;
}

function comparable(row: Record<string, string>): Stored {
  return {
    id: row["id"] ?? "",
    name: row["Joueur"] ?? "",
    email: row["Courriel"] ?? "",
    played: row["Joué le"] ?? "",
    claimed: row["Remis le"] ?? "",
    store: row["Boutique du ticket"] ?? "",
  };
}

test("every winner is in the file once, as the database has it, and the log says that it was taken", async () => {
  const rows = (await fileOf("")).map(comparable);
  expect(rows).toHaveLength(COUNT);
  // Not `toEqual` on the whole: its report of 100,000 rows would take longer than the test.
  const wanted = await stored("true");
  const different = rows.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(wanted[index]));
  expect([rows[different], different]).toEqual([wanted[different], -1]);

  const { results } = await (await database())
    .prepare("SELECT action, after FROM audit_log WHERE subject_kind = 'table' ORDER BY id")
    .all<{ action: string; after: string }>();
  expect(results.map(({ action }) => action)).toEqual(["table.export-started", "table.exported"]);
  expect(JSON.parse(results[1]?.after ?? "{}")).toMatchObject({ rows: COUNT, isWhole: true });
});

test("a filter is the file's too", async () => {
  const rows = await fileOf("&status=CLAIMED&store=nice");
  const wanted = await stored("status = 'CLAIMED' AND store = 'nice'");
  expect(wanted.length).toBeGreaterThan(1_000);
  expect(rows.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
});

test("nobody but an administrator gets it", async () => {
  const response = await fetch(`${server.url}/administration/export?table=winners`, { redirect: "manual" });
  expect(response.status).toBe(303);
});

test("who goes away in the middle is written down as such", async () => {
  const going = new AbortController();
  const response = await fetch(`${server.url}/administration/export?table=winners`, {
    headers: { Cookie: `__Host-session=${token}` },
    signal: going.signal,
  });
  const reader = response.body?.getReader();
  await reader?.read();
  going.abort();
  await expect
    .poll(
      async () => {
        const row = await (await database())
          .prepare("SELECT after FROM audit_log WHERE action = 'table.exported' ORDER BY id DESC LIMIT 1")
          .first<{ after: string }>();
        return JSON.parse(row?.after ?? "{}").isWhole;
      },
      { timeout: 20_000 },
    )
    .toBe(false);
});
