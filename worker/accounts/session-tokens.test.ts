import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { readSessionToken, type SessionClaims, signSessionToken } from "./session-tokens.ts";

const SECRET = "a-secret-for-this-test-only-0123456789";
const OTHER = "another-secret-for-this-test-0123456789";
const SECRETS = { SESSION_SECRET: SECRET };
const IN_AN_HOUR = Math.floor(Date.now() / 1000) * 1000 + 3_600_000;
const CLAIMS: SessionClaims = { userId: "user-1", sessionId: "session-1", expiresAt: IN_AN_HOUR };

function signed(payload: Record<string, unknown>, secret = SECRET, algorithm = "HS256") {
  return new SignJWT(payload).setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(secret));
}

describe("a session token", () => {
  it("brings back what was signed", async () => {
    expect(await readSessionToken(await signSessionToken(CLAIMS, SECRET), SECRETS)).toEqual(CLAIMS);
  });

  it("is nothing under another secret", async () => {
    const token = await signSessionToken(CLAIMS, SECRET);
    expect(await readSessionToken(token, { SESSION_SECRET: OTHER })).toBeUndefined();
    expect(await readSessionToken(token, SECRETS)).toEqual(CLAIMS);
  });

  it("is nothing once it has expired", async () => {
    const token = await signSessionToken({ ...CLAIMS, expiresAt: Date.now() - 1000 }, SECRET);
    expect(await readSessionToken(token, SECRETS)).toBeUndefined();
  });

  it("is nothing when one character was changed", async () => {
    const token = await signSessionToken(CLAIMS, SECRET);
    const [header = "", payload = "", signature = ""] = token.split(".");
    const forged = Buffer.from(payload, "base64url").toString().replace("user-1", "user-2");
    expect(
      await readSessionToken(`${header}.${Buffer.from(forged).toString("base64url")}.${signature}`, SECRETS),
    ).toBeUndefined();
  });

  it.each([
    [
      "without a signature",
      () => new UnsecuredJWT({ sid: "s" }).setSubject("u").setExpirationTime("1h").encode(),
    ],
    [
      "under another algorithm",
      () => signed({ sub: "u", sid: "s", exp: IN_AN_HOUR / 1000 }, SECRET.repeat(2), "HS512"),
    ],
    ["without a session", () => signed({ sub: "u", exp: IN_AN_HOUR / 1000 })],
    ["without a user", () => signed({ sid: "s", exp: IN_AN_HOUR / 1000 })],
    ["without an end", () => signed({ sub: "u", sid: "s" })],
    ["with a session that is no text", () => signed({ sub: "u", sid: 7, exp: IN_AN_HOUR / 1000 })],
    ["that is too long", async () => `${await signSessionToken(CLAIMS, SECRET)}${"A".repeat(1024)}`],
    ["that is no token", () => "hello"],
    ["that is dots", () => "..."],
  ])("%s is nothing", async (_name, make) => {
    expect(await readSessionToken(await make(), SECRETS)).toBeUndefined();
  });
});

describe("changing the secret", () => {
  const CHANGED = { SESSION_SECRET: OTHER, SESSION_SECRET_PREVIOUS: SECRET };

  it("logs nobody out: tokens of before hold as long as the previous secret is named", async () => {
    const token = await signSessionToken(CLAIMS, SECRET);
    expect(await readSessionToken(token, CHANGED)).toEqual(CLAIMS);
    expect(await readSessionToken(token, { SESSION_SECRET: OTHER })).toBeUndefined();
    expect(
      await readSessionToken(token, { SESSION_SECRET: OTHER, SESSION_SECRET_PREVIOUS: "" }),
    ).toBeUndefined();
  });

  it("signs with the new one: such a token holds without the previous one", async () => {
    const token = await signSessionToken(CLAIMS, CHANGED.SESSION_SECRET);
    expect(await readSessionToken(token, CHANGED)).toEqual(CLAIMS);
    expect(await readSessionToken(token, { SESSION_SECRET: OTHER })).toEqual(CLAIMS);
    expect(await readSessionToken(token, SECRETS)).toBeUndefined();
  });

  it("lengthens no session and lets in no third secret", async () => {
    const ended = await signSessionToken({ ...CLAIMS, expiresAt: Date.now() - 1000 }, SECRET);
    expect(await readSessionToken(ended, CHANGED)).toBeUndefined();
    const third = await signSessionToken(CLAIMS, "a-third-secret-for-this-test-0123456789");
    expect(await readSessionToken(third, CHANGED)).toBeUndefined();
  });
});
