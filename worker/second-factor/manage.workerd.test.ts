/** Setting an authenticator up, turning it off, renewing its sheet, resetting a colleague's; and the house's rule. */

import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { recoveryCodes, secondFactors } from "../../migrations/schema.ts";
import { database, logIn, mailRowsTo, sessionStatus, useUp } from "../accounts/accounts.fixture.ts";
import { createApp, ROUTES } from "../app.ts";
import { createFetch } from "../http/entry.ts";
import { type AnyBody, ask, migrateDatabase, PASSWORD, type Person, person } from "../test-house.ts";
import { RECOVERY_CODES } from "./recovery-codes.ts";
import {
  accountOf,
  challengeFor,
  enrolled,
  NOW,
  offerTo,
  servicesAt,
  shownBy,
} from "./second-factor.fixture.ts";
import { STEP_SECONDS } from "./totp.ts";

const STEP_MS = STEP_SECONDS * 1000;

beforeAll(migrateDatabase);

const secondFactorOf = async (whose: Person, now = NOW) =>
  servicesAt(now).secondFactor(await accountOf(whose));

async function officeOf(whose: Person) {
  const office = servicesAt(NOW).office(await accountOf(whose));
  if (!office) throw new Error("not head office");
  return office;
}

const rowOf = async (userId: string) =>
  (await database().select().from(secondFactors).where(eq(secondFactors.userId, userId)))[0];
const codesOf = (userId: string) =>
  database().select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId));

async function auditOf(userId: string) {
  const { results } = await env.DB.prepare(
    "SELECT action, actor_id FROM audit_log WHERE subject_id = ? AND action LIKE 'second-factor.%' ORDER BY id",
  )
    .bind(userId)
    .all<{ action: string; actor_id: string }>();
  return results.map(({ action, actor_id }) => [action, actor_id === userId ? "self" : "other"]);
}

const toldOf = async (email: string) =>
  (await mailRowsTo(email))
    .filter(({ kind }) => kind === "second-factor")
    .map(({ fields }) => fields["change"]);

