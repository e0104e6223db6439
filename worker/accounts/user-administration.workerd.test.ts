/** Accounts in the hands of administrators: contract 6.6 to 6.9, and the rules that two of them at once cannot break. */

import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accountLinks, mails, sessions, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Role } from "../services.ts";
import { createServices } from "../services-live.ts";
import { type AnyBody, ask, migrateDatabase, PASSWORD, type Person, person } from "../test-house.ts";
import { hashPassword } from "./passwords.ts";
import type { ListedUser, UserPage } from "./user-administration.ts";

const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";
const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
const passwordHash = hashPassword(PASSWORD);
const database = () => databaseOf(env.DB);

interface UserBody extends AnyBody {
  readonly message: string;
  readonly data: ListedUser;
}

let admin: Person;

beforeAll(migrateDatabase);
beforeEach(async () => {
  await database().delete(users);
  admin = await person("ADMIN");
});

const userOf = async (id: string) => (await database().select().from(users).where(eq(users.id, id)))[0];
const services = () => createServices(env, { waitUntil: () => {} }, new Request("http://a.test"));
const isSignedIn = async ({ token }: Person) => (await services().identify(token)) !== undefined;

/** An account without a session, created so many milliseconds ago. */
async function account(changes: Partial<typeof users.$inferInsert> = {}, ageMs = 0): Promise<string> {
  const id = crypto.randomUUID();
  await database()
    .insert(users)
    .values({
      id,
      email: `${id}@example.com`,
      passwordHash: await passwordHash,
      firstName: "Zoé",
      lastName: "Lefèvre",
      role: "CLIENT",
      createdAt: Date.now() - ageMs,
      ...changes,
    });
  return id;
}

const list = (query = "", as: Pick<Person, "token"> = admin) =>
  ask<AnyBody & { data: UserPage }>(`/api/admin/users${query}`, { token: as.token });
const createEmployee = (body: unknown, as: Pick<Person, "token"> = admin) =>
  ask<UserBody>("/api/admin/employees", { token: as.token, body });
const update = (id: string, body: unknown, as: Pick<Person, "token"> = admin) =>
  ask<UserBody>(`/api/admin/users/${id}`, { method: "PUT", token: as.token, body });
const remove = (id: string, as: Pick<Person, "token"> = admin) =>
  ask<UserBody>(`/api/admin/users/${id}`, { method: "DELETE", token: as.token });

function employee(email: string, changes: object = {}) {
  return { email, password: "TempPassword123", firstName: "Marie", lastName: "Dupont", ...changes };
}

describe("every door", () => {
  it.each<[string, number, () => Promise<Pick<Person, "token">>]>([
    ["anonymous", 401, async () => ({ token: "" })],
    ["a player", 403, () => person()],
    ["an employee", 403, () => person("EMPLOYEE")],
  ])("is closed to %s", async (_, expected, somebody) => {
    const as = await somebody();
    const target = await account();
    const before = await userOf(target);
    for (const { status } of [
      await list("", as),
      await createEmployee(employee("new@example.com"), as),
      await update(target, { role: "ADMIN" }, as),
      await remove(target, as),
    ]) {
      expect(status).toBe(expected);
    }
    expect(await userOf(target)).toEqual(before);
    expect(await database().select().from(users).where(eq(users.email, "new@example.com"))).toEqual([]);
  });
});

