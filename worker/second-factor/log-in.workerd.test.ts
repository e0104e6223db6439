/** Logging in with a second factor, through every door there is, and what is refused at each. */

import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { secondFactors, sessions } from "../../migrations/schema.ts";
import {
  database,
  forget,
  linkTo,
  logIn,
  mailRowsTo,
  reset,
  usersWith,
} from "../accounts/accounts.fixture.ts";
import { byPassword, bySecondFactor } from "../accounts/log-in-proof.ts";
import { openSession } from "../accounts/sessions.ts";
import { POLICIES } from "../limits/policies.ts";
import { type AnyBody, ask, migrateDatabase, PASSWORD, person } from "../test-house.ts";
import type { AcceptedCode } from "./accept-code.ts";
import { CHALLENGE_SECONDS } from "./challenge.ts";
import { challengeFor, enrolled, NOW, servicesAt } from "./second-factor.fixture.ts";
import { STEP_SECONDS } from "./totp.ts";

const STEP_MS = STEP_SECONDS * 1000;
const services = servicesAt(NOW);

beforeAll(migrateDatabase);

const finish = (challenge: string, code: string, now = NOW) => servicesAt(now).finishLogIn(challenge, code);

const sessionsOf = async (userId: string) =>
  (await database().select().from(sessions).where(eq(sessions.userId, userId))).length;

interface LogInBody extends AnyBody {
  readonly token?: string;
  readonly challenge?: string;
  readonly code?: string;
}

