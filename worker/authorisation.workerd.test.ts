/**
 * The authorisation matrix, made from the route table itself: every route × anonymous, each role, and tokens that
 * are expired, tampered with, revoked or not ours. A route that is added to the table is in here without a word.
 */

import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sessions } from "../migrations/schema.ts";
import { signSessionToken } from "./accounts/session-tokens.ts";
import { ROUTES } from "./app.ts";
import { databaseOf } from "./database.ts";
import type { Access } from "./http/route.ts";
import type { Role } from "./services.ts";
import { ask, campaign, migrateDatabase, type Person, person } from "./test-house.ts";

const ROLES: readonly Role[] = ["CLIENT", "EMPLOYEE", "ADMIN"];
/** What stands for each path parameter: of the right form, and nobody's. */
const PARAMETERS: Readonly<Record<string, string>> = {
  id: "0197b6f0-0000-7000-8000-000000000000",
  slug: "nowhere",
  batchId: "nothing",
  shard: "0",
  code: "0000000000",
  ticketCode: "0000000000",
  token: "0".repeat(64),
};
const HOUR_MS = 3_600_000;

interface Listed {
  readonly name: string;
  readonly access: Access;
  readonly method: string;
  readonly path: string;
  readonly hasBody: boolean;
}

const LISTED: readonly Listed[] = ROUTES.map(({ access, route: { method, path, ...config } }) => ({
  name: `${method.toUpperCase()} ${path}`,
  access,
  method: method.toUpperCase(),
  path: path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = PARAMETERS[name];
    if (value === undefined) throw new Error(`what stands for the path parameter ${name}?`);
    return value;
  }),
  hasBody: "request" in config && config.request !== undefined && "body" in config.request,
}));
const GUARDED = LISTED.flatMap((listed) =>
  typeof listed.access === "string" ? [] : [{ ...listed, access: listed.access }],
);
const KEYED = LISTED.filter(({ access }) => access === "till" || access === "web-shop");
const OPEN = LISTED.filter(({ access }) => access === "anyone");

beforeAll(async () => {
  await migrateDatabase();
  await campaign({ slug: env.DEFAULT_CAMPAIGN });
  await person("ADMIN"); // so that no administrator of the matrix is the last one
});

async function statusOf({ method, path, hasBody }: Listed, token?: string): Promise<number> {
  const answer = await ask(path, {
    method,
    ...(token !== undefined && { token }),
    ...(hasBody && { body: {} }),
  });
  return answer.status;
}

/** A token of ours for a session of the account, with its row, that ended an hour ago. */
async function expiredTokenOf({ id }: Person): Promise<string> {
  const expiresAt = Math.floor((Date.now() - HOUR_MS) / 1000) * 1000;
  const session = { id: crypto.randomUUID(), userId: id, createdAt: 0, expiresAt };
  await databaseOf(env.DB).insert(sessions).values(session);
  return signSessionToken({ userId: id, sessionId: session.id, expiresAt }, env.SESSION_SECRET);
}

/** The same claims with another subject or signature. */
function tamperedTokensOf({ token }: Person): string[] {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const claims = {
    ...JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))),
    sub: "someone-else",
  };
  const forged = btoa(JSON.stringify(claims)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const unsigned = btoa(JSON.stringify({ alg: "none", typ: "JWT" })).replaceAll("=", "");
  const turned = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  return [`${header}.${payload}.${turned}`, `${header}.${forged}.${signature}`, `${unsigned}.${payload}.`];
}

it("has every route of the table, each once", () => {
  expect(new Set(LISTED.map(({ name }) => name)).size).toBe(ROUTES.length);
  expect(GUARDED.length).toBeGreaterThan(20);
  expect(GUARDED.length + KEYED.length + OPEN.length).toBe(ROUTES.length);
});

describe.each(GUARDED)("$name", (route) => {
  const { access } = route;

  it("is for bearers of a valid session", async () => {
    expect(await statusOf(route)).toBe(401);
    expect(await statusOf(route, "not-a-token")).toBe(401);
  });

  it.each(ROLES)("answers %s as the table says", async (role) => {
    const status = await statusOf(route, (await person(role)).token);
    if (access.includes(role)) expect([401, 403]).not.toContain(status);
    else expect(status).toBe(403);
    expect(status).toBeLessThan(500);
  });

  it("takes no token that is expired, tampered with or revoked, whatever its role", async () => {
    const admin = await person("ADMIN");
    const client = await person("CLIENT");
    for (const bearer of [admin, client]) {
      expect(await statusOf(route, await expiredTokenOf(bearer))).toBe(401);
      for (const tampered of tamperedTokensOf(bearer)) expect(await statusOf(route, tampered)).toBe(401);
      await databaseOf(env.DB).delete(sessions).where(eq(sessions.userId, bearer.id));
      expect(await statusOf(route, bearer.token)).toBe(401);
    }
  });
});

describe.each(KEYED)("$name", (route) => {
  it("is for no bearer of a session, whatever the role, and for no key that is made up", async () => {
    expect(await statusOf(route)).toBe(401);
    for (const role of ROLES) expect(await statusOf(route, (await person(role)).token)).toBe(401);
    expect(await statusOf(route, `till_${"0".repeat(96)}`)).toBe(401);
  });
});

describe.each(OPEN)("$name", (route) => {
  it("is for anyone, with or without a session", async () => {
    for (const token of [undefined, "not-a-token", (await person("CLIENT")).token]) {
      const status = await statusOf(route, token);
      expect([401, 403]).not.toContain(status);
      expect(status).toBeLessThan(500);
    }
  });
});
