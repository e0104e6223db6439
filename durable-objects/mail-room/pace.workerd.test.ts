/** Which mails go when: hurried ones first, at the provider's pace, and none without settings. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { migrateDatabase } from "../../worker/test-house.ts";
import { PAUSES_MS } from "./delivery.ts";
import {
  alarmAt,
  providerThat,
  queued,
  queuedReset,
  room,
  rowOf,
  withBindings,
} from "./mail-room.fixture.ts";

const OK = () => new Response("{}");

beforeAll(migrateDatabase);
beforeEach(async () => {
  await env.DB.prepare("DELETE FROM mails").run();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await runInDurableObject(room(), () => {}); // only what runs can be evicted
  await evictDurableObject(room()); // forgets the bindings of a test, its pace and its breather
});

it("a mail goes out before all others when its link expires, however long they have waited", async () => {
  const seen = await providerThat(OK);
  for (let count = 0; count < 60; count++) await queued({ dueAt: count });
  const hurried = [await queuedReset(Date.now() - 2), await queuedReset(Date.now() - 1)];
  await room().wake();
  expect(seen.slice(0, 6)).toEqual(expect.arrayContaining(hurried)); // six leave at once
  expect(new Set(seen).size).toBe(62);
  expect(seen).toHaveLength(62);
  for (let count = 0; count < 12; count++) await queued({ dueAt: count });
  const alsoHurried = await queuedReset();
  await room().wake();
  expect(seen.slice(62, 68)).toContain(alsoHurried);
});

describe("a provider that finds us too fast", () => {
  const TOO_MANY = (headers: Record<string, string> = {}) => new Response("{}", { status: 429, headers });

  it("is left alone for as long as it asks, and no mail pays with an attempt", async () => {
    const seen = await providerThat(() => TOO_MANY({ "Retry-After": "120" }));
    const dueAt = Date.now() - 1;
    const ids: string[] = [];
    for (let count = 0; count < 8; count++) ids.push(await queued({ dueAt }));
    const before = Date.now();
    await room().wake();
    expect(seen).toHaveLength(6);
    expect(await alarmAt()).toBeGreaterThanOrEqual(before + 120_000);
    for (const id of ids) {
      const isTried = seen.includes(id);
      const last_error = isTried ? "HTTP 429" : null;
      expect(await rowOf(id)).toMatchObject({ state: "queued", attempts: 0, due_at: dueAt, last_error });
    }
    await queued();
    await room().wake();
    expect(seen).toHaveLength(6);
  });

  it("is asked for fewer at a time until it takes them, however often it says so", async () => {
    let isBusy = true;
    const seen = await providerThat(() => (isBusy ? TOO_MANY({ "Retry-After": "3600" }) : OK()));
    const ids: string[] = [];
    for (let count = 0; count < 10; count++) ids.push(await queued());
    const waves: number[] = [];
    for (let count = 0; count < 2 * PAUSES_MS.length; count++) {
      const before = seen.length;
      await runDurableObjectAlarm(room());
      await room().wake();
      waves.push(seen.length - before);
    }
    expect(waves).toEqual([6, 3, ...Array.from({ length: waves.length - 2 }, () => 1)]);
    isBusy = false;
    await runDurableObjectAlarm(room());
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ state: "sent", attempts: 1 });
  });

  it("for one recipient only gets everybody else's mails", async () => {
    await providerThat(({ to }) => (to.startsWith("busy@") ? TOO_MANY() : OK()));
    const busy = await queued({ recipient: "busy@example.com", dueAt: 0 });
    const others: string[] = [];
    for (let count = 0; count < 60; count++) others.push(await queued());
    for (let count = 0; count < 12; count++) {
      await runDurableObjectAlarm(room());
      await room().wake();
    }
    for (const id of others) expect((await rowOf(id))?.state).toBe("sent");
    expect(await rowOf(busy)).toMatchObject({ state: "queued", attempts: 0 });
  });
});

it.each([
  ["no such driver", { MAIL_DRIVER: "pigeon" }],
  ["the local one elsewhere", { MAIL_DRIVER: "local", LOCAL_MODE: undefined }],
  ["a sender that is none", { MAIL_FROM: "nobody" }],
  ["no sender", { MAIL_FROM: undefined }],
  ["no SMTP address", { MAIL_DRIVER: "smtp", SMTP_URL: undefined }],
  ["no token", { MAIL_DRIVER: "http", MAIL_HTTP_URL: "https://mail.test", MAIL_HTTP_TOKEN: undefined }],
  ["half an SMTP address", { MAIL_DRIVER: "smtp", SMTP_URL: "smtp://" }],
])(
  "the settings are wrong (%s): mails wait as long as it takes, unharmed, and it is said once",
  async (_name, bindings) => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const id = await queued();
    await withBindings(bindings);
    for (let count = 0; count < 2 * PAUSES_MS.length; count++) {
      await runDurableObjectAlarm(room());
      await room().wake();
      expect(await alarmAt()).toBeGreaterThan(Date.now());
    }
    expect(await rowOf(id)).toMatchObject({ state: "queued", attempts: 0, last_error: null });
    expect(errors).toHaveBeenCalledOnce();
    expect(errors.mock.calls[0]?.[0]).toMatch(/MAIL_DRIVER|MAIL_FROM|SMTP_URL/);
    const seen = await providerThat(OK);
    await withBindings({ MAIL_FROM: "jeu@thetiptop.test" });
    await runDurableObjectAlarm(room());
    expect(seen).toEqual([id]);
  },
);
