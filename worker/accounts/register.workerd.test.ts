import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { linkTokenOf } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks, users } from "../../migrations/schema.ts";
import { POLICIES } from "../limits/policies.ts";
import { createServices } from "../services-live.ts";
import { ask, migrateDatabase, PASSWORD } from "../test-house.ts";
import {
  type AccountBody,
  database,
  forget,
  freshEmail,
  linksOf,
  linkTo,
  logIn,
  mailRowsTo,
  proved,
  register,
  registered,
  registration,
  usersWith,
  useUp,
  verify,
  win,
} from "./accounts.fixture.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

beforeAll(migrateDatabase);

describe("registering", () => {
  it("answers as the contract says and stores a player whose password cannot be read", async () => {
    const email = freshEmail();
    const { status, body } = await register({
      ...registration(email.toUpperCase()),
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
        email,
        firstName: "Zoé",
        lastName: "Lefèvre",
        role: "CLIENT",
      },
    });
    const [stored] = await usersWith(email);
    expect(stored).toMatchObject({
      id: body.user.id,
      role: "CLIENT",
      isVerified: false,
      phone: "0612345678",
      postalCode: "75001",
      language: "fr",
    });
    expect(stored?.passwordHash).toMatch(/^scrypt\$/);
  });

  it.each([
    ["en-GB,en;q=0.9,fr;q=0.8", "en"],
    ["fr-FR,en;q=0.9", "fr"],
    ["ens", "fr"],
  ] as const)(
    "queues the mail that proves the address; with Accept-Language %s in %s",
    async (accepted, language) => {
      const email = freshEmail();
      const { body } = await register(registration(email), { "Accept-Language": accepted });
      const [link] = await linksOf(body.user.id);
      expect(link).toMatchObject({ purpose: "verify-address", usedAt: null });
      expect(await mailRowsTo(email)).toMatchObject([
        {
          kind: "verify-address",
          language,
          userId: body.user.id,
          fields: { firstName: "Zoé", linkId: link?.id },
        },
      ]);
    },
  );

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
    const email = freshEmail();
    const services = createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test"));
    const outcome = await services.register(registration(email, "weak"), "fr");
    expect(outcome).toMatchObject({
      kind: "invalid",
      problems: [{ field: "password" }, { field: "password" }, { field: "password" }],
    });
    expect(await usersWith(email)).toEqual([]);
  });
});

