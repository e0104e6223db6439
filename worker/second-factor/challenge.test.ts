import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { readSessionToken, signSessionToken } from "../accounts/session-tokens.ts";
import { CHALLENGE_SECONDS, readChallenge, signChallenge } from "./challenge.ts";

const SECRET = "a-session-secret-for-this-test-0123456789";
const SECRETS = { SESSION_SECRET: SECRET };
const BOUND = { userId: "zoe", passwordHash: "scrypt$the$hash", factorId: "authenticator" };
const NOW = 1_800_000_000_000;

describe("the challenge between password and code", () => {
  it("says who, and is of that password and that authenticator alone", async () => {
    const read = await readChallenge(SECRETS, await signChallenge(SECRET, BOUND, NOW), NOW);
    expect(read?.userId).toBe("zoe");
    expect(read?.isOf(BOUND)).toBe(true);
    for (const other of [{ userId: "max" }, { passwordHash: "scrypt$the$next" }, { factorId: "next" }])
      expect(read?.isOf({ ...BOUND, ...other })).toBe(false);
  });

  it("holds for five minutes", async () => {
    const text = await signChallenge(SECRET, BOUND, NOW);
    const readAt = (seconds: number) => readChallenge(SECRETS, text, NOW + seconds * 1000);
    expect(await readAt(CHALLENGE_SECONDS - 1)).toBeDefined();
    expect(await readAt(CHALLENGE_SECONDS)).toBeUndefined();
  });

  it("is no session token, and a session token is no challenge", async () => {
    const now = Date.now();
    const challenge = await signChallenge(SECRET, BOUND, now);
    expect(await readSessionToken(challenge, SECRETS)).toBeUndefined();
    const claims = { userId: "zoe", sessionId: "a-session", expiresAt: now + 60_000 };
    expect(await readChallenge(SECRETS, await signSessionToken(claims, SECRET), now)).toBeUndefined();
  });

  it("holds under the secret before, while that one is kept", async () => {
    const text = await signChallenge(SECRET, BOUND, NOW);
    const changed = { SESSION_SECRET: "the-secret-that-comes-after-0123456789" };
    expect(await readChallenge(changed, text, NOW)).toBeUndefined();
    const both = { ...changed, SESSION_SECRET_PREVIOUS: SECRET };
    expect((await readChallenge(both, text, NOW))?.isOf(BOUND)).toBe(true);
  });

  it("shows nothing of the password's hash or the authenticator", async () => {
    const shown = JSON.stringify(decodeJwt(await signChallenge(SECRET, BOUND, NOW)));
    expect(shown).not.toContain("scrypt");
    expect(shown).not.toContain("authenticator");
  });

  it.each(["", "x", "a.b.c", "A".repeat(5_000)])("is no text like %j", async (text) => {
    expect(await readChallenge(SECRETS, text, NOW)).toBeUndefined();
  });
});
