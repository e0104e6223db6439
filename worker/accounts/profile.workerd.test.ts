import { env } from "cloudflare:workers";
import crypto from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { users } from "../../migrations/schema.ts";
import { type AnyBody, ask, migrateDatabase, person } from "../test-house.ts";
import {
  database,
  forget,
  linkTo,
  logIn,
  mailRowsTo,
  reset,
  sessionStatus,
  useUp,
} from "./accounts.fixture.ts";
import { identify } from "./sessions.ts";

interface ProfileBody extends AnyBody {
  readonly message: string;
  readonly user: Record<string, unknown>;
  readonly data: Record<string, unknown>;
}

const NEW = "NewPassword123";

beforeAll(migrateDatabase);

function change(token: string, body: unknown, path = "/api/users/profile") {
  return ask<ProfileBody>(path, { method: "PUT", token, body });
}

describe("one's own profile", () => {
  it("is what the contract says, under both its addresses, and for nobody's cache", async () => {
    const { id, email, token } = await person("EMPLOYEE");
    const profile = {
      id,
      email,
      firstName: "Zoé",
      lastName: "Lefèvre",
      phone: null,
      address: null,
      city: null,
      postalCode: null,
      role: "EMPLOYEE",
      isVerified: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    };
    const me = await ask<ProfileBody>("/api/auth/me", { token });
    expect(me.body).toEqual({ success: true, user: profile });
    const read = await ask<ProfileBody>("/api/users/profile", { token });
    expect(read.body).toEqual({ success: true, data: profile });
    for (const { status, headers } of [me, read]) {
      expect(status).toBe(200);
      expect(headers.get("Cache-Control")).toBe("private, no-store");
    }
  });

  it.each(["/api/auth/me", "/api/users/profile"])(
    "at %s ends with the account, remembered or not",
    async (path) => {
      const { id, token } = await person();
      expect((await ask(path, { token })).status).toBe(200);
      await database().delete(users).where(eq(users.id, id));
      expect((await ask(path, { token })).status).toBe(401);
      expect((await change(token, { city: "Lyon" })).status).toBe(401);
    },
  );

  it("is changed where it is named, as the contract answers it, and shows at once", async () => {
    const { id, email, token } = await person();
    const { status, body } = await change(token, {
      city: " Lyon ",
      phone: "+33 6 12 34 56 78",
      role: "ADMIN",
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      message: "Profil mis à jour avec succès",
      data: {
        id,
        email,
        firstName: "Zoé",
        lastName: "Lefèvre",
        phone: "0612345678",
        address: null,
        city: "Lyon",
        postalCode: null,
        role: "CLIENT",
      },
    });
    await change(token, { firstName: "Anna" });
    expect(await identify(env, token)).toMatchObject({ firstName: "Anna" });
    const { user } = (await ask<ProfileBody>("/api/auth/me", { token })).body;
    expect(user).toMatchObject({ firstName: "Anna", lastName: "Lefèvre", city: "Lyon", role: "CLIENT" });
  });

  it("keeps what is left out and clears what is null or empty", async () => {
    const { token } = await person();
    await change(token, {
      phone: "0612345678",
      address: "1 rue de Paris",
      city: "Paris",
      postalCode: "75001",
    });
    const { body } = await change(token, { phone: null, address: "" });
    expect(body.data).toMatchObject({ phone: null, address: null, city: "Paris", postalCode: "75001" });
    const nothing = await change(token, {});
    expect(nothing.status).toBe(200);
    expect(nothing.body.data).toEqual(body.data);
  });

  it.each([
    [{ firstName: "" }, "firstName"],
    [{ lastName: null }, "lastName"],
    [{ firstName: "Gagnez sur http://exemple.fr" }, "firstName"],
    [{ phone: "123" }, "phone"],
    [{ postalCode: 75001 }, "postalCode"],
    [[], ""],
    [{ city: "x".repeat(101) }, "city"],
  ])("refuses the change %j and changes nothing", async (body, field) => {
    const { token } = await person();
    const answer = await change(token, body);
    expect(answer.status).toBe(400);
    expect(answer.body.details?.[0]?.field).toBe(field);
    const { data } = (await ask<ProfileBody>("/api/users/profile", { token })).body;
    expect(data).toMatchObject({ firstName: "Zoé", lastName: "Lefèvre", phone: null });
  });

  it("is changed by the brief's older call too, by one name or by the newer fields", async () => {
    const { token } = await person();
    const older = (body: unknown) => change(token, body, "/users/update-profile");
    expect((await older({ name: "Anna de Vries", city: "Lyon" })).body).toMatchObject({
      message: "Profil mis à jour avec succès",
      data: { firstName: "Anna", lastName: "de Vries", city: "Lyon" },
    });
    expect((await older({ name: "Zoé", lastName: "Lefèvre" })).body.data).toMatchObject({
      firstName: "Zoé",
      lastName: "Lefèvre",
      city: "Lyon",
    });
    expect((await older({ name: "x" })).status).toBe(400);
    expect((await older({})).status).toBe(200);
  });
});

