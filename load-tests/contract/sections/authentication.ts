/** Contract section 2. */

import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { PLAYER_PASSWORD } from "../../players.ts";
import { giveAuthenticator } from "../../system/authenticator.ts";
import { INSTANT, PASSWORD, type Refusal, type Stage, UUID } from "../stage.ts";

interface Registered {
  readonly success: true;
  readonly message: string;
  readonly user: { readonly id: string; readonly email: string };
}

export interface LoggedIn {
  readonly success: true;
  readonly token: string;
  readonly user: Readonly<Record<string, unknown>>;
}

interface HalfLoggedIn extends Refusal {
  readonly code: string;
  readonly challenge: string;
}

/** A body that 2.1 takes. */
export function registration(email = `${randomUUID()}@example.test`) {
  return {
    email,
    password: PASSWORD,
    confirmPassword: PASSWORD,
    firstName: "John",
    lastName: "Doe",
    phone: "0612345678",
    address: "1 rue de Paris",
    city: "Paris",
    postalCode: "75001",
  };
}

/** Registers somebody; their body of registration. */
export async function registered(stage: Stage) {
  const body = registration();
  await stage.api.ask("POST /api/auth/register", { body });
  return body;
}

/** The token in the newest mail to an address whose links match. */
async function tokenInMail(stage: Stage, email: string, path: RegExp): Promise<string> {
  const links = (await stage.mailsTo(email)).flatMap((mail) => mail.links);
  const link = links.find((candidate) => path.test(candidate));
  if (!link) throw new Error(`no mail to ${email} has a link like ${path}`);
  return link.split("/").at(-1) ?? "";
}

const VERIFICATION = /\/verification\/[0-9a-f]{64}$/;
const RESET = /\/nouveau-mot-de-passe\/[0-9a-f]{64}$/;
const NEW_PASSWORD = "NewPassword123";