describe("setting up an authenticator", () => {
  it("stores nothing before the first right code", async () => {
    const zoe = await person("EMPLOYEE");
    const offer = await offerTo(zoe);
    expect(offer.uri).toContain(offer.secret);
    expect(await rowOf(zoe.id)).toBeUndefined();
    const factor = await secondFactorOf(zoe);
    const wrong = { sealed: offer.sealed, code: "000000", password: PASSWORD };
    expect(await factor.enrol(zoe.token, wrong)).toEqual({ kind: "wrong-code" });
    expect(await rowOf(zoe.id)).toBeUndefined();
    expect((await factor.sameOffer(offer.sealed))?.secret).toBe(offer.secret);
  });

  it("offers a session the same secret again, another session another, and none that was had before", async () => {
    const zoe = await person("EMPLOYEE");
    const { secret, sealed } = await offerTo(zoe);
    expect((await offerTo(zoe)).secret).toBe(secret);
    const elsewhere = { ...zoe, token: (await logIn(zoe.email)).body.token };
    expect((await offerTo(elsewhere)).secret).not.toBe(secret);
    const factor = await secondFactorOf(zoe);
    const outcome = await factor.enrol(zoe.token, { sealed, code: shownBy(secret, NOW), password: PASSWORD });
    if (outcome.kind !== "enrolled") throw new Error(outcome.kind);
    expect(await factor.turnOff(outcome.recoveryCodes[0] ?? "")).toEqual({ kind: "turned-off" });
    expect((await offerTo(zoe)).secret).not.toBe(secret);
  });

  it("keeps the secret sealed and the codes hashed, tells the person and ends their other sessions", async () => {
    const zoe = await person("EMPLOYEE");
    const elsewhere = (await logIn(zoe.email)).body.token;
    const { secret, sealed } = await offerTo(zoe);
    const outcome = await (await secondFactorOf(zoe)).enrol(zoe.token, {
      sealed,
      code: shownBy(secret, NOW),
      password: PASSWORD,
    });
    if (outcome.kind !== "enrolled") throw new Error(outcome.kind);
    expect(outcome.recoveryCodes).toHaveLength(RECOVERY_CODES);
    const stored = JSON.stringify([await rowOf(zoe.id), await codesOf(zoe.id)]);
    expect(stored).not.toContain(secret);
    for (const code of outcome.recoveryCodes) {
      expect(stored).not.toContain(code);
      expect(stored).not.toContain(code.replaceAll("-", ""));
    }
    expect(await codesOf(zoe.id)).toHaveLength(RECOVERY_CODES);
    expect(await sessionStatus(elsewhere)).toBe(401);
    expect(await sessionStatus(zoe.token)).toBe(200);
    expect(await auditOf(zoe.id)).toEqual([["second-factor.enrolled", "self"]]);
    expect(await toldOf(zoe.email)).toEqual(["enrolled"]);
    expect(await (await secondFactorOf(zoe)).state(zoe.token)).toMatchObject({
      kind: "on",
      codesLeft: RECOVERY_CODES,
    });
  });

  it("uses the code up that it was set up with", async () => {
    const zoe = await person("EMPLOYEE");
    const { secret, sealed } = await offerTo(zoe);
    const code = shownBy(secret, NOW);
    await (await secondFactorOf(zoe)).enrol(zoe.token, { sealed, code, password: PASSWORD });
    const again = await servicesAt(NOW).finishLogIn(await challengeFor(zoe), code);
    expect(again).toEqual({ kind: "wrong-code" });
  });

  it("wants the password, and counts wrong ones with those of the profile", async () => {
    const zoe = await person("EMPLOYEE");
    const { secret, sealed } = await offerTo(zoe);
    const factor = await secondFactorOf(zoe);
    const input = { sealed, code: shownBy(secret, NOW) };
    for (const password of ["Wrong-password1", "", "A".repeat(500)])
      expect(await factor.enrol(zoe.token, { ...input, password })).toEqual({ kind: "wrong-password" });
    await useUp("password-check", `password-check:${zoe.id}`);
    expect(await factor.enrol(zoe.token, { ...input, password: PASSWORD })).toMatchObject({
      kind: "limited",
    });
    expect(await rowOf(zoe.id)).toBeUndefined();
  });

  it("takes no offer that is old, somebody else's or made up", async () => {
    const [zoe, max] = [await person("EMPLOYEE"), await person("EMPLOYEE")];
    const { secret, sealed } = await offerTo(zoe);
    const late = NOW + 30 * 60_000;
    const enrolAt = async (whose: Person, offer: string, now: number) =>
      (await secondFactorOf(whose, now)).enrol(whose.token, {
        sealed: offer,
        code: shownBy(secret, now),
        password: PASSWORD,
      });
    expect(await enrolAt(zoe, sealed, late)).toEqual({ kind: "offer-over" });
    expect(await enrolAt(max, sealed, NOW)).toEqual({ kind: "offer-over" });
    expect(await enrolAt(zoe, `${sealed}A`, NOW)).toEqual({ kind: "offer-over" });
    expect(await enrolAt(zoe, sealed, late - 1)).toMatchObject({ kind: "enrolled" });
  });

  it("is done once: of two at the same moment one is stored, and its codes alone hold", async () => {
    const zoe = await person("EMPLOYEE");
    const factor = await secondFactorOf(zoe);
    const offers = [await offerTo(zoe), await offerTo(zoe)];
    const outcomes = await Promise.all(
      offers.map(({ secret, sealed }) =>
        factor.enrol(zoe.token, { sealed, code: shownBy(secret, NOW), password: PASSWORD }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["enrolled", "not-possible"]);
    expect(await codesOf(zoe.id)).toHaveLength(RECOVERY_CODES);
    expect(await toldOf(zoe.email)).toEqual(["enrolled"]);
  });

  it("is for staff alone", async () => {
    const player = await person("CLIENT");
    expect(await (await secondFactorOf(player)).state(player.token)).toEqual({ kind: "not-for-you" });
    const zoe = await person("EMPLOYEE");
    const { secret, sealed } = await offerTo(zoe);
    const factor = await secondFactorOf(zoe);
    await env.DB.prepare("UPDATE users SET role = 'CLIENT' WHERE id = ?").bind(zoe.id).run();
    const input = { sealed, code: shownBy(secret, NOW), password: PASSWORD };
    expect(await factor.enrol(zoe.token, input)).toEqual({ kind: "not-possible" });
  });
});

describe("an authenticator that is set up", () => {
  it("is turned off for a current code, and for nothing else", async () => {
    const zoe = await enrolled();
    const factor = await secondFactorOf(zoe);
    expect(await factor.turnOff("000000")).toEqual({ kind: "wrong-code" });
    expect(await factor.turnOff(zoe.codeAt(NOW - 5 * STEP_MS))).toEqual({ kind: "wrong-code" });
    expect(await rowOf(zoe.id)).toBeDefined();
    expect(await factor.turnOff(zoe.codeAt(NOW))).toEqual({ kind: "turned-off" });
    expect(await rowOf(zoe.id)).toBeUndefined();
    expect(await codesOf(zoe.id)).toEqual([]);
    expect(await auditOf(zoe.id)).toEqual([
      ["second-factor.enrolled", "self"],
      ["second-factor.turned-off", "self"],
    ]);
    expect(await toldOf(zoe.email)).toEqual(["enrolled", "turned-off"]);
    expect((await logIn(zoe.email)).status).toBe(200);
    expect(await factor.turnOff(zoe.codeAt(NOW))).toEqual({ kind: "not-on" });
  });

  it("gets a new sheet of codes for a current code, and the old one is worth nothing", async () => {
    const zoe = await enrolled();
    const factor = await secondFactorOf(zoe);
    expect(await factor.renewCodes("000000")).toEqual({ kind: "wrong-code" });
    const outcome = await factor.renewCodes(zoe.codeAt(NOW));
    if (outcome.kind !== "renewed") throw new Error(outcome.kind);
    const [old = "", fresh = ""] = [zoe.recoveryCodes[0], outcome.recoveryCodes[0]];
    expect(await servicesAt(NOW).finishLogIn(await challengeFor(zoe), old)).toEqual({ kind: "wrong-code" });
    expect((await servicesAt(NOW).finishLogIn(await challengeFor(zoe), fresh)).kind).toBe("logged-in");
    expect(await toldOf(zoe.email)).toEqual(["enrolled", "codes-renewed", "recovery-code-used"]);
  });

  it("goes when its owner becomes a player", async () => {
    const [admin, zoe] = [await person("ADMIN"), await enrolled()];
    const path = `/api/admin/users/${zoe.id}`;
    await ask(path, { method: "PUT", token: admin.token, body: { role: "ADMIN" } });
    expect(await rowOf(zoe.id)).toBeDefined();
    await ask(path, { method: "PUT", token: admin.token, body: { role: "CLIENT" } });
    expect(await rowOf(zoe.id)).toBeUndefined();
    expect((await logIn(zoe.email)).status).toBe(200);
  });

  it("goes with the account when that is erased", async () => {
    const [admin, zoe] = [await person("ADMIN"), await enrolled()];
    await ask(`/api/admin/users/${zoe.id}`, { method: "DELETE", token: admin.token });
    expect([await rowOf(zoe.id), await codesOf(zoe.id)]).toEqual([undefined, []]);
  });
});

describe("an administrator's reset", () => {
  it("takes a colleague's away, ends their sessions, tells them and says who did it", async () => {
    const [admin, zoe] = [await person("ADMIN"), await enrolled()];
    const { users } = await officeOf(admin);
    expect((await users.open(zoe.id))?.secondFactorSince).toEqual(expect.any(Number));
    expect(await users.resetSecondFactor(zoe.id)).toEqual({ kind: "reset" });
    expect(await rowOf(zoe.id)).toBeUndefined();
    expect(await sessionStatus(zoe.token)).toBe(401);
    expect(await auditOf(zoe.id)).toEqual([
      ["second-factor.enrolled", "self"],
      ["second-factor.reset", "other"],
    ]);
    expect(await toldOf(zoe.email)).toEqual(["enrolled", "reset"]);
    expect((await logIn(zoe.email)).status).toBe(200);
    expect((await users.open(zoe.id))?.secondFactorSince).toBeNull();
  });

  it("is for nobody's own, and does nothing where there is none", async () => {
    const [admin, zoe] = [await enrolled("ADMIN"), await person("EMPLOYEE")];
    const { users } = await officeOf(admin);
    expect(await users.resetSecondFactor(admin.id)).toEqual({ kind: "own" });
    expect(await rowOf(admin.id)).toBeDefined();
    expect((await users.open(admin.id))?.isOwn).toBe(true);
    expect(await users.resetSecondFactor(zoe.id)).toEqual({ kind: "not-on" });
    expect(await sessionStatus(zoe.token)).toBe(200);
    expect(await auditOf(zoe.id)).toEqual([]);
    expect(await toldOf(zoe.email)).toEqual([]);
  });
});

describe("where staff must have a second factor", () => {
  const required = { ...env, STAFF_SECOND_FACTOR: "required" };
  const fetch = createFetch(createApp(async () => null).fetch);

  async function statusAndCode(method: string, path: string, token: string) {
    const request = new Request(`http://thetiptop.test${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(method !== "GET" && { body: "{}" }),
    });
    const answer = await fetch(request, required, createExecutionContext());
    const isJson = answer.headers.get("content-type")?.startsWith("application/json");
    const body = isJson ? ((await answer.json()) as AnyBody & { code?: string }) : {};
    return [answer.status, "code" in body ? body.code : undefined] as const;
  }

  const staffRoutes = ROUTES.flatMap(({ access, route: { method, path } }) =>
    typeof access === "string" || access.includes("CLIENT")
      ? []
      : [{ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, "nobodys"), access }],
  );

  it("has routes to speak of", () => {
    expect(staffRoutes.length).toBeGreaterThan(20);
  });

  it.each(staffRoutes)("$method $path waits until it is set up", async ({ method, path, access }) => {
    const role = access.includes("EMPLOYEE") ? "EMPLOYEE" : "ADMIN";
    expect(await statusAndCode(method, path, (await person(role)).token)).toEqual([
      403,
      "second_factor_missing",
    ]);
  });

  it("opens the staff's services to whoever has one, and to nobody else", async () => {
    const [without, having] = [await person("ADMIN"), await enrolled("ADMIN")];
    const services = servicesAt(NOW, required);
    for (const [someone, isOpen] of [
      [without, false],
      [having, true],
    ] as const) {
      const account = await accountOf(someone);
      expect(services.mustEnrol(account)).toBe(!isOpen);
      expect(services.counter(account) !== undefined).toBe(isOpen);
      expect(services.office(account) !== undefined).toBe(isOpen);
    }
    expect((await statusAndCode("GET", "/api/admin/users", having.token))[0]).toBe(200);
  });

  it("leaves one's own account open, and players alone", async () => {
    for (const role of ["CLIENT", "EMPLOYEE"] as const) {
      const { token } = await person(role);
      expect((await statusAndCode("GET", "/api/auth/me", token))[0]).toBe(200);
    }
    const player = await accountOf(await person("CLIENT"));
    expect(servicesAt(NOW, required).mustEnrol(player)).toBe(false);
  });

  it("is a wish and no more where it is optional", async () => {
    const account = await accountOf(await person("ADMIN"));
    for (const STAFF_SECOND_FACTOR of ["optional", undefined]) {
      const bindings = { ...env, STAFF_SECOND_FACTOR } as typeof env;
      expect(servicesAt(NOW, bindings).office(account)).toBeDefined();
    }
  });
});