describe("the log-in of somebody with an authenticator", () => {
  it("asks for a code after the right password, and opens no session before", async () => {
    const zoe = await enrolled();
    const before = await sessionsOf(zoe.id);
    expect(await services.logIn(zoe.email, PASSWORD)).toEqual({
      kind: "second-factor",
      challenge: expect.any(String),
    });
    expect(await sessionsOf(zoe.id)).toBe(before);
    expect(await services.logIn(zoe.email, "Wrong-password1")).toEqual({ kind: "refused" });
  });

  it("gives what any log-in gives for the right code", async () => {
    const zoe = await enrolled();
    const outcome = await finish(await challengeFor(zoe), zoe.codeAt(NOW));
    expect(outcome).toMatchObject({ kind: "logged-in", user: { id: zoe.id, hasSecondFactor: true } });
    if (outcome.kind !== "logged-in") throw new Error(outcome.kind);
    expect(JSON.stringify(outcome.user)).not.toContain("scrypt");
    expect(await servicesAt(Date.now()).identify(outcome.token)).toMatchObject({ id: zoe.id });
  });

  it("takes the code of the step before and after, with spaces or without, and no other", async () => {
    for (const [by, kind] of [
      [-2, "wrong-code"],
      [-1, "logged-in"],
      [0, "logged-in"],
      [1, "logged-in"],
      [2, "wrong-code"],
    ] as const) {
      const zoe = await enrolled();
      const code = zoe.codeAt(NOW + by * STEP_MS).replace(/^(...)/, "$1 ");
      expect([by, (await finish(await challengeFor(zoe), code)).kind]).toEqual([by, kind]);
    }
  });

  it("takes a code once, and none of an earlier step after it, whoever asks and however many at once", async () => {
    const zoe = await enrolled();
    const challenges = await Promise.all([1, 2, 3, 4].map(() => challengeFor(zoe)));
    const outcomes = await Promise.all(challenges.map((challenge) => finish(challenge, zoe.codeAt(NOW))));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      "logged-in",
      "wrong-code",
      "wrong-code",
      "wrong-code",
    ]);
    expect(await finish(await challengeFor(zoe), zoe.codeAt(NOW))).toEqual({ kind: "wrong-code" });
    expect(await finish(await challengeFor(zoe), zoe.codeAt(NOW - STEP_MS))).toEqual({ kind: "wrong-code" });
    expect((await finish(await challengeFor(zoe), zoe.codeAt(NOW + STEP_MS))).kind).toBe("logged-in");
  });

  it("takes each recovery code once, writes it down and tells the person", async () => {
    const zoe = await enrolled();
    const [first = "", second = ""] = zoe.recoveryCodes;
    const outcomes = await Promise.all(
      [await challengeFor(zoe), await challengeFor(zoe)].map((challenge) => finish(challenge, first)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["logged-in", "wrong-code"]);
    const typed = second.toLowerCase().replaceAll("-", " ");
    expect((await finish(await challengeFor(zoe), typed)).kind).toBe("logged-in");
    const told = (await mailRowsTo(zoe.email)).filter(
      ({ fields }) => fields["change"] === "recovery-code-used",
    );
    expect(told).toHaveLength(2);
    const { results } = await env.DB.prepare("SELECT action, actor_role FROM audit_log WHERE actor_id = ?")
      .bind(zoe.id)
      .all();
    expect(results.filter(({ action }) => action === "second-factor.recovery-code-used")).toEqual([
      { action: "second-factor.recovery-code-used", actor_role: "EMPLOYEE" },
      { action: "second-factor.recovery-code-used", actor_role: "EMPLOYEE" },
    ]);
  });

  it("takes nobody else's recovery code or authenticator", async () => {
    const [zoe, max] = [await enrolled(), await enrolled()];
    expect(await finish(await challengeFor(zoe), max.recoveryCodes[0] ?? "")).toEqual({ kind: "wrong-code" });
    expect(await finish(await challengeFor(zoe), max.codeAt(NOW))).toEqual({ kind: "wrong-code" });
    expect((await finish(await challengeFor(max), max.recoveryCodes[0] ?? "")).kind).toBe("logged-in");
  });

  it("counts every code, right or wrong, and looks at none beyond the limit, not even the right one", async () => {
    const zoe = await enrolled();
    const challenge = await challengeFor(zoe);
    const { limit } = POLICIES["second-factor"];
    const burst = await Promise.all(Array.from({ length: limit + 5 }, () => finish(challenge, "000000")));
    expect(burst.filter(({ kind }) => kind === "wrong-code")).toHaveLength(limit);
    expect(burst.filter(({ kind }) => kind === "limited")).toHaveLength(5);
    expect(await finish(challenge, zoe.codeAt(NOW))).toMatchObject({
      kind: "limited",
      allowance: { policy: "second-factor" },
    });
    expect(await finish(challenge, zoe.recoveryCodes[0] ?? "")).toMatchObject({ kind: "limited" });
  });

  it("lets nobody without the password use up the attempts", async () => {
    const zoe = await enrolled();
    for (let i = 0; i < POLICIES["second-factor"].limit + 1; i++)
      expect(await finish("not-a-challenge", "000000")).toEqual({ kind: "challenge-over" });
    expect((await finish(await challengeFor(zoe), zoe.codeAt(NOW))).kind).toBe("logged-in");
  });
});

describe("a challenge", () => {
  it("is over after five minutes", async () => {
    const zoe = await enrolled();
    const challenge = await challengeFor(zoe, NOW);
    const late = NOW + CHALLENGE_SECONDS * 1000;
    expect(await finish(challenge, zoe.codeAt(late), late)).toEqual({ kind: "challenge-over" });
    expect((await finish(challenge, zoe.codeAt(late - 1), late - 1)).kind).toBe("logged-in");
  });

  it("ends with the password it was given for, and with the authenticator", async () => {
    const zoe = await enrolled();
    const challenge = await challengeFor(zoe);
    await database().update(secondFactors).set({ id: "the-next" }).where(eq(secondFactors.userId, zoe.id));
    expect(await finish(challenge, zoe.codeAt(NOW))).toEqual({ kind: "challenge-over" });
    const max = await enrolled();
    const before = await challengeFor(max);
    await forget(max.email);
    await reset(await linkTo(max.id, "reset-password"), "Another-password1");
    expect(await finish(before, max.codeAt(NOW))).toEqual({ kind: "challenge-over" });
  });

  it("is no session: neither as a bearer token nor as the site's cookie would be read", async () => {
    const zoe = await enrolled("ADMIN");
    const challenge = await challengeFor(zoe);
    expect((await ask("/api/auth/me", { token: challenge })).status).toBe(401);
    expect((await ask("/api/admin/users", { token: challenge })).status).toBe(401);
    expect(await services.identify(challenge)).toBeUndefined();
    expect(await finish(zoe.token, zoe.codeAt(NOW))).toEqual({ kind: "challenge-over" });
  });
});

