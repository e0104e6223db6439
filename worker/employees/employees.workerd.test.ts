/** The staff in the hands of head office: invited, imported, moved, let in, and every step in the audit log. */

import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { linkTokenOf } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks, addressLocks, auditLog, mails, stores, users } from "../../migrations/schema.ts";
import { INVITATION_LINK_MS } from "../accounts/account-links.ts";
import { freshEmail, logIn, mailRowsTo, usersWith, useUp } from "../accounts/accounts.fixture.ts";
import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { Office } from "../services.ts";
import { createServices } from "../services-live.ts";
import { ask, migrateDatabase, PASSWORD, type Person, person } from "../test-house.ts";

const database = () => databaseOf(env.DB);
const services = () => createServices(env, { waitUntil: () => {} }, new Request("http://a.test"));

let admin: Person;
let office: Office;

async function officeOf({ token }: Person): Promise<Office> {
  const account = await services().identify(token);
  const found = account && services().office(account);
  if (!found) throw new Error("no administrator");
  return found;
}

beforeAll(async () => {
  await migrateDatabase();
  const place = { street: "1 rue", postalCode: "06000", latitude: 43, longitude: 7, openingHours: "[]" };
  await database()
    .insert(stores)
    .values([
      { id: "nice", name: "ThéTipTop Nice", city: "Nice", ...place },
      { id: "lyon", name: "ThéTipTop Lyon", city: "Lyon", ...place },
    ]);
});
beforeEach(async () => {
  admin = await person("ADMIN");
  office = await officeOf(admin);
});

function invitation(changes: object = {}) {
  const input = {
    firstName: "Marie",
    lastName: "Dupont",
    email: freshEmail(),
    role: "EMPLOYEE",
    storeId: "nice",
  };
  return { ...input, ...changes };
}

async function invited(changes: object = {}) {
  const input = invitation(changes);
  const outcome = await office.employees.invite(input);
  if (outcome.kind !== "invited") throw new Error(`not invited: ${outcome.kind}`);
  return { id: outcome.id, email: input.email };
}

const logOf = (subjectId: string) =>
  database().select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(asc(auditLog.id));
const actionsOf = async (id: string) => (await logOf(id)).map(({ action }) => action);
const rowOf = async (id: string) => (await database().select().from(users).where(eq(users.id, id)))[0];

/** The tokens of an account's invitations, the newest last. */
async function tokensOf(id: string): Promise<string[]> {
  const links = await database()
    .select()
    .from(accountLinks)
    .where(eq(accountLinks.userId, id))
    .orderBy(asc(accountLinks.createdAt));
  return links.map((link) => linkTokenOf(env.SESSION_SECRET, "accept-invitation", link.id));
}

const accept = (token = "", password = PASSWORD) =>
  services().acceptInvitation({ token, password, confirmPassword: password });

describe("an invitation", () => {
  it("makes an account that no password opens, a link for a week and a mail, and is written down", async () => {
    const { id, email } = await invited();
    expect(await rowOf(id)).toMatchObject({ role: "EMPLOYEE", storeId: "nice", isVerified: false });
    expect((await logIn(email, PASSWORD)).status).toBe(401);
    const [link] = await database().select().from(accountLinks).where(eq(accountLinks.userId, id));
    expect((link?.expiresAt ?? 0) - (link?.createdAt ?? 0)).toBe(INVITATION_LINK_MS);
    expect(await mailRowsTo(email)).toMatchObject([
      {
        kind: "invitation",
        userId: id,
        fields: { shop: "ThéTipTop Nice", role: "EMPLOYEE", linkId: link?.id },
      },
    ]);
    expect(await logOf(id)).toMatchObject([
      { action: "employee.invited", actorId: admin.id, after: '{"role":"EMPLOYEE","storeId":"nice"}' },
    ]);
  });

  it("is taken once: it sets the password, proves the address, and lets in", async () => {
    const { id, email } = await invited();
    const [token] = await tokensOf(id);
    expect(await accept(token, "short")).toMatchObject({ kind: "invalid" });
    const outcomes = await Promise.all([accept(token), accept(token, "Another123")]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["invalid-link", "reset"]);
    expect(await rowOf(id)).toMatchObject({ invitedAt: null, isVerified: true });
    const statuses = await Promise.all([logIn(email, PASSWORD), logIn(email, "Another123")]);
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it("sent again makes the one before worthless; a password once chosen, there is nothing to send", async () => {
    const { id, email } = await invited();
    expect(await office.employees.inviteAgain(id)).toEqual({ kind: "invited" });
    expect(await mailRowsTo(email)).toHaveLength(2);
    const open = await database().select().from(accountLinks).where(eq(accountLinks.userId, id));
    expect(open.filter(({ usedAt }) => usedAt === null)).toHaveLength(1);
    const spent = open.find(({ usedAt }) => usedAt !== null)?.id ?? "";
    expect(await accept(linkTokenOf(env.SESSION_SECRET, "accept-invitation", spent))).toEqual({
      kind: "invalid-link",
    });
    const fresh = open.find(({ usedAt }) => usedAt === null)?.id ?? "";
    expect(await accept(linkTokenOf(env.SESSION_SECRET, "accept-invitation", fresh))).toEqual({
      kind: "reset",
    });
    expect(await office.employees.inviteAgain(id)).toEqual({ kind: "not-waiting" });
    expect(await office.employees.inviteAgain(admin.id)).toEqual({ kind: "not-waiting" });
    expect((await actionsOf(id)).toSorted()).toEqual(["employee.invited", "employee.invited-again"]);
  });

  it.each([
    ["firstName", { firstName: "M" }],
    ["email", { email: "nobody" }],
    ["role", { role: "CLIENT" }],
    ["storeId", { storeId: "nowhere" }],
  ])("is refused for a bad %s", async (field, changes) => {
    const outcome = await office.employees.invite(invitation(changes));
    expect(outcome.kind === "invalid" && outcome.problems.map((problem) => problem.field)).toEqual([field]);
  });

  it("goes to no address that somebody has proved or is staff by, ten at once included", async () => {
    const colleague = await person("EMPLOYEE");
    expect(await office.employees.invite(invitation({ email: colleague.email }))).toEqual({
      kind: "address-taken",
    });
    const player = await person();
    expect((await office.employees.invite(invitation({ email: player.email }))).kind).toBe("invited");
    const email = freshEmail();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => office.employees.invite(invitation({ email }))),
    );
    expect(outcomes.filter(({ kind }) => kind === "invited")).toHaveLength(1);
    expect(await usersWith(email)).toHaveLength(1);
    expect(await mailRowsTo(email)).toHaveLength(1);
  });
});

