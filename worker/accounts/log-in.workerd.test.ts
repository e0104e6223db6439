import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { users } from "../../migrations/schema.ts";
import { POLICIES } from "../limits/policies.ts";
import { ask, migrateDatabase, PASSWORD, person } from "../test-house.ts";
import {
  type AccountBody,
  database,
  freshEmail,
  fromSomewhere,
  linkTo,
  logIn,
  register,
  registered,
  registration,
  useUp,
  verify,
} from "./accounts.fixture.ts";
import { hashPassword } from "./passwords.ts";
import { identify } from "./sessions.ts";

const WRONG = "Wrong1234";

beforeAll(migrateDatabase);

describe("logging in", () => {
  it("answers as the contract says, with a token that identifies", async () => {
    const { id, email } = await person();
    const { status, headers, body } = await logIn(email.toUpperCase());
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toBe("no-store");
    const user = { id, email, firstName: "Zoé", lastName: "Lefèvre", role: "CLIENT", isVerified: false };
    expect(body).toEqual({ success: true, message: "Connexion réussie", token: expect.any(String), user });
    expect(await identify(env, body.token)).toMatchObject(user);
  });

  it("says the same of a wrong password and of an unknown address", async () => {
    const { email } = await person();
    const wrong = await logIn(email, WRONG);
    const unknown = await logIn(freshEmail(), WRONG);
    expect(wrong).toMatchObject({
      status: 401,
      body: { success: false, error: "Email ou mot de passe incorrect" },
    });
    expect(unknown).toMatchObject({ status: 401, body: wrong.body });
  });

  it.each([
    [{}],
    [[]],
    [{ email: 1, password: 2 }],
    [{ email: "a@b.fr" }],
    [{ email: "a@b.fr", password: "x".repeat(129) }],
  ])("refuses the body %j in French", async (body) => {
    const answer = await ask("/api/auth/login", { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/^L[ea'] ?[a-z]/i);
  });

  it("answers the brief's older call the same", async () => {
    const { id, email } = await person();
    const right = await ask<AccountBody>("/users/login", { body: { email, password: PASSWORD } });
    expect(right).toMatchObject({ status: 200, body: { success: true, user: { id, isVerified: false } } });
    expect((await ask("/users/login", { body: { email, password: WRONG } })).status).toBe(401);
    expect((await ask("/users/login", { body: { email } })).status).toBe(400);
  });
});

describe("an address of several accounts", () => {
  it("opens the one whose password it is", async () => {
    const first = await registered();
    const second = await registered(first.email, "Another123");
    expect((await logIn(first.email)).body.user.id).toBe(first.id);
    expect((await logIn(first.email, "Another123")).body.user.id).toBe(second.id);
    expect((await logIn(first.email, WRONG)).status).toBe(401);
  });

  it("opens the proved one, then the oldest, where a password fits several", async () => {
    const first = await registered();
    const second = await registered(first.email, "Another123");
    const [{ passwordHash } = { passwordHash: "" }] = await database()
      .select()
      .from(users)
      .where(eq(users.id, first.id));
    await database().update(users).set({ passwordHash }).where(eq(users.id, second.id));
    expect((await logIn(first.email)).body.user.id).toBe(first.id);
    await verify(await linkTo(second.id, "verify-address"));
    expect((await logIn(first.email)).body.user).toMatchObject({ id: second.id, isVerified: true });
  });

  it("opens even a row that has a salt of its own", async () => {
    const { id, email } = await registered();
    const other = crypto.randomUUID();
    await database()
      .insert(users)
      .values({
        id: other,
        email,
        passwordHash: await hashPassword("Another123"),
        firstName: "Anna",
        lastName: "Aubert",
        role: "CLIENT",
        createdAt: Date.now(),
      });
    expect((await logIn(email, "Another123")).body.user.id).toBe(other);
    expect((await logIn(email)).body.user.id).toBe(id);
    expect((await register(registration(email, "Another123"))).body.user.id).toBe(other);
  });
});

describe("wrong passwords", () => {
  it.each(["known", "unknown"])("are counted, also in a burst, for an address that is %s", async (kind) => {
    const { limit } = POLICIES["log-in"];
    const email = kind === "known" ? (await person()).email : freshEmail();
    const headers = fromSomewhere();
    const burst = await Promise.all(Array.from({ length: limit + 5 }, () => logIn(email, WRONG, headers)));
    expect(burst.filter(({ status }) => status === 401)).toHaveLength(limit);
    const refused = burst.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.body).toEqual({ success: false, error: "Trop de tentatives, réessayez plus tard" });
    expect(refused[0]?.headers.get("RateLimit-Policy")).toMatch(/^"log-in";/);
    expect((await logIn(email, PASSWORD, headers)).status).toBe(429);
    // Another network address is another guesser.
    expect((await logIn(email, WRONG, fromSomewhere())).status).toBe(401);
  });

  it("are counted for the e-mail address from anywhere", async () => {
    const { email } = await person();
    await useUp("log-in-account", `log-in-account:${email}`);
    expect((await logIn(email, PASSWORD, fromSomewhere())).status).toBe(429);
  });

  it("are counted for the network address, whoever is guessed at", async () => {
    const headers = { "cf-connecting-ip": "203.0.113.78" };
    await useUp("log-in-address", "log-in-address:203.0.113.78");
    expect((await logIn((await person()).email, PASSWORD, headers)).status).toBe(429);
  });

  it("alone are counted: a right one uses nothing up", async () => {
    const { email } = await person();
    for (let index = 0; index < POLICIES["log-in"].limit + 1; index++)
      expect((await logIn(email)).status).toBe(200);
  });
});
