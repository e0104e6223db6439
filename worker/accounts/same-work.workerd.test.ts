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
  ["stated", async () => (await register(registration(freshEmail()))).body.user.email],
  ["stated by somebody signed in", async () => (await registered()).email],
  ["stated by somebody who has won", wonAddress],
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
      for (let index = 0; index < 6; index++) await register(registration(email, `Password${index}`));
      return email;
    },
  ],
];

async function wonAddress(): Promise<string> {
  const { body } = await register(registration(freshEmail()));
  await win(body.user.id);
  return body.user.email;
}

async function provedAddress(): Promise<string> {
  const { id, email } = await registered();
  await verify(await linkTo(id, "verify-address"));
  return email;
}

interface Step {
  readonly work: readonly string[];
  readonly seen: unknown;
}

/** Everything a stranger learns who registers six times and then logs in to all of it; none of it names the address. */
async function stepsOf(email: string): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const passwords = Array.from({ length: 6 }, (_, index) => `Stranger${index}`);
  const ids: string[] = [];
  for (const password of passwords) {
    const work = await workOf(async (services) => {
      const made = await services.register(registration(email, password), "fr");
      if (made.kind !== "registered") throw new Error(`not registered: ${made.kind}`);
      ids.push(made.user.id);
    });
    steps.push({ work, seen: "registered" });
  }
  for (const [index, password] of passwords.entries()) {
    let seen: unknown;
    const work = await workOf(async (services) => {
      const session = await services.logIn(email, password);
      if (session.kind !== "logged-in") throw new Error(`not logged in: ${session.kind}`);
      const { id, email: _, ...user } = session.user;
      seen = { ...user, isOwn: id === ids[index] };
    });
    steps.push({ work, seen });
  }
  return steps;
}

/** Made once: the same for every state. */
let ofUnknown: Promise<readonly Step[]> | undefined;

describe("an address that nobody knows", () => {
  it("costs real work, and one scrypt where there is a password", async () => {
    const email = freshEmail();
    const registering = await workOf((services) => services.register(registration(email, WRONG), "fr"));
    expect(registering).toContain("1 scrypt");
    expect(registering).toContain("batch of 6, writes");
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

  it("to register six times and then log in to all of them, with the same outcome", async () => {
    ofUnknown ??= stepsOf(freshEmail());
    const expected = await ofUnknown;
    expect(expected.at(-1)?.seen).toMatchObject({ isOwn: true, isVerified: false });
    expect(await stepsOf(await address())).toEqual(expected);
  });
});

it("costs the same to register again with the right password", async () => {
  const { email } = await registered(freshEmail(), WRONG);
  const call = (one: string) => (services: LiveServices) => services.register(registration(one, WRONG), "fr");
  expect(await workOf(call(email))).toEqual(await workOf(call(freshEmail())));
});