describe("an import", () => {
  const file = (emails: readonly string[]) =>
    [
      "prénom;nom;e-mail;boutique",
      ...emails.map((email, i) => `Zoé;Lefèvre${"x".repeat(i % 3)};${email};Lyon`),
    ].join("\n");

  it("says what it would do and writes nothing; then invites everybody, and nobody twice", async () => {
    const emails = Array.from({ length: 500 }, freshEmail);
    const before = await database().$count(users);
    const plan = await office.employees.planImport(file(emails));
    expect(plan.kind === "planned" && plan.lines.map(({ state }) => state)).toEqual(emails.map(() => "new"));
    expect(await database().$count(users)).toBe(before);
    expect(await database().$count(mails, eq(mails.recipient, emails[0] ?? ""))).toBe(0);
    const outcomes = await Promise.all([
      office.employees.import(file(emails)),
      office.employees.import(file(emails)),
    ]);
    expect(
      outcomes.reduce((sum, outcome) => sum + (outcome.kind === "imported" ? outcome.invited : 0), 0),
    ).toBe(500);
    expect(await office.employees.import(file(emails))).toEqual({
      kind: "imported",
      invited: 0,
      known: 500,
      refused: 0,
    });
    expect(await database().$count(users)).toBe(before + 500);
    const [last] = await usersWith(emails.at(-1) ?? "");
    expect(last).toMatchObject({ storeId: "lyon", role: "EMPLOYEE" });
    expect(await actionsOf(last?.id ?? "")).toEqual(["employee.invited"]);
    const [token] = await tokensOf(last?.id ?? "");
    expect(await accept(token)).toEqual({ kind: "reset" });
    expect((await logIn(emails.at(-1) ?? "", PASSWORD)).status).toBe(200);
  });

  it("leaves out the lines that need mending, and tells of itself with its number of people", async () => {
    const [one, two] = [freshEmail(), freshEmail()];
    const text = `prénom;nom;e-mail;boutique\nZoé;Lefèvre;${one};Lyon\nLuc;Petit;${two};Atlantis\nEve;Roy;${one};Nice`;
    expect(await office.employees.import(text)).toEqual({
      kind: "imported",
      invited: 1,
      known: 0,
      refused: 2,
    });
    expect(await usersWith(two)).toEqual([]);
    const own = await database().select().from(auditLog).where(eq(auditLog.actorId, admin.id));
    expect(own.filter(({ action }) => action === "employee.imported")).toMatchObject([
      { after: '{"lines":1}' },
    ]);
  });
});

