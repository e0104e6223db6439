import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { audienceDays } from "../../migrations/schema.ts";
import { type Consent, endOf, writeConsent } from "../consents/consent.ts";
import { choicesOf } from "../consents/purposes.ts";
import { databaseOf } from "../database.ts";
import { createServices } from "../services-live.ts";
import { migrateDatabase } from "../test-house.ts";
import type { SeenPage } from "./outcomes.ts";
import { dayOf } from "./seen-pages.ts";

const database = databaseOf(env.DB);
/** What requests still do after they were answered. */
let after: Promise<unknown>[] = [];

beforeAll(migrateDatabase);

beforeEach(async () => {
  after = [];
  await database.delete(audienceDays);
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"], now: Date.UTC(2026, 10, 22, 12) });
});

afterEach(() => {
  vi.useRealTimers();
});

function cookie(answer: boolean, givenAt = Date.now()): string {
  const consent: Consent = { id: crypto.randomUUID(), givenAt, choices: choicesOf(answer) };
  return writeConsent(consent);
}

function view(changes: Partial<SeenPage> = {}) {
  const ctx = { waitUntil: (promise: Promise<unknown>) => void after.push(promise) };
  const services = createServices(env, ctx, new Request("http://thetiptop.test/"));
  return services.countView({
    page: "home",
    language: "fr",
    consent: cookie(true),
    seen: undefined,
    ...changes,
  });
}

/** Lets ten seconds pass and everything that was begun end. */
async function tenSecondsLater() {
  vi.advanceTimersByTime(10_000);
  await Promise.all(after);
  return database.select().from(audienceDays).orderBy(audienceDays.page, audienceDays.language);
}

describe("a view", () => {
  it("is counted of whoever agreed, once a view and once a day as a visit", async () => {
    const day = dayOf(Date.now());
    const first = view();
    expect(first).toEqual({ kind: "counted", seen: `${day}.home` });
    expect(view({ seen: `${day}.home` })).toEqual({ kind: "counted", seen: undefined });
    expect(view({ seen: `${day}.home`, page: "play", language: "en" })).toEqual({
      kind: "counted",
      seen: `${day}.home.play`,
    });
    expect(await tenSecondsLater()).toEqual([
      { day, page: "home", language: "fr", views: 2, visits: 1 },
      { day, page: "play", language: "en", views: 1, visits: 1 },
    ]);
  });

  it("is added to what is there", async () => {
    view();
    await tenSecondsLater();
    view({ seen: `${dayOf(Date.now())}.home` });
    expect(await tenSecondsLater()).toMatchObject([{ page: "home", views: 2, visits: 1 }]);
  });

  it("is not counted, and leaves no cookie, without a choice, after a refusal, or on a choice that has ended", async () => {
    const ended = cookie(true, Date.now() - (endOf({ givenAt: 0 }) + 1000));
    const values = [undefined, "", "accepted", cookie(false), ended];
    for (const consent of values) expect(view({ consent })).toEqual({ kind: "no-consent" });
    expect(after).toEqual([]);
    expect(await tenSecondsLater()).toEqual([]);
  });

  it("of a new day begins a new list, whatever the old one says", async () => {
    const yesterday = dayOf(Date.now() - 86_400_000);
    expect(view({ seen: `${yesterday}.home.play` })).toEqual({
      kind: "counted",
      seen: `${dayOf(Date.now())}.home`,
    });
    expect(await tenSecondsLater()).toMatchObject([{ views: 1, visits: 1 }]);
  });
});

describe("what an isolate has added up", () => {
  it("is written by one statement for all of it, not by one a view", async () => {
    const prepare = vi.spyOn(env.DB, "prepare");
    for (const page of ["home", "play", "rules"]) for (let times = 0; times < 40; times++) view({ page });
    expect(after).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    await Promise.all(after);
    expect(prepare).toHaveBeenCalledTimes(1);
    prepare.mockRestore();
    expect(await tenSecondsLater()).toMatchObject([{ views: 40 }, { views: 40 }, { views: 40 }]);
  });

  it("is written at once when it is 200 views", async () => {
    for (let times = 0; times < 200; times++) view();
    await after.at(-1);
    expect(await database.select().from(audienceDays)).toMatchObject([{ views: 200 }]);
    expect(await tenSecondsLater()).toMatchObject([{ views: 200 }]);
  });

  it("is written all the same when the request that waited for it was torn down", async () => {
    view();
    // Its timer never comes: so it is when a request ends before its time.
    vi.clearAllTimers();
    after = [];
    vi.setSystemTime(Date.now() + 20_000);
    view();
    expect(await tenSecondsLater()).toMatchObject([{ views: 2 }]);
  });

  it("is lost when D1 does not answer, and nobody notices", async () => {
    await env.DB.exec(
      "CREATE TRIGGER held_up BEFORE INSERT ON audience_days BEGIN SELECT RAISE(ABORT, 'held up'); END",
    );
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    view();
    expect(await tenSecondsLater()).toEqual([]);
    await env.DB.exec("DROP TRIGGER held_up");
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
    view();
    expect(await tenSecondsLater()).toMatchObject([{ views: 1 }]);
  });
});