export function authenticationSection(stage: () => Stage): void {
  it("2.1 registers a player", async () => {
    const body = registration();
    const answer = await stage().api.ask<Registered>("POST /api/auth/register", { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      success: true,
      message: "Inscription réussie. Veuillez vérifier votre email pour activer votre compte.",
      user: {
        id: expect.stringMatching(UUID),
        email: body.email,
        firstName: "John",
        lastName: "Doe",
        role: "CLIENT",
      },
    });
  });

  it.each([
    ["an address that is none", { email: "user@" }, "email"],
    ["a password of 7 characters", { password: "Short1a", confirmPassword: "Short1a" }, "password"],
    ["a password without capital", { password: "password123", confirmPassword: "password123" }, "password"],
    [
      "a password without small letter",
      { password: "PASSWORD123", confirmPassword: "PASSWORD123" },
      "password",
    ],
    ["a password without digit", { password: "Password", confirmPassword: "Password" }, "password"],
    ["passwords that differ", { confirmPassword: "Password124" }, "confirmPassword"],
    ["a first name of one letter", { firstName: "J" }, "firstName"],
    ["a last name of 101 letters", { lastName: "D".repeat(101) }, "lastName"],
    ["a phone number that is not French", { phone: "+49301234567" }, "phone"],
    ["a postal code of 4 digits", { postalCode: "7500" }, "postalCode"],
    ["no address at all", { email: undefined }, "email"],
  ])("2.1 refuses %s", async (_name, change, field) => {
    const body = { ...registration(), ...change };
    const answer = await stage().api.ask<Refusal>("POST /api/auth/register", { body });
    expect(answer.status).toBe(400);
    expect(answer.body.success).toBe(false);
    expect(answer.body.details?.map((problem) => problem.field)).toContain(field);
  });

  it("2.2 logs in with a token for seven days, verified or not", async () => {
    const { email, password } = await registered(stage());
    const answer = await stage().api.ask<LoggedIn>("POST /api/auth/login", { body: { email, password } });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        message: "Connexion réussie",
        user: { email, firstName: "John", lastName: "Doe", role: "CLIENT", isVerified: false },
      },
    });
    const claims = JSON.parse(Buffer.from(answer.body.token.split(".")[1] ?? "", "base64url").toString());
    expect(claims.exp - Date.now() / 1000).toBeCloseTo(7 * 24 * 3600, -2);
  });

  it("2.2 asks for a code where staff have an authenticator, and gives by it what any log-in gives", async () => {
    const colleague = await stage().someone("EMPLOYEE");
    const { code } = await giveAuthenticator(stage().house, colleague);
    const body = { email: colleague.email, password: PLAYER_PASSWORD };
    const half = await stage().api.ask<HalfLoggedIn>("POST /api/auth/login", { body });
    expect(half).toMatchObject({
      status: 401,
      body: { success: false, code: "second_factor_required", challenge: expect.any(String) },
    });
    const whole = await stage().api.ask<LoggedIn>("POST /api/auth/second-factor", {
      body: { challenge: half.body.challenge, code: code() },
    });
    expect(whole).toMatchObject({
      status: 200,
      body: {
        success: true,
        message: "Connexion réussie",
        user: { id: colleague.id, email: colleague.email, role: "EMPLOYEE" },
      },
    });
    const me = await stage().api.ask("GET /api/auth/me", { token: whole.body.token });
    expect(me.status).toBe(200);
  });

  it("2.2 refuses a wrong code, a challenge that is none and a body without them", async () => {
    const colleague = await stage().someone("EMPLOYEE");
    const { code } = await giveAuthenticator(stage().house, colleague);
    const body = { email: colleague.email, password: PLAYER_PASSWORD };
    const { challenge } = (await stage().api.ask<HalfLoggedIn>("POST /api/auth/login", { body })).body;
    const ask = (sent: unknown) =>
      stage().api.ask<HalfLoggedIn>("POST /api/auth/second-factor", { body: sent });
    expect(await ask({ challenge, code: code(5) })).toMatchObject({
      status: 401,
      body: { success: false, code: "second_factor_wrong" },
    });
    expect(await ask({ challenge: colleague.token, code: code() })).toMatchObject({
      status: 401,
      body: { success: false, code: "second_factor_over" },
    });
    expect((await ask({ challenge })).status).toBe(400);
  });

  it("2.2 refuses a wrong password and an unknown address in the same words", async () => {
    const { email } = await registered(stage());
    for (const address of [email, `${randomUUID()}@example.test`]) {
      const body = { email: address, password: "Wrong1234" };
      const answer = await stage().api.ask<Refusal>("POST /api/auth/login", { body });
      expect(answer).toMatchObject({ status: 401, body: { error: "Email ou mot de passe incorrect" } });
    }
    const answer = await stage().api.ask("POST /api/auth/login", { body: { email } });
    expect(answer.status).toBe(400);
  });

  it("2.3 verifies an address by the link in the mail", async () => {
    const { email, password } = await registered(stage());
    const token = await tokenInMail(stage(), email, VERIFICATION);
    const answer = await stage().api.ask("GET /api/auth/verify-email/{token}", { path: { token } });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        message: "Email vérifié avec succès! Vous pouvez maintenant vous connecter.",
      },
    });
    const { body } = await stage().api.ask<LoggedIn>("POST /api/auth/login", { body: { email, password } });
    expect(body.user["isVerified"]).toBe(true);
  });

  it("2.3 refuses a link that is not ours", async () => {
    for (const token of ["a1b2c3d4e5f6", "0".repeat(64)]) {
      const answer = await stage().api.ask("GET /api/auth/verify-email/{token}", { path: { token } });
      expect(answer.status).toBe(400);
    }
  });

  it("2.4 answers the same whether the address is known or not, and mails the known one", async () => {
    const { email } = await registered(stage());
    const unknown = `${randomUUID()}@example.test`;
    for (const address of [email, unknown]) {
      const answer = await stage().api.ask("POST /api/auth/forgot-password", { body: { email: address } });
      expect(answer).toMatchObject({
        status: 200,
        body: { success: true, message: "Si cet email existe, un lien de réinitialisation a été envoyé." },
      });
    }
    expect(await tokenInMail(stage(), email, RESET)).toMatch(/^[0-9a-f]{64}$/);
    expect(await stage().mailsTo(unknown)).toEqual([]);
    const invalid = await stage().api.ask("POST /api/auth/forgot-password", { body: { email: 7 } });
    expect(invalid.status).toBe(400);
  });

  it("2.5 sets a new password once by the link in the mail, and ends every session", async () => {
    const { email, password } = await registered(stage());
    const { body } = await stage().api.ask<LoggedIn>("POST /api/auth/login", { body: { email, password } });
    await stage().api.ask("POST /api/auth/forgot-password", { body: { email } });
    const token = await tokenInMail(stage(), email, RESET);
    const reset = { token, password: NEW_PASSWORD, confirmPassword: NEW_PASSWORD };
    const weak = await stage().api.ask("POST /api/auth/reset-password", {
      body: { ...reset, password: "weak" },
    });
    expect(weak.status).toBe(400);
    const answer = await stage().api.ask("POST /api/auth/reset-password", { body: reset });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        message: "Mot de passe réinitialisé avec succès. Vous pouvez maintenant vous connecter.",
      },
    });
    expect((await stage().api.ask("POST /api/auth/reset-password", { body: reset })).status).toBe(400);
    expect((await stage().api.ask("GET /api/auth/me", { token: body.token })).status).toBe(401);
    const before = await stage().api.ask("POST /api/auth/login", { body: { email, password } });
    expect(before.status).toBe(401);
    const after = await stage().api.ask("POST /api/auth/login", { body: { email, password: NEW_PASSWORD } });
    expect(after.status).toBe(200);
  });

  it("2.6 logs out: the token holds no more", async () => {
    const { token } = await stage().someone();
    const answer = await stage().api.ask("POST /api/auth/logout", { token });
    expect(answer).toMatchObject({ status: 200, body: { success: true, message: "Déconnexion réussie" } });
    expect((await stage().api.ask("GET /api/auth/me", { token })).status).toBe(401);
    expect((await stage().api.ask("POST /api/auth/logout")).status).toBe(401);
  });

  it("2.7 tells people who they are", async () => {
    const body = await registered(stage());
    const login = await stage().api.ask<LoggedIn>("POST /api/auth/login", {
      body: { email: body.email, password: body.password },
    });
    const answer = await stage().api.ask("GET /api/auth/me", { token: login.body.token });
    expect(answer.body).toEqual({
      success: true,
      user: {
        id: login.body.user["id"],
        email: body.email,
        firstName: "John",
        lastName: "Doe",
        phone: "0612345678",
        address: "1 rue de Paris",
        city: "Paris",
        postalCode: "75001",
        role: "CLIENT",
        isVerified: false,
        createdAt: expect.stringMatching(INSTANT),
      },
    });
    expect((await stage().api.ask("GET /api/auth/me")).status).toBe(401);
  });
}