describe("the list of the staff", () => {
  it("finds by name without accents, shop, role and state, in every order, page by page", async () => {
    const name = `Ôlivia${Date.now()}`;
    const ids = [];
    for (const lastName of ["Zola", "Alain", "Émile"])
      ids.push((await invited({ firstName: name, lastName })).id);
    const query = {
      after: null,
      before: null,
      limit: 2,
      sort: { by: "name", direction: "ascending" },
    } as const;
    const filters = {
      search: name.replace("Ô", "o"),
      store: "nice",
      role: "EMPLOYEE",
      state: "invited",
    } as const;
    const first = await office.employees.list({ ...query, filters });
    expect(first.rows.map(({ lastName }) => lastName)).toEqual(["Alain", "Émile"]);
    expect(first).toMatchObject({ total: { kind: "exact", count: 3 }, previous: null });
    const second = await office.employees.list({ ...query, filters, after: first.next });
    expect(second.rows.map(({ lastName }) => lastName)).toEqual(["Zola"]);
    expect(second.next).toBeNull();
    const back = await office.employees.list({ ...query, filters, before: second.previous });
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect((await office.employees.list({ ...query, filters: { ...filters, store: "lyon" } })).rows).toEqual(
      [],
    );
    const player = await person();
    const all = await office.employees.list({ ...query, limit: 100, filters: { search: player.email } });
    expect(all.rows).toEqual([]);
  });
});

describe("moving and opening", () => {
  it("moves staff to a shop that there is, and writes down from where to where, once", async () => {
    const { id } = await invited();
    expect(await office.employees.move(id, "nowhere")).toEqual({ kind: "unknown-store" });
    expect(await office.employees.move((await person()).id, "lyon")).toEqual({ kind: "not-found" });
    for (let twice = 0; twice < 2; twice++)
      expect(await office.employees.move(id, "lyon")).toEqual({ kind: "moved" });
    expect((await rowOf(id))?.storeId).toBe("lyon");
    expect((await logOf(id)).slice(1)).toMatchObject([
      { action: "employee.moved", before: '{"storeId":"nice"}', after: '{"storeId":"lyon"}' },
    ]);
    expect(await office.employees.move(id, null)).toEqual({ kind: "moved" });
  });

  it("opens a player's file masked, and writes down the opening and the unmasking", async () => {
    const player = await person();
    const file = await office.users.open(player.id);
    expect(JSON.stringify(file)).not.toContain(player.email);
    expect(file).toMatchObject({ firstName: "Zoé", openSessions: 1, codesLockedUntil: null });
    expect(await office.users.showContact(player.id)).toMatchObject({ email: player.email });
    expect(await logOf(player.id)).toMatchObject([
      { action: "player.opened", actorId: admin.id, before: null, after: null },
      { action: "player.contact-shown", actorId: admin.id },
    ]);
    expect(await office.users.open("nobody")).toBeUndefined();
    expect(await logOf("nobody")).toEqual([]);
  });

  it("writes down what a change made different, with no name in it, also through the API", async () => {
    const player = await person();
    const change = (body: object) =>
      ask(`/api/admin/users/${player.id}`, { method: "PUT", token: admin.token, body });
    await change({ role: "CLIENT", isVerified: true, firstName: "Zoë", lastName: "Lefèvre" });
    await change({ role: "CLIENT", firstName: "Zoë" });
    await change({ role: "EMPLOYEE" });
    expect(await logOf(player.id)).toMatchObject([
      {
        action: "user.changed",
        before: '{"isVerified":false}',
        after: '{"isVerified":true,"firstName":true}',
      },
      { action: "user.changed", before: '{"role":"CLIENT"}', after: '{"role":"EMPLOYEE"}' },
    ]);
  });
});

describe("a lock for guessing", () => {
  it("of a player is ended, with what was counted, and written down once", async () => {
    const player = await person();
    await useUp("wrong-code", player.id);
    await database()
      .update(users)
      .set({ guessesLockedUntil: Date.now() + 60_000 })
      .where(eq(users.id, player.id));
    expect((await office.users.open(player.id))?.codesLockedUntil).toBeGreaterThan(Date.now());
    expect(await office.users.unlock(player.id)).toBe(true);
    expect(await office.users.unlock(player.id)).toBe(false);
    expect((await rowOf(player.id))?.guessesLockedUntil).toBeNull();
    expect(await limiterOn(env).look("wrong-code", player.id)).toMatchObject({ isAllowed: true });
    expect((await actionsOf(player.id)).filter((action) => action === "account.unlocked")).toHaveLength(1);
  });

  it("of a network address is listed, ended and written down without the address", async () => {
    const address = "203.0.113.77";
    await useUp("wrong-code-address", address);
    await database()
      .insert(addressLocks)
      .values({ address, lockedUntil: Date.now() + 60_000 });
    expect(await office.users.lockedAddresses()).toMatchObject([{ address }]);
    expect(await office.users.unlockAddress(address)).toBe(true);
    expect(await office.users.unlockAddress(address)).toBe(false);
    expect(await office.users.lockedAddresses()).toEqual([]);
    expect(await limiterOn(env).look("wrong-code-address", address)).toMatchObject({ isAllowed: true });
    expect(await actionsOf("203.0.113.•••")).toEqual(["address.unlocked"]);
    expect(await actionsOf(address)).toEqual([]);
  });
});