describe("the list", () => {
  it("shows accounts as the contract says, newest first, with totals", async () => {
    const older = await account({ role: "EMPLOYEE", isVerified: true }, DAY_MS);
    const oldest = await account({}, 2 * DAY_MS);
    const { status, headers, body } = await list();
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(body.data.users.map(({ id }) => id)).toEqual([admin.id, older, oldest]);
    expect(body.data.users[1]).toEqual({
      id: older,
      email: `${older}@example.com`,
      firstName: "Zoé",
      lastName: "Lefèvre",
      role: "EMPLOYEE",
      isVerified: true,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(body.data.pagination).toEqual({ total: 3, page: 1, limit: 20, totalPages: 1, nextCursor: null });
  });

  it("filters by role, and counts only that role", async () => {
    const [one, other] = [await account({}, SECOND_MS), await account({}, 2 * SECOND_MS)];
    await account({ role: "EMPLOYEE" });
    const { body } = await list("?role=CLIENT&limit=1&page=2");
    expect(body.data.users.map(({ id }) => id)).toEqual([other]);
    expect(body.data.pagination).toEqual({ total: 2, page: 2, limit: 1, totalPages: 2, nextCursor: null });
    expect((await list("?role=CLIENT&limit=1")).body.data.users.map(({ id }) => id)).toEqual([one]);
  });

  it.each([
    ["page=0", "page"],
    ["page=1e3", "page"],
    ["limit=101", "limit"],
    ["page=100000&limit=100", "page"],
    ["role=BOSS", "role"],
    ["cursor=", "cursor"],
    ["cursor=abc", "cursor"],
    [`cursor=${"1".repeat(16)}_${UNKNOWN_ID}`, "cursor"],
  ])("refuses ?%s", async (query, field) => {
    const { status, body } = await list(`?${query}`);
    expect(status).toBe(400);
    expect(body.details?.map((problem) => problem.field)).toContain(field);
  });

  it.each(["", "&role=CLIENT"])("shows everybody once while others register (%s)", async (filter) => {
    const there = new Set<string>();
    // Threes of the same instant: the id decides there, also where a page ends between them.
    for (let age = 0; age < 20; age++) {
      for (let twin = 0; twin < 3; twin++) there.add(await account({ createdAt: 1_700_000_000_000 + age }));
    }
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body } = await list(`?limit=7${filter}${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.users.map(({ id }) => id).filter((id) => id !== admin.id));
      cursor = body.data.pagination.nextCursor;
      for (let newcomer = 0; newcomer < 4; newcomer++) await account();
    }
    expect(seen.toSorted()).toEqual([...there].toSorted());
  });
});

describe("creating an employee", () => {
  it("answers as the contract says, and queues the mail that proves the address", async () => {
    const { status, body } = await createEmployee({ ...employee("Marie@TheTipTop.com"), role: "ADMIN" });
    expect(status).toBe(201);
    expect(body).toEqual({
      success: true,
      message: "Employé créé avec succès",
      data: {
        id: expect.any(String),
        email: "marie@thetiptop.com",
        firstName: "Marie",
        lastName: "Dupont",
        role: "EMPLOYEE",
      },
    });
    const { id } = body.data;
    expect(await userOf(id)).toMatchObject({ role: "EMPLOYEE", isVerified: false });
    const links = await database().select().from(accountLinks).where(eq(accountLinks.userId, id));
    expect(links).toMatchObject([{ purpose: "verify-address", usedAt: null }]);
    const [mail, ...more] = await database().select().from(mails).where(eq(mails.userId, id));
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      recipient: "marie@thetiptop.com",
      kind: "verify-address",
      occasion: `verify-address:${links[0]?.id}`,
    });
    expect(JSON.parse(mail?.fields ?? "")).toEqual({ firstName: "Marie", linkId: links[0]?.id });
    const loggedIn = await ask("/api/auth/login", {
      body: { email: "marie@thetiptop.com", password: "TempPassword123" },
    });
    expect(loggedIn.status).toBe(200);
  });

  it.each([
    ["email", { email: "nobody" }],
    ["password", { password: "short" }],
    ["password", { password: "nouppercase1" }],
    ["firstName", { firstName: "M" }],
    ["lastName", { lastName: undefined }],
  ])("refuses a bad %s: %o", async (field, changes) => {
    const { status, body } = await createEmployee(employee("marie@example.com", changes));
    expect(status).toBe(400);
    expect(body.details?.[0]?.field).toBe(field);
  });

  it.each([
    ["a player has proved", { isVerified: true }, 400],
    ["an employee states", { role: "EMPLOYEE" as Role }, 400],
    ["an administrator states", { role: "ADMIN" as Role }, 400],
    ["a player merely stated", {}, 201],
  ])("with an address that %s (%o) answers %i", async (_, who, expected) => {
    await account({ email: "taken@example.com", ...who });
    const { status, body } = await createEmployee(employee("taken@example.com"));
    expect(status).toBe(expected);
    if (expected === 201) return;
    expect(body.error).toBe("Cette adresse email a déjà un compte");
    expect(await database().select().from(mails).where(eq(mails.recipient, "taken@example.com"))).toEqual([]);
  });

  it("makes one account and one mail of ten creations at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => createEmployee(employee("once@example.com"))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...new Array(9).fill(400)]);
    expect(await database().select().from(users).where(eq(users.email, "once@example.com"))).toHaveLength(1);
    const written = await database().select().from(mails).where(eq(mails.recipient, "once@example.com"));
    expect(written).toHaveLength(1);
  });
});

describe("changing an account", () => {
  it("changes what is named, and answers as the contract says", async () => {
    const id = await account();
    const changes = { role: "EMPLOYEE", isVerified: true, firstName: " Jean ", lastName: "Martin" };
    const { status, body } = await update(id, { ...changes, email: "other@example.com" });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      message: "Utilisateur mis à jour avec succès",
      data: {
        id,
        email: `${id}@example.com`,
        firstName: "Jean",
        lastName: "Martin",
        role: "EMPLOYEE",
        isVerified: true,
      },
    });
    expect((await update(id, { lastName: "Petit" })).body.data).toEqual({
      ...body.data,
      lastName: "Petit",
    });
    expect((await update(id, {})).body.data).toEqual({ ...body.data, lastName: "Petit" });
  });

  it.each([
    ["role", { role: "BOSS" }],
    ["role", { role: null }],
    ["isVerified", { isVerified: "oui" }],
    ["firstName", { firstName: "J" }],
    ["lastName", { lastName: "x".repeat(101) }],
    ["", []],
  ])("refuses a bad %s: %o", async (field, changes) => {
    const id = await account();
    const before = await userOf(id);
    const { status, body } = await update(id, changes);
    expect(status).toBe(400);
    expect(body.details?.[0]?.field).toBe(field);
    expect(await userOf(id)).toEqual(before);
  });

  it.each([UNKNOWN_ID, "42", "%00", "x".repeat(2_000)])("knows nobody by the id %s", async (id) => {
    for (const { status, body } of [await update(id, { role: "ADMIN" }), await remove(id)]) {
      expect(status).toBe(404);
      expect(body.error).toBe("Utilisateur non trouvé");
    }
  });

  it("ends every session with a new role, and none without", async () => {
    const someone = await person();
    expect(await isSignedIn(someone)).toBe(true); // this isolate remembers the player from here on
    await update(someone.id, { role: "CLIENT", firstName: "Zoë" });
    expect(await isSignedIn(someone)).toBe(true);
    await update(someone.id, { role: "EMPLOYEE" });
    expect(await isSignedIn(someone)).toBe(false);
    expect(await database().select().from(sessions).where(eq(sessions.userId, someone.id))).toEqual([]);
    expect(await isSignedIn(admin)).toBe(true);
  });

  it("leaves sessions alone when the change is refused", async () => {
    expect((await update(admin.id, { role: "CLIENT" })).status).toBe(400);
    expect(await isSignedIn(admin)).toBe(true);
  });

  it("does not prove an address that another account has proved", async () => {
    await account({ email: "one@example.com", isVerified: true });
    const id = await account({ email: "one@example.com" });
    const { status, body } = await update(id, { isVerified: true, firstName: "Jean" });
    expect([status, body.error]).toEqual([400, "Cette adresse email a déjà un compte"]);
    expect(await userOf(id)).toMatchObject({ isVerified: false, firstName: "Zoé" });
    expect((await update(id, { isVerified: false, firstName: "Jean" })).status).toBe(200);
  });

  it("proves an address for one of two accounts at once", async () => {
    const ids = [await account({ email: "two@example.com" }), await account({ email: "two@example.com" })];
    const answers = await Promise.all(ids.map((id) => update(id, { isVerified: true })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });

  it.each([
    ["has proved", { isVerified: true }],
    ["states, as staff", { role: "EMPLOYEE" as Role }],
  ])("makes nobody staff under an address that another %s", async (_, other) => {
    await account({ email: "colleague@example.com", ...other });
    const impostor = await account({ email: "colleague@example.com" });
    expect((await update(impostor, { role: "ADMIN" })).status).toBe(400);
    expect(await userOf(impostor)).toMatchObject({ role: "CLIENT" });
  });
});

it("the older call makes an employee too, for administrators only", async () => {
  const body = { name: "Marie Dupont", email: "older@example.com", password: PASSWORD };
  const asked = (token: string, more = {}) =>
    ask<UserBody>("/users/add-employee", { token, body: { ...body, ...more } });
  expect((await asked((await person("EMPLOYEE")).token)).status).toBe(403);
  expect((await asked("")).status).toBe(401);
  for (const [field, wrong] of [
    ["confirmPassword", { confirmPassword: "Another123" }],
    ["name", { name: "" }],
  ] as const) {
    const refused = await asked(admin.token, wrong);
    expect([refused.status, refused.body.details?.[0]?.field.split(".")[0]]).toEqual([400, field]);
  }
  const made = await asked(admin.token, { confirmPassword: PASSWORD });
  expect(made.status).toBe(201);
  expect(made.body.data).toMatchObject({ firstName: "Marie", lastName: "Dupont", role: "EMPLOYEE" });
  expect((await asked(admin.token)).body.error).toBe("Cette adresse email a déjà un compte");
});
