import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sessions, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { createServices } from "../services-live.ts";
import { type AnyBody, ask, migrateDatabase, PASSWORD, person } from "../test-house.ts";
import { closeSession, identify } from "./sessions.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const database = () => databaseOf(env.DB);

interface AccountBody extends AnyBody {
  readonly message: string;
  readonly token: string;
  readonly user: { readonly id: string; readonly email: string };
}

const register = (body: unknown) => ask<AccountBody>("/api/auth/register", { body });
const logIn = (body: unknown) => ask<AccountBody>("/api/auth/login", { body });

function registration(email: string) {
  return { email, password: PASSWORD, confirmPassword: PASSWORD, firstName: "Zoé", lastName: "Lefèvre" };
}

const usersWith = (email: string) => database().select().from(users).where(eq(users.email, email));

beforeAll(migrateDatabase);

describe("registering", () => {
  it("answers as the contract says and stores a player whose password cannot be read", async () => {
    const { status, body } = await register({
      ...registration("New@Example.com"),
      phone: "06 12 34 56 78",
      address: "1 rue de Paris",
      city: "Paris",
      postalCode: "75001",
      role: "ADMIN",
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      success: true,
      message: "Inscription réussie. Veuillez vérifier votre email pour activer votre compte.",
      user: {
        id: expect.stringMatching(UUID),
        email: "new@example.com",
        firstName: "Zoé",
        lastName: "Lefèvre",
        role: "CLIENT",
      },
    });
    const [stored] = await usersWith("new@example.com");
    expect(stored).toMatchObject({
      id: body.user.id,
      role: "CLIENT",
      isVerified: false,
      phone: "0612345678",
      postalCode: "75001",
    });
    expect(stored?.passwordHash).toMatch(/^scrypt\$/);
  });

  it("answers the same for an address that has an account, and changes nothing", async () => {
    const first = await register(registration("taken@example.com"));
    const [before] = await usersWith("taken@example.com");
    const other = {
      ...registration("TAKEN@example.com"),
      password: "Another123",
      confirmPassword: "Another123",
      firstName: "Mallory",
      phone: "0699999999",
    };
    const second = await register(other);
    expect(second.status).toBe(201);
    expect(second.body).toEqual({
      ...first.body,
      user: { ...first.body.user, id: expect.stringMatching(UUID), firstName: "Mallory" },
    });
    expect(second.body.user.id).not.toBe(first.body.user.id);
    expect(await usersWith("taken@example.com")).toEqual([before]);
  });

  it.each([
    ["an empty body", "", undefined],
    ["no JSON", "{email:", undefined],
    ["an array", "[]", "Le corps de la requête doit être un objet JSON"],
    ["null", "null", "Le corps de la requête doit être un objet JSON"],
    ["an empty object", "{}", "Le champ email est requis"],
    ["a body of 1 MB", `{"email":"${"a".repeat(1_000_000)}"}`, "La requête est trop volumineuse"],
  ])("refuses %s in French", async (_name, body, sentence) => {
    const answer = await register(body);
    expect(answer.status).toBe(sentence === "La requête est trop volumineuse" ? 413 : 400);
    expect(answer.body).toMatchObject({
      success: false,
      error: sentence ?? "Le corps de la requête n'est pas un JSON valide",
    });
  });

  it("tells every problem and puts the first forward", async () => {
    const { status, body } = await register({
      ...registration("x"),
      firstName: "Z",
      confirmPassword: "other",
    });
    expect(status).toBe(400);
    expect(body.error).toBe("L'adresse email n'est pas valide");
    expect(body.details?.map(({ field }) => field)).toEqual(["email", "firstName", "confirmPassword"]);
  });

  it("cannot be got round by the site: the service checks as well", async () => {
    const services = createServices(env, { waitUntil: () => {} });
    const outcome = await services.register({
      ...registration("site@example.com"),
      password: "weak",
      confirmPassword: "weak",
    });
    expect(outcome).toMatchObject({
      kind: "invalid",
      problems: [{ field: "password" }, { field: "password" }, { field: "password" }],
    });
    expect(await usersWith("site@example.com")).toEqual([]);
  });
});

describe("logging in", () => {
  it("answers as the contract says, with a token that identifies", async () => {
    const { id, email } = await person();
    const { status, headers, body } = await logIn({ email: email.toUpperCase(), password: PASSWORD });
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toBe("no-store");
    const user = { id, email, firstName: "Zoé", lastName: "Lefèvre", role: "CLIENT", isVerified: false };
    expect(body).toEqual({ success: true, message: "Connexion réussie", token: expect.any(String), user });
    expect(await identify(env, body.token)).toEqual(user);
  });

  it("says the same of a wrong password and of an unknown address", async () => {
    const { email } = await person();
    const wrong = await logIn({ email, password: "Wrong1234" });
    const unknown = await logIn({ email: "nobody@example.com", password: "Wrong1234" });
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
    const answer = await logIn(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/^L[ea'] ?[a-z]/i);
  });
});

describe("a session", () => {
  it("ends when it is closed", async () => {
    const { token } = await person();
    expect(await identify(env, token)).toBeDefined();
    await closeSession(env, token);
    expect(await identify(env, token)).toBeUndefined();
  });

  it("of a player is remembered: no query for a while", async () => {
    const { id, token } = await person();
    await identify(env, token);
    await database().delete(sessions).where(eq(sessions.userId, id));
    expect(await identify(env, token)).toMatchObject({ id });
  });

  it.each(["EMPLOYEE", "ADMIN"] as const)("of %s is never remembered: it ends at once", async (role) => {
    const { id, token } = await person(role);
    expect(await identify(env, token)).toMatchObject({ id, role });
    await database().delete(sessions).where(eq(sessions.userId, id));
    expect(await identify(env, token)).toBeUndefined();
  });

  it("that has expired is swept away when anybody logs in", async () => {
    const { id } = await person();
    await database()
      .update(sessions)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(sessions.userId, id));
    await person();
    expect(await database().select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
  });

  it("that has expired in D1 is over, whatever its token says", async () => {
    const { id, token } = await person();
    await database()
      .update(sessions)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(sessions.userId, id));
    expect(await identify(env, token)).toBeUndefined();
  });
});
