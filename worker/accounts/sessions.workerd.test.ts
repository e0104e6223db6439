import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sessions, users } from "../../migrations/schema.ts";
import { ask, migrateDatabase, person } from "../test-house.ts";
import { database, logIn, sessionStatus } from "./accounts.fixture.ts";
import { byPassword } from "./log-in-proof.ts";
import { endOtherSessions, mySessions } from "./my-sessions.ts";
import { closeSession, identify, openSession } from "./sessions.ts";

beforeAll(migrateDatabase);

describe("a session", () => {
  it("ends when it is closed", async () => {
    const { token } = await person();
    expect(await identify(env, token)).toBeDefined();
    await closeSession(env, token);
    expect(await identify(env, token)).toBeUndefined();
  });

  it("ends by logging out, and the person's other ones do not", async () => {
    const { email, token } = await person();
    const other = (await logIn(email)).body.token;
    expect(await sessionStatus(token)).toBe(200);
    const { status, body } = await ask("/api/auth/logout", { method: "POST", token });
    expect({ status, body }).toEqual({
      status: 200,
      body: { success: true, message: "Déconnexion réussie" },
    });
    expect(await sessionStatus(token)).toBe(401);
    expect((await ask("/api/auth/logout", { method: "POST", token })).status).toBe(401);
    expect(await sessionStatus(other)).toBe(200);
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
    await expire(id);
    await person();
    expect(await database().select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
  });

  it("that has expired in D1 is over, whatever its token says", async () => {
    const { id, token } = await person();
    await expire(id);
    expect(await identify(env, token)).toBeUndefined();
  });

  it("is not opened by a password that was changed while it was checked", async () => {
    const { id } = await person();
    const [user] = await database().select().from(users).where(eq(users.id, id));
    expect(await openSession(env, byPassword({ id, passwordHash: user?.passwordHash ?? "" }))).toMatchObject({
      token: expect.any(String),
    });
    expect(await openSession(env, byPassword({ id, passwordHash: "scrypt$the$one$before" }))).toBeUndefined();
  });
});

function expire(userId: string) {
  return database()
    .update(sessions)
    .set({ expiresAt: Date.now() - 1 })
    .where(eq(sessions.userId, userId));
}

describe("when the secret is changed", () => {
  const changed = {
    DB: env.DB,
    SESSION_SECRET: "the-secret-that-comes-after-0123456789",
    SESSION_SECRET_PREVIOUS: env.SESSION_SECRET,
  };

  // Staff: a player would be remembered by the token, whatever the secret.
  it("nobody is logged out, and whoever logs out is", async () => {
    const { id, token } = await person("EMPLOYEE");
    expect(await identify(changed, token)).toMatchObject({ id });
    expect(await identify({ ...changed, SESSION_SECRET_PREVIOUS: "" }, token)).toBeUndefined();
    await closeSession(changed, token);
    expect(await identify(changed, token)).toBeUndefined();
  });

  it("a session of before is still the person's own one, and is not ended with the others", async () => {
    const { id, token } = await person("EMPLOYEE");
    const [current] = await mySessions(changed, id, token, Date.now());
    expect(current?.isCurrent).toBe(true);
    await endOtherSessions(changed, id, token);
    expect(await identify(changed, token)).toMatchObject({ id });
  });
});
