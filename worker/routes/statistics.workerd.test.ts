/** Figures for administrators (contract 6.1) and for monitoring (1.3): real ones, from D1 and from the shards. */

import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { shardOf } from "../../durable-objects/objects.ts";
import type { TicketShard } from "../../durable-objects/ticket-shard/ticket-shard.ts";
import { createApp } from "../app.ts";
import { checkEnv, type Env } from "../env.ts";
import type { ServiceFigures } from "../statistics/statistics.ts";
import { ask, campaign, eventually, migrateDatabase, type Person, person } from "../test-house.ts";

const PATH = "/api/admin/statistics";
const SAMPLE =
  /^[a-z_][a-z_0-9]*(?:\{(?:[a-z_0-9]+="(?:[^"\\\n]|\\[\\"n])*",?)*\})? -?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;
let admin: Person;
let running: Awaited<ReturnType<typeof campaign>>;

beforeAll(async () => {
  await migrateDatabase();
  admin = await person("ADMIN");
});
afterEach(() => vi.restoreAllMocks());

async function figures(): Promise<ServiceFigures> {
  const { status, body } = await ask<{ data: ServiceFigures }>(PATH, { token: admin.token });
  expect(status).toBe(200);
  return body.data;
}

/** A scrape with other bindings, past the Worker's entry. */
async function scrape(changes: Partial<Env> = {}, headers: Record<string, string> = {}): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request("http://thetiptop.test/metrics", { headers });
  const response = await createApp(async () => null).fetch(request, { ...env, ...changes }, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

/** The value of a sample, by its name and labels. */
function valueIn(text: string, sample: string): number | undefined {
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
}

describe("before there is a campaign", () => {
  it("there are users and no prizes", async () => {
    expect(await figures()).toEqual({
      users: { total: 1, clients: 0, employees: 0, admins: 1, verifiedEmails: 0 },
      tickets: { total: 0, pending: 0, validated: 0, rejected: 0, claimed: 0 },
      prizes: { total: 0, active: 0, totalStock: 0, distributed: 0 },
    });
    const text = await (await scrape()).text();
    expect(text).toContain('thetiptop_scrape_errors{source="desk"} 0');
    expect(text).not.toContain("thetiptop_campaign_state");
  });
});

describe("while a campaign runs", () => {
  beforeAll(async () => {
    running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
    const player = await person();
    await person("EMPLOYEE");
    for (const serial of [1, 2, 3]) {
      const body = { ticketCode: running.code(serial) };
      expect((await ask("/api/game/play", { token: player.token, body })).status).toBe(200);
    }
    const box = {
      type: "DISCOUNT",
      name: 'Le "grand"\\coffret',
      description: "",
      value: 1,
      probability: 0,
      stock: 5,
    };
    const { body } = await ask<{ data: { id: string } }>("/api/admin/prizes", {
      token: admin.token,
      body: box,
    });
    await ask(`/api/admin/prizes/${body.data.id}`, { token: admin.token, method: "DELETE" });
  });

  it("the statistics are those of D1 and of the shards", async () => {
    const { status, headers } = await ask(PATH, { token: admin.token });
    expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    const read = await eventually(async () => {
      const found = await figures();
      return found.tickets.total === 3 ? found : undefined; // once the outbox is level
    });
    expect(read).toEqual({
      users: { total: 3, clients: 1, employees: 1, admins: 1, verifiedEmails: expect.any(Number) },
      tickets: { total: 3, pending: 3, validated: 0, rejected: 0, claimed: 0 },
      prizes: { total: 3, active: 2, totalStock: 19_997, distributed: 3 },
    });
    await env.DB.batch([
      env.DB.prepare("UPDATE winners SET status = 'CLAIMED', claimed_at = 1 WHERE serial = 1"),
      env.DB.prepare("UPDATE winners SET status = 'REJECTED' WHERE serial = 2"),
      env.DB.prepare("UPDATE users SET is_verified = 1"),
    ]);
    const after = await figures();
    expect(after.tickets).toEqual({ total: 3, pending: 1, validated: 0, rejected: 1, claimed: 1 });
    expect(after.users.verifiedEmails).toBe(3);
  });

  it("the metrics are the same figures, in a form that Prometheus reads", async () => {
    const { status, headers, body: text } = await ask<string>("/metrics");
    expect([status, headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    for (const line of text.trimEnd().split("\n")) {
      if (!line.startsWith("# HELP ") && !line.startsWith("# TYPE ")) expect(line).toMatch(SAMPLE);
    }
    const of = `campaign="${env.DEFAULT_CAMPAIGN}"`;
    expect(valueIn(text, 'thetiptop_users{role="EMPLOYEE"}')).toBe(1);
    expect(valueIn(text, "thetiptop_users_verified")).toBe(3);
    expect(valueIn(text, 'thetiptop_winners{status="CLAIMED"}')).toBe(1);
    expect(valueIn(text, 'thetiptop_mails{state="dead"}')).toBe(0);
    expect(valueIn(text, `thetiptop_redemptions_total{${of}}`)).toBe(3);
    expect(valueIn(text, `thetiptop_outbox_depth{${of}}`)).toBe(0);
    expect(valueIn(text, `thetiptop_settings_shards_behind{${of}}`)).toBe(0);
    expect(valueIn(text, `thetiptop_stock_imbalance{${of}}`)).toBe(0);
    expect(valueIn(text, `thetiptop_stock_transfers_pending{${of}}`)).toBe(0);
    expect(valueIn(text, `thetiptop_campaign_tickets{${of}}`)).toBe(20_000);
    expect(valueIn(text, `thetiptop_campaign_state{${of},state="open"}`)).toBe(1);
    expect(valueIn(text, `thetiptop_campaign_state{${of},state="paused"}`)).toBe(0);
    expect(valueIn(text, `thetiptop_campaign_open{${of}}`)).toBe(1);
    const sumOf = (name: string) =>
      text
        .split("\n")
        .filter((line) => line.startsWith(`${name}{`))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
    expect(sumOf("thetiptop_prize_stock")).toBe(20_000);
    expect(sumOf("thetiptop_prizes_awarded_total")).toBe(3);
    expect(sumOf("thetiptop_prize_left")).toBe(19_997);
    expect(text).toContain('prize="Le \\"grand\\"\\\\coffret"');
  });

  it("sessions are tallied as they open, as they end and as they go with their account", async () => {
    const sessions = async () => valueIn(await (await scrape()).text(), "thetiptop_sessions") ?? Number.NaN;
    const stored = await env.DB.prepare("SELECT count(*) AS count FROM sessions").first<{ count: number }>();
    const before = await sessions();
    expect(before).toBe(stored?.count);
    const [leaving, removed] = [await person(), await person()];
    expect(await sessions()).toBe(before + 2);
    await ask("/api/auth/logout", { token: leaving.token, method: "POST" });
    expect(await sessions()).toBe(before + 1);
    await env.DB.prepare("DELETE FROM users WHERE id = ?").bind(removed.id).run();
    expect(await sessions()).toBe(before);
  });

  it("a hundred scrapes ask the shards once", async () => {
    const shard = shardOf(env, running.slug, 0);
    await scrape(); // whatever was remembered is fresh from here on
    const asked = await runInDurableObject(shard, (instance: TicketShard) => {
      const calls = { count: 0 };
      const progress = instance.progress.bind(instance);
      Object.assign(instance, {
        calls,
        progress: (ids: readonly string[]) => {
          calls.count++;
          return progress(ids);
        },
      });
      return calls.count;
    });
    expect(asked).toBe(0);
    for (const answer of await Promise.all(Array.from({ length: 100 }, () => scrape()))) {
      expect(answer.status).toBe(200);
    }
    const calls = await runInDurableObject(shard, (instance: TicketShard) => Reflect.get(instance, "calls"));
    expect(calls).toEqual({ count: 0 });
  });

  it("a D1 or a desk that does not answer costs its own figures, and two seconds", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const silent = { prepare: () => ({ bind: () => ({ raw: () => new Promise(() => {}) }) }) };
    const withoutD1 = await scrape({ DB: silent as unknown as D1Database });
    expect(withoutD1.status).toBe(200);
    const text = await withoutD1.text();
    expect(valueIn(text, 'thetiptop_scrape_errors{source="d1"}')).toBe(1);
    expect(valueIn(text, 'thetiptop_scrape_errors{source="desk"}')).toBe(0);
    expect(text).not.toContain("thetiptop_users");
    expect(text).toMatch(/^thetiptop_redemptions_total/mu);

    const away = { getByName: () => ({ recentStatus: () => Promise.reject(new Error("away")) }) };
    const withoutDesk = await scrape({ CAMPAIGN_DESK: away as unknown as Env["CAMPAIGN_DESK"] });
    expect(withoutDesk.status).toBe(200);
    const rest = await withoutDesk.text();
    expect(valueIn(rest, 'thetiptop_scrape_errors{source="desk"}')).toBe(1);
    expect(rest).toContain("thetiptop_users");
    expect(rest).toContain("thetiptop_isolates");

    const mute = { getByName: () => ({ figures: () => Promise.reject(new Error("away")) }) };
    const withoutTelemetry = await (await scrape({ TELEMETRY: mute as unknown as Env["TELEMETRY"] })).text();
    expect(valueIn(withoutTelemetry, 'thetiptop_scrape_errors{source="telemetry"}')).toBe(1);
    expect(withoutTelemetry).not.toContain("thetiptop_isolates");
    expect(rest).not.toMatch(/^thetiptop_redemptions_total/mu);
  });

  it("the metrics are read once a second, however often they are asked for", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const { body } = await ask<string>("/metrics");
      await person();
      expect((await ask<string>("/metrics")).body).toBe(body);
      vi.setSystemTime(Date.now() + 1_001);
      expect((await ask<string>("/metrics")).body).not.toBe(body);
    } finally {
      vi.useRealTimers();
    }
  });

  it("the metrics are for the bearer of the token, where there is one", async () => {
    const METRICS_TOKEN = "a-token-for-the-scraper";
    const refused = await scrape({ METRICS_TOKEN });
    expect([refused.status, await refused.json()]).toEqual([
      401,
      expect.objectContaining({ success: false, error: expect.any(String) }),
    ]);
    for (const authorization of ["Bearer wrong", "Bearer ", METRICS_TOKEN, `Bearer ${admin.token}`]) {
      expect((await scrape({ METRICS_TOKEN }, { authorization })).status).toBe(401);
    }
    const allowed = await scrape({ METRICS_TOKEN }, { authorization: `Bearer ${METRICS_TOKEN}` });
    expect(allowed.status).toBe(200);
    expect(() => checkEnv({ ...env, METRICS_TOKEN: "guessable" })).toThrow("METRICS_TOKEN");
  });

  it("the statistics are unavailable, not wrong, while a shard does not answer", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    await runInDurableObject(shardOf(env, running.slug, 0), (instance: TicketShard) => {
      instance.progress = () => {
        throw new Error("away");
      };
    });
    for (const path of [PATH, "/api/admin/prizes"]) {
      expect(await ask(path, { token: admin.token })).toMatchObject({
        status: 503,
        body: { success: false },
      });
    }
  });
});