describe("changing the password", () => {
  function changePassword(token: string, currentPassword: string, newPassword = NEW) {
    const body = { currentPassword, newPassword, confirmPassword: newPassword };
    return ask<ProfileBody>("/api/users/change-password", { token, body });
  }

  it("ends every other session of the account and keeps this one", async () => {
    const { email, token } = await person();
    const other = (await logIn(email)).body.token;
    const bystander = await person();
    expect(await sessionStatus(other)).toBe(200);
    const { status, body } = await changePassword(token, "Password123");
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, message: "Mot de passe modifié avec succès" });
    expect(await sessionStatus(token)).toBe(200);
    expect(await sessionStatus(other)).toBe(401);
    expect(await sessionStatus(bystander.token)).toBe(200);
    expect((await logIn(email, "Password123")).status).toBe(401);
    expect((await logIn(email, NEW)).status).toBe(200);
  });

  it("is told by mail, and makes reset links worthless", async () => {
    const { id, email, token } = await person();
    await forget(email);
    const link = await linkTo(id, "reset-password");
    await changePassword(token, "Password123");
    expect((await mailRowsTo(email)).at(-1)).toMatchObject({ kind: "password-changed", userId: id });
    expect((await reset(link, "Password-two-2")).status).toBe(400);
  });

  it("needs the current one, and changes nothing without", async () => {
    const { email, token } = await person();
    const other = (await logIn(email)).body.token;
    expect(await changePassword(token, "Wrong1234")).toMatchObject({
      status: 400,
      body: { success: false, error: "Le mot de passe actuel est incorrect" },
    });
    expect(await sessionStatus(other)).toBe(200);
    expect((await logIn(email)).status).toBe(200);
    expect(await mailRowsTo(email)).toEqual([]);
  });

  it("twice at the same moment is one change", async () => {
    const { email, token } = await person();
    const other = (await logIn(email)).body.token;
    const answers = await Promise.all([
      changePassword(token, "Password123", "Password-one-1"),
      changePassword(other, "Password123", "Password-two-2"),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const winner = answers[0]?.status === 200 ? token : other;
    expect(await sessionStatus(winner)).toBe(200);
    expect(await sessionStatus(winner === token ? other : token)).toBe(401);
    expect((await mailRowsTo(email)).filter(({ kind }) => kind === "password-changed")).toHaveLength(1);
  });

  it("loses to a change that another isolate made while the current one was checked", async () => {
    const { id, email, token } = await person();
    const other = (await logIn(email)).body.token;
    const scrypt = crypto.scrypt;
    const elsewhere = `scrypt$32768$8$3$${"A".repeat(22)}$${"A".repeat(43)}`;
    vi.spyOn(crypto, "scrypt").mockImplementationOnce((...parameters) => {
      const change = database().update(users).set({ passwordHash: elsewhere }).where(eq(users.id, id));
      void change.then(() => scrypt(...parameters));
    });
    expect((await changePassword(token, "Password123")).status).toBe(400);
    const [user] = await database().select().from(users).where(eq(users.id, id));
    expect(user?.passwordHash).toBe(elsewhere);
    expect(await sessionStatus(other)).toBe(200);
    expect(await mailRowsTo(email)).toEqual([]);
  });

  it("cannot be tried without end", async () => {
    const { id, token } = await person();
    expect((await changePassword(token, "Wrong1234")).status).toBe(400);
    await useUp("password-check", `password-check:${id}`);
    expect((await changePassword(token, "Password123")).status).toBe(429);
  });

  it.each([
    [{ newPassword: NEW, confirmPassword: NEW }, "currentPassword"],
    [{ currentPassword: "x", newPassword: "weak", confirmPassword: "weak" }, "newPassword"],
    [{ currentPassword: "x", newPassword: NEW, confirmPassword: "other" }, "confirmPassword"],
  ])("refuses the body %j", async (body, field) => {
    const { token } = await person();
    const answer = await ask("/api/users/change-password", { token, body });
    expect(answer.status).toBe(400);
    expect(answer.body.details?.[0]?.field).toBe(field);
  });
});

describe("deleting one's account", () => {
  it("answers as the contract says and ends the session", async () => {
    const { email, token } = await person();
    const { status, body } = await ask("/api/users/account", { method: "DELETE", token });
    expect({ status, body }).toEqual({
      status: 200,
      body: { success: true, message: "Compte supprimé avec succès" },
    });
    expect(await sessionStatus(token)).toBe(401);
    expect((await logIn(email)).status).toBe(401);
  });

  it("is refused to the last administrator", async () => {
    const { token } = await person("ADMIN");
    const { status, body } = await ask("/api/users/account", { method: "DELETE", token });
    expect({ status, body }).toEqual({
      status: 400,
      body: { success: false, error: "Il doit rester au moins un administrateur" },
    });
    expect(await sessionStatus(token)).toBe(200);
  });
});

it.each([
  ["GET", "/api/auth/me"],
  ["POST", "/api/auth/logout"],
  ["GET", "/api/users/profile"],
  ["PUT", "/api/users/profile"],
  ["POST", "/api/users/change-password"],
  ["DELETE", "/api/users/account"],
  ["PUT", "/users/update-profile"],
])("%s %s is for people who are signed in", async (method, path) => {
  expect(await ask(path, { method, token: "not-a-token" })).toMatchObject({
    status: 401,
    body: { success: false, error: "Non authentifié : token absent, invalide ou expiré" },
  });
});
