/** The house is never left without an administrator, whatever administrators do to each other at once. */

import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tallies, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Office } from "../services.ts";
import { createServices } from "../services-live.ts";
import { type AnyBody, ask, migrateDatabase, type Person, person } from "../test-house.ts";
import type { ListedUser } from "./user-administration.ts";

const database = () => databaseOf(env.DB);
const services = () => createServices(env, { waitUntil: () => {} }, new Request("http://a.test"));

let admin: Person;

beforeAll(migrateDatabase);
beforeEach(async () => {
  await database().delete(users);
  admin = await person("ADMIN");
});

const userOf = async (id: string) => (await database().select().from(users).where(eq(users.id, id)))[0];
const update = (id: string, body: unknown, { token } = admin) =>
  ask<AnyBody & { data: ListedUser }>(`/api/admin/users/${id}`, { method: "PUT", token, body });
const remove = (id: string) => ask(`/api/admin/users/${id}`, { method: "DELETE", token: admin.token });

describe("the last administrator", () => {
  const LAST = "Il doit rester au moins un administrateur";

  it("is neither demoted nor removed, nor leaves", async () => {
    for (const { status, body } of [
      await update(admin.id, { role: "EMPLOYEE" }),
      await update(admin.id, { role: "CLIENT", firstName: "Jean" }),
      await remove(admin.id),
    ]) {
      expect([status, body.error]).toEqual([400, LAST]);
    }
    const account = await services().identify(admin.token);
    expect(account && (await services().deleteAccount(account))).toEqual({ kind: "last-administrator" });
    expect(await userOf(admin.id)).toMatchObject({ role: "ADMIN", firstName: "Zoé" });
  });

  it("may change everything but the role", async () => {
    const { status, body } = await update(admin.id, { role: "ADMIN", firstName: "Jean", isVerified: true });
    expect([status, body.data.firstName, body.data.isVerified]).toEqual([200, "Jean", true]);
  });

  it.each<[string, (users: Office["users"], id: string) => Promise<{ kind: string }>]>([
    ["demoted", (users, id) => users.change(id, { role: "CLIENT" })],
    ["removed", (users, id) => users.erase(id)],
  ])("remains when all five are %s at once", async (_, act) => {
    const circle = [admin.id];
    for (let more = 0; more < 4; more++) circle.push((await person("ADMIN")).id);
    // Past the guard on purpose: each was an administrator when it asked, and the statement alone decides.
    const asker = await services().identify(admin.token);
    const office = asker && services().office(asker);
    if (!office) throw new Error("no administrator");
    const outcomes = await Promise.all(circle.map((id) => act(office.users, id)));
    expect(outcomes.filter(({ kind }) => kind === "last-administrator")).toHaveLength(1);
    expect(await database().select().from(users).where(eq(users.role, "ADMIN"))).toHaveLength(1);
    const [tally] = await database().select().from(tallies).where(eq(tallies.name, "users:ADMIN"));
    expect(tally?.count).toBe(1);
  });

  it("remains when two demote each other through the door", async () => {
    const other = await person("ADMIN");
    const answers = await Promise.all([
      update(other.id, { role: "CLIENT" }, admin),
      update(admin.id, { role: "CLIENT" }, other),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await database().select().from(users).where(eq(users.role, "ADMIN"))).toHaveLength(1);
  });
});