describe("registering an address that is known", () => {
  it("with its password makes nothing new and leads to the same account", async () => {
    const email = freshEmail();
    const first = await register(registration(email));
    const again = await register(registration(email));
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await usersWith(email)).toHaveLength(1);
  });

  it("with its password sends the link again while nobody has proved the address, for the first may have expired", async () => {
    const { id, email } = await registered();
    await database()
      .update(accountLinks)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(accountLinks.userId, id));
    await register({ ...registration(email), firstName: "Somebody" }, { "Accept-Language": "en" });
    const [, mail] = await mailRowsTo(email);
    // As the account is, not as typed now.
    expect(mail).toMatchObject({
      kind: "verify-address",
      userId: id,
      language: "fr",
      fields: { firstName: "Zoé" },
    });
    const linkId = String(mail?.fields["linkId"]);
    expect((await verify(linkTokenOf(env.SESSION_SECRET, "verify-address", linkId))).status).toBe(200);
    expect(await proved(id)).toBe(true);
  });

  it("with its password sends nothing once the address is proved, by this account or by another", async () => {
    const owner = await registered();
    const other = await registered(owner.email, "Another123");
    await verify(await linkTo(owner.id, "verify-address"));
    const before = await mailRowsTo(owner.email);
    await register(registration(owner.email));
    await register(registration(owner.email, "Another123"));
    expect(await mailRowsTo(owner.email)).toEqual(before);
    expect(await linksOf(other.id)).toHaveLength(1);
  });

  it("twice at once is one registration", async () => {
    const email = freshEmail();
    const answers = await Promise.all([1, 2, 3].map(() => register(registration(email))));
    const [id] = new Set(answers.map(({ body }) => body.user.id));
    expect((await usersWith(email)).map((user) => user.id)).toEqual([id]);
    // One that came a moment later has the mail sent again; none is about an account that was not made.
    expect(new Set((await mailRowsTo(email)).map(({ userId }) => userId))).toEqual(new Set([id]));
  });

  it("does not confirm a password by the role of the account that has it", async () => {
    const { id, email } = await registered();
    await database().update(users).set({ role: "ADMIN", firstName: "Anna" }).where(eq(users.id, id));
    const { body } = await register(registration(email));
    expect(body.user).toMatchObject({ id, role: "CLIENT", firstName: "Zoé" });
  });

  it("and proved makes an account that can log in, and writes to the owner in the owner's language", async () => {
    const owner = await registered();
    await database().update(users).set({ language: "en" }).where(eq(users.id, owner.id));
    await verify(await linkTo(owner.id, "verify-address"));
    const stranger = await registered(owner.email, "Stranger123");
    expect(stranger.id).not.toBe(owner.id);
    expect((await ask<AccountBody>("/api/auth/me", { token: stranger.token })).body.user).toMatchObject({
      id: stranger.id,
      isVerified: false,
    });
    expect(await linksOf(stranger.id)).toEqual([]);
    const [, mail] = await mailRowsTo(owner.email);
    expect(mail).toMatchObject({ kind: "address-in-use", userId: owner.id, language: "en", fields: {} });
    expect((await logIn(owner.email)).body.user.id).toBe(owner.id);
  });

  it("but not proved makes an account beside it, with its own mail", async () => {
    const first = await registered();
    const second = await registered(first.email, "Another123");
    expect(second.id).not.toBe(first.id);
    const sent = await mailRowsTo(first.email);
    expect(sent.map(({ kind, userId }) => [kind, userId])).toEqual([
      ["verify-address", first.id],
      ["verify-address", second.id],
    ]);
    expect((await logIn(first.email)).body.user.id).toBe(first.id);
  });

  it("keeps every account of it under one salt, even those made at the same moment", async () => {
    const email = freshEmail();
    await Promise.all(
      ["Password1", "Password2", "Password3"].map((one) => register(registration(email, one))),
    );
    const salts = (await usersWith(email)).map(({ passwordHash }) => passwordHash.split("$")[4]);
    expect(salts).toHaveLength(3);
    expect(new Set(salts).size).toBe(1);
  });
});

describe("any number of accounts of one address", () => {
  /** After everything that the tests have made so far. */
  const LATER_MS = 600_000;

  /** Row beside row, as a month of registrations leaves them; only the newest has a password that is known here. */
  async function flood(email: string, count: number) {
    const [account] = await usersWith(email);
    if (!account) throw new Error("nobody states the address");
    const rows = Array.from({ length: count }, (_, index) => ({
      ...account,
      id: crypto.randomUUID(),
      passwordHash: account.passwordHash.replace(/[^$]*$/, "A".repeat(43)),
      isVerified: false,
      role: "CLIENT",
      createdAt: account.createdAt + LATER_MS + index,
    }));
    await env.DB.prepare(
      `INSERT INTO users (id, email, password_hash, first_name, last_name, role, created_at)
       SELECT value ->> 'id', value ->> 'email', value ->> 'passwordHash', value ->> 'firstName',
         value ->> 'lastName', value ->> 'role', value ->> 'createdAt' FROM json_each(?)`,
    )
      .bind(JSON.stringify(rows))
      .run();
  }

  it("all stay, and each opens with its own password", async () => {
    const email = freshEmail();
    const ids: string[] = [];
    for (let index = 0; index < 8; index++) ids.push((await registered(email, `Password${index}`)).id);
    expect(new Set(ids).size).toBe(8);
    for (const [index, id] of ids.entries())
      expect((await logIn(email, `Password${index}`)).body.user.id).toBe(id);
  });

  it("leave room for the owner, for staff and for whoever has just registered", async () => {
    const owner = await registered();
    const employee = await registered(owner.email, "Employee123");
    await database().update(users).set({ role: "EMPLOYEE" }).where(eq(users.id, employee.id));
    await verify(await linkTo(owner.id, "verify-address"));
    await flood(owner.email, 1_100);
    // Later than the flood, whose clock ran ahead.
    const newcomer = await register(registration(owner.email, "Newcomer1"));
    await database()
      .update(users)
      .set({ createdAt: Date.now() + 2 * LATER_MS })
      .where(eq(users.id, newcomer.body.user.id));
    expect((await logIn(owner.email)).body.user.id).toBe(owner.id);
    expect((await logIn(owner.email, "Employee123")).body.user.id).toBe(employee.id);
    expect((await logIn(owner.email, "Newcomer1")).body.user.id).toBe(newcomer.body.user.id);
  });

  it("never push one that has won out of the mail of a forgotten password, which stays short", async () => {
    const { email } = await registered();
    await flood(email, 100);
    const winner = (await usersWith(email)).at(-1)?.id ?? "";
    await win(winner);
    await forget(email);
    const [mail] = (await mailRowsTo(email)).filter(({ kind }) => kind === "reset-password");
    expect(mail?.fields["links"]).toHaveLength(20);
    expect((await linksOf(winner)).map(({ purpose }) => purpose)).toEqual(["reset-password"]);
  });
});

