/**
 * How D1 finds accounts and sessions: every statement that the services really send is caught on its way and explained.
 * Nothing is copied here, so no statement can change without being looked at.
 */

import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { createServices } from "../services-live.ts";
import { migrateDatabase, PASSWORD, type Person, person } from "../test-house.ts";

interface Sent {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What SQLite may walk through whole: what the statement brings along itself. */
const HARMLESS_SCAN = /^SCAN (CONSTANT ROW|json_each|\(subquery|\d+ CONSTANT)/;

const sent: Sent[] = [];

/** The real database, except that it leaves behind what was sent. */
function listening(real: D1Database): D1Database {
  return {
    prepare(sql: string) {
      const statement = real.prepare(sql);
      const bind = statement.bind.bind(statement);
      statement.bind = (...parameters) => {
        sent.push({ sql, parameters });
        return bind(...parameters);
      };
      return statement;
    },
    batch: (statements: D1PreparedStatement[]) => real.batch(statements),
  } as unknown as D1Database;
}

const bindings = { ...env, DB: listening(env.DB) };
const services = () => createServices(bindings, { waitUntil: () => {} }, new Request("http://a.test"));

/** Head office's services, on the database that is listened to. */
async function office() {
  const account = await services().identify((await person("ADMIN")).token);
  const office = account && services().office(account);
  if (!office) throw new Error("no administrator");
  sent.length = 0;
  return office;
}

/** The steps of the plan of everything sent since this was asked last. */
async function planSteps(): Promise<string[]> {
  const steps: string[] = [];
  for (const { sql, parameters } of sent.splice(0)) {
    const explained = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...parameters)
      .all<{ detail: string }>();
    steps.push(...explained.results.map(({ detail }) => detail));
  }
  return steps;
}

function scansIn(steps: readonly string[]): string[] {
  return steps.filter((step) => step.startsWith("SCAN") && !HARMLESS_SCAN.test(step));
}

/** Fails when nothing was sent, or something that walks through a table. */
async function expectSearches(): Promise<string[]> {
  const steps = await planSteps();
  expect(steps.length).toBeGreaterThan(0);
  expect(scansIn(steps)).toEqual([]);
  return steps;
}

let someone: Person;

beforeAll(async () => {
  await migrateDatabase();
  await person("ADMIN");
});
beforeEach(async () => {
  someone = await person();
  sent.length = 0;
});

describe("administration", () => {
  const CURSOR = `${Date.now()}_00000000-0000-4000-8000-000000000000`;

  it.each([
    ["first page", {}, "users_by_creation"],
    ["later page", { page: 40 }, "users_by_creation"],
    ["page after a cursor", { cursor: CURSOR }, "users_by_creation"],
    ["first page of a role", { role: "CLIENT" as const }, "users_by_role"],
    ["later page of a role", { role: "CLIENT" as const, page: 40 }, "users_by_role"],
    ["page after a cursor in a role", { role: "ADMIN" as const, cursor: CURSOR }, "users_by_role"],
  ])("lists the %s by a covering index", async (_, query, index) => {
    await services().users.list({ page: 1, limit: 20, ...query });
    const steps = await expectSearches();
    expect(steps.some((step) => step.startsWith(`SEARCH users USING COVERING INDEX ${index}`))).toBe(true);
  });

  it("creates, changes and erases by key", async () => {
    const { users: administration, employees } = await office();
    const input = { email: "new@example.com", password: PASSWORD, firstName: "Zoé", lastName: "Petit" };
    expect(await employees.create(input)).toMatchObject({ kind: "created" });
    await expectSearches();
    const changes = { role: "EMPLOYEE", isVerified: true, firstName: "Zoë" } as const;
    expect(await administration.change(someone.id, changes)).toMatchObject({ kind: "updated" });
    await expectSearches();
    expect(await administration.erase(someone.id)).toEqual({ kind: "deleted" });
    const steps = await expectSearches();
    expect(steps.some((step) => step.includes("winners_by_user"))).toBe(true);
  });

  it("erases without a walk through what hangs on the account", async () => {
    // A cascade is in no plan: the index that it needs is the proof.
    for (const table of ["sessions", "account_links"]) {
      const { results } = await env.DB.prepare(
        `EXPLAIN QUERY PLAN DELETE FROM ${table} WHERE user_id = 'x'`,
      ).all<{ detail: string }>();
      expect(results.map(({ detail }) => detail.split(" ")[0])).toEqual(["SEARCH"]);
    }
  });
});

describe("people themselves", () => {
  it("register, prove their address and log in", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const input = {
      email,
      password: PASSWORD,
      confirmPassword: PASSWORD,
      firstName: "Zoé",
      lastName: "Petit",
    };
    expect(await services().register(input, "fr")).toMatchObject({ kind: "registered" });
    await expectSearches();
    const loggedIn = await services().logIn(email, PASSWORD);
    if (loggedIn.kind !== "logged-in") throw new Error(`not logged in: ${loggedIn.kind}`);
    await expectSearches();
    expect(await services().identify(loggedIn.token)).toMatchObject({ email });
    await expectSearches();
    await services().logOut(loggedIn.token);
    await expectSearches();
    expect(await services().verifyEmail("0".repeat(64))).toEqual({ kind: "invalid-link" });
    sent.length = 0;
    expect(await services().forgotPassword(email)).toMatchObject({ kind: "taken" });
    await expectSearches();
  });

  it("read and change their profile and password, and leave", async () => {
    const account = await services().identify(someone.token);
    if (!account) throw new Error("not signed in");
    await services().profile(account);
    await services().updateProfile(account, { city: "Paris" });
    await services().changePassword(account, someone.token, {
      currentPassword: PASSWORD,
      newPassword: "Another123",
      confirmPassword: "Another123",
    });
    await services().resendVerification(account);
    await services().endSession(account, "another");
    await services().endOtherSessions(account, someone.token);
    await services().mySessions(account, someone.token);
    await services().leave(account, "Wrong1234");
    await services().deleteAccount(account);
    await expectSearches();
  });

  it("download their data along the indexes by person, without sorting", async () => {
    const account = await services().identify(someone.token);
    if (!account) throw new Error("not signed in");
    const outcome = await services().personalData(account, someone.token);
    if (outcome.kind !== "ready") throw new Error(`no document: ${outcome.kind}`);
    await new Response(outcome.json).text();
    const steps = await expectSearches();
    expect(steps.filter((step) => step.includes("TEMP B-TREE"))).toEqual([]);
    for (const index of ["sessions_by_user", "account_links_by_user", "mails_by_user", "winners_by_user"])
      expect(steps.some((step) => step.includes(`INDEX ${index}`))).toBe(true);
  });
});

it("a choice about cookies finds the proofs that have had their time by their end", async () => {
  const given = { choices: { audience: true }, language: "fr", noticeHash: "0".repeat(64) } as const;
  expect(await services().recordChoice(given)).toMatchObject({ kind: "recorded" });
  const steps = await expectSearches();
  expect(steps.some((step) => step.includes("INDEX consents_by_end"))).toBe(true);
});

it("a walk through a table would be seen", async () => {
  await databaseOf(bindings.DB).select().from(users).orderBy(users.lastName);
  expect(scansIn(await planSteps())).toEqual(["SCAN users"]);
});
