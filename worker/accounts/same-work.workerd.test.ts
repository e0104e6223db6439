/**
 * Whether an address is known must not show in how long an answer takes. Milliseconds would make a test that fails by
 * chance; so these count what takes the time: every D1 statement and batch, every call to a limiter, every scrypt.
 */

import { env } from "cloudflare:workers";
import crypto from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Env } from "../env.ts";
import type { LiveServices } from "../services-live.ts";
import { createServices } from "../services-live.ts";
import { migrateDatabase } from "../test-house.ts";
import { freshEmail, linkTo, register, registered, registration, verify, win } from "./accounts.fixture.ts";
import { UNPROVED_MAX } from "./candidates.ts";

const WRONG = "Wrong1234";
const scrypt = vi.spyOn(crypto, "scrypt");

beforeAll(migrateDatabase);

/** Everything a call does that takes time, in order. */
async function workOf(call: (services: LiveServices) => Promise<unknown>): Promise<readonly string[]> {
  const work: string[] = [];
  const observed: Env = {
    ...env,
    DB: observe(env.DB, {
      prepare: (query: string) => {
        work.push(query);
        return env.DB.prepare(query);
      },
      batch: async <Row>(statements: D1PreparedStatement[]) => {
        const results = await env.DB.batch<Row>(statements);
        const written = results.reduce((sum, { meta }) => sum + meta.rows_written, 0);
        work.push(`batch of ${statements.length}, ${written > 0 ? "writes" : "writes nothing"}`);
        return results;
      },
    }),
    ATTEMPT_LIMITER: observe(env.ATTEMPT_LIMITER, {
      getByName: (name: string) => {
        work.push("limiter");
        return env.ATTEMPT_LIMITER.getByName(name);
      },
    }),
  };
  const before = scrypt.mock.calls.length;
  const behind: Promise<unknown>[] = [];
  const request = new Request("http://thetiptop.test", { headers: { "cf-connecting-ip": "198.19.0.1" } });
  await call(createServices(observed, { waitUntil: (promise) => void behind.push(promise) }, request));
  work.push(`${scrypt.mock.calls.length - before} scrypt`, `${behind.length} behind the answer`);
  await Promise.all(behind);
  return work;
}

function observe<Binding extends object>(binding: Binding, changed: Partial<Binding>): Binding {
  return new Proxy(binding, {
    get(target, key) {
      const value: unknown = Reflect.get(key in changed ? changed : target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Addresses in every state that must look like one that nobody knows. */
const KNOWN: readonly (readonly [string, () => Promise<string>])[] = [
  ["stated", async () => (await registered()).email],
  ["proved", provedAddress],
  [
    "proved and stated",
    async () => {
      const email = await provedAddress();
      await registered(email, "Another123");
      return email;
    },
  ],
  [
    "crowded",
    async () => {
      const email = freshEmail();
      for (let index = 0; index < UNPROVED_MAX; index++)
        await register(registration(email, `Password${index}`));
      return email;
    },
  ],
];

async function provedAddress(): Promise<string> {
  const { id, email } = await registered();
  await verify(await linkTo(id, "verify-address"));
  return email;
}

describe("an address that nobody knows", () => {
  it("costs real work, and one scrypt where there is a password", async () => {
    const email = freshEmail();
    const registering = await workOf((services) => services.register(registration(email, WRONG), "fr"));
    expect(registering).toContain("1 scrypt");
    expect(registering).toContain("batch of 8, writes");
    expect(await workOf((services) => services.logIn(freshEmail(), WRONG))).toContain("1 scrypt");
    expect(await workOf((services) => services.forgotPassword(freshEmail()))).toContain("batch of 4, writes");
  });
});

describe.each(KNOWN)("an address that is %s costs the same as one that nobody knows", (_state, address) => {
  it("to register with another password", async () => {
    const call = (email: string) => (services: LiveServices) =>
      services.register(registration(email, WRONG), "fr");
    expect(await workOf(call(await address()))).toEqual(await workOf(call(freshEmail())));
  });

  it("to log in with a wrong password", async () => {
    const call = (email: string) => (services: LiveServices) => services.logIn(email, WRONG);
    expect(await workOf(call(await address()))).toEqual(await workOf(call(freshEmail())));
  });

  it("to have the password forgotten", async () => {
    const call = (email: string) => (services: LiveServices) => services.forgotPassword(email);
    expect(await workOf(call(await address()))).toEqual(await workOf(call(freshEmail())));
  });

  it("to register and then log in, with the same outcome", async () => {
    const outcomes = [];
    for (const email of [await address(), freshEmail()]) {
      const services = createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test"));
      const made = await services.register(registration(email, WRONG), "fr");
      const session = await services.logIn(email, WRONG);
      if (made.kind !== "registered" || session.kind !== "logged-in")
        throw new Error("no account or session");
      expect(session.user.id).toBe(made.user.id);
      const { id: _id, email: _email, ...user } = session.user;
      outcomes.push({ answer: Object.keys(made.user), user });
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
  });
});

it("even an address whose accounts may not give way costs the same to register", async () => {
  const email = freshEmail();
  for (let index = 0; index < UNPROVED_MAX; index++)
    await win((await registered(email, `Password${index}`)).id);
  const call = (one: string) => (services: LiveServices) => services.register(registration(one, WRONG), "fr");
  expect(await workOf(call(email))).toEqual(await workOf(call(freshEmail())));
});