describe("limits on registering", () => {
  it("send no more mails to an address than its share, and answer the same", async () => {
    const { limit } = POLICIES["mail-to-address"];
    const email = freshEmail();
    for (let index = 0; index <= limit; index++) {
      const { status } = await register(registration(email, `Password${index}`));
      expect(status).toBe(201);
    }
    expect(await mailRowsTo(email)).toHaveLength(limit);
    const last = (await logIn(email, `Password${limit}`)).body;
    expect(await linksOf(last.user.id)).toEqual([]);
  });

  it("end guessing a password by way of registering", async () => {
    const { limit } = POLICIES["register-account"];
    const email = freshEmail();
    const answers = await Promise.all(
      Array.from({ length: limit + 2 }, () => register(registration(email, PASSWORD))),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(refused[0]?.body).toEqual({ success: false, error: "Trop de tentatives, réessayez plus tard" });
  });

  it("count a network address as well", async () => {
    const headers = { "cf-connecting-ip": "203.0.113.77" };
    await useUp("register", "register:203.0.113.77");
    expect((await register(registration(freshEmail()), headers)).status).toBe(429);
    expect((await register(registration(freshEmail()))).status).toBe(201);
  });
});

describe("the brief's sign-up", () => {
  const signUp = (body: unknown) => ask<AccountBody>("/users/signup", { body });

  it.each([
    ["Marie Dupont", "Marie", "Dupont"],
    ["  Jean  de La Fontaine ", "Jean", "de La Fontaine"],
    ["Zoé", "Zoé", "Zoé"],
  ])("takes the name %j apart", async (name, firstName, lastName) => {
    const email = freshEmail();
    const { status, body } = await signUp({ name, email, password: PASSWORD, confirmPassword: PASSWORD });
    expect(status).toBe(201);
    expect(body.user).toEqual({
      id: expect.stringMatching(UUID),
      email,
      firstName,
      lastName,
      role: "CLIENT",
    });
    expect(await proved(body.user.id)).toBe(false);
    const session = await ask<AccountBody>("/users/login", { body: { email, password: PASSWORD } });
    expect(session.body.user).toEqual({ ...body.user, isVerified: false });
  });

  it.each([undefined, "", "J", "J Doe", 42, "Gagnez www.exemple"])("refuses the name %j", async (name) => {
    const body = { name, email: freshEmail(), password: PASSWORD, confirmPassword: PASSWORD };
    const answer = await signUp(body);
    expect(answer.status).toBe(400);
    expect(answer.body.details?.map(({ field }) => field)).toEqual(["name"]);
  });
});