describe("the doors to a session", () => {
  const codeNow = (someone: { codeAt(at: number): string }) => someone.codeAt(Date.now());

  it.each(["/api/auth/login", "/users/login"])("%s answers 401 with what comes next", async (path) => {
    const zoe = await enrolled();
    const body = { email: zoe.email, password: PASSWORD };
    const half = await ask<LogInBody>(path, { body });
    expect(half).toMatchObject({
      status: 401,
      body: { success: false, error: expect.any(String), code: "second_factor_required" },
    });
    expect(half.body.token).toBeUndefined();
    const { challenge } = half.body;
    const wrong = await ask<LogInBody>("/api/auth/second-factor", { body: { challenge, code: "000000" } });
    expect(wrong).toMatchObject({ status: 401, body: { success: false, code: "second_factor_wrong" } });
    const whole = await ask<LogInBody>("/api/auth/second-factor", {
      body: { challenge, code: codeNow(zoe) },
    });
    expect(whole).toMatchObject({
      status: 200,
      body: { success: true, message: "Connexion réussie", user: { id: zoe.id, role: "EMPLOYEE" } },
    });
    expect((await ask("/api/auth/me", { token: whole.body.token ?? "" })).status).toBe(200);
  });

  it("answers a challenge that is over, and a body without its parts, each with its own refusal", async () => {
    const over = await ask<LogInBody>("/api/auth/second-factor", {
      body: { challenge: "x", code: "000000" },
    });
    expect(over).toMatchObject({ status: 401, body: { code: "second_factor_over" } });
    for (const body of [{}, { challenge: "x" }, { code: "000000" }, { challenge: 1, code: [] }])
      expect((await ask("/api/auth/second-factor", { body })).status).toBe(400);
  });

  it("a new password by a link opens none, and the log-in after it asks for a code", async () => {
    const zoe = await enrolled();
    await forget(zoe.email);
    const answer = await reset(await linkTo(zoe.id, "reset-password"), "Another-password1");
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain("token");
    expect(await sessionsOf(zoe.id)).toBe(0);
    expect(await logIn(zoe.email, "Another-password1")).toMatchObject({
      status: 401,
      body: { code: "second_factor_required" },
    });
  });

  it("registering again with one's own password opens none either", async () => {
    const zoe = await enrolled();
    const before = await sessionsOf(zoe.id);
    const input = { email: zoe.email, password: PASSWORD, confirmPassword: PASSWORD };
    const names = { firstName: "Zoé", lastName: "Lefèvre" };
    expect((await services.register({ ...input, ...names }, "fr")).kind).toBe("registered");
    expect(await sessionsOf(zoe.id)).toBe(before);
  });

  it("opens for no proof that knows nothing of the authenticator, or of another one", async () => {
    const zoe = await enrolled();
    const [user] = await usersWith(zoe.email);
    const passwordHash = user?.passwordHash ?? "";
    expect(await openSession(env, byPassword({ id: zoe.id, passwordHash }))).toBeUndefined();
    const stale = { kind: "accepted", userId: zoe.id, factorId: "the-one-before" } as AcceptedCode;
    expect(await openSession(env, bySecondFactor(passwordHash, stale))).toBeUndefined();
    const max = await person("EMPLOYEE");
    const none = { kind: "accepted", userId: max.id, factorId: "reset-meanwhile" } as AcceptedCode;
    const [other] = await usersWith(max.email);
    expect(await openSession(env, bySecondFactor(other?.passwordHash ?? "", none))).toBeUndefined();
  });

  it("stays as it was for everybody else", async () => {
    for (const role of ["CLIENT", "EMPLOYEE", "ADMIN"] as const) {
      const someone = await person(role);
      expect(await logIn(someone.email)).toMatchObject({ status: 200, body: { success: true } });
    }
  });
});
