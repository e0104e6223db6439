/** Batches as staff handle them, with a real desk, real shards and D1. */

import { env } from "cloudflare:workers";
import { desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { auditLog, stores, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { POLICIES } from "../limits/policies.ts";
import type { Account, Counter, Office, Role } from "../services.ts";
import { createServices } from "../services-live.ts";
import { ask, campaign, migrateDatabase, type Person, person, type TestCampaign } from "../test-house.ts";

const database = databaseOf(env.DB);
const ctx = { waitUntil: (promise: Promise<unknown>) => void promise.catch(() => undefined) };

beforeAll(async () => {
  await migrateDatabase();
  const hours = '[{"days":[1],"from":"10:00","to":"19:00"}]';
  const place = { street: "1 rue", postalCode: "06000", latitude: 43, longitude: 7, openingHours: hours };
  await database.insert(stores).values([
    { id: "nice", name: "Nice", city: "Nice", ...place },
    { id: "lyon", name: "Lyon", city: "Lyon", ...place },
  ]);
});

function accountOf({ id, email }: Person, role: Role): Account {
  const name = { firstName: "Zoé", lastName: "Lefèvre" };
  return { id, email, ...name, role, isVerified: true, guessesLockedUntil: null, hasSecondFactor: false };
}

function servicesFor(defaultCampaign: string) {
  const bindings = { ...env, DEFAULT_CAMPAIGN: defaultCampaign } as Env;
  return createServices(bindings, ctx, new Request("http://thetiptop.test/"));
}

async function office(slug: string): Promise<{ office: Office; admin: Person }> {
  const admin = await person("ADMIN");
  const services = servicesFor(slug).office(accountOf(admin, "ADMIN"));
  if (!services) throw new Error("an administrator has no office");
  return { office: services, admin };
}

async function counter(slug: string, store: string | null): Promise<{ counter: Counter; employee: Person }> {
  const employee = await person("EMPLOYEE");
  await database.update(users).set({ storeId: store }).where(eq(users.id, employee.id));
  const services = servicesFor(slug).counter(accountOf(employee, "EMPLOYEE"));
  if (!services) throw new Error("an employee has no counter");
  return { counter: services, employee };
}

const batch = (
  firstSerial: number,
  lastSerial: number,
  status: "prepared" | "sent" | "active" | "revoked",
  changes: Partial<CampaignDefinition["batches"][number]> = {},
) => ({ label: `${firstSerial}`, firstSerial, lastSerial, status, store: "nice", ...changes });

async function logged(actor: Person) {
  const rows = await database
    .select()
    .from(auditLog)
    .where(eq(auditLog.actorId, actor.id))
    .orderBy(desc(auditLog.id));
  return rows.map(({ action, subjectId, after }) => ({
    action,
    subjectId,
    after: JSON.parse(after ?? "{}"),
  }));
}

async function play({ slug, code }: TestCampaign, serial: number) {
  const { token } = await person();
  const body = { ticketCode: code(serial), campaign: slug };
  return (await ask("/api/game/play", { token, body })).status;
}

describe("a batch, from the press to the thief", () => {
  it("is made, sent, activated pack by pack, played, and revoked; each step is in the log", async () => {
    const running = await campaign({ batches: [] });
    const { office: head, admin } = await office(running.slug);
    const made = await head.batches.create({
      label: "Noël",
      stores: ["nice", "lyon"],
      use: "printed",
      serials: { count: 1_000 },
    });
    if (made.kind !== "changed") throw new Error(made.kind);
    expect(made.batches.map(({ label, firstSerial, store }) => [label, firstSerial, store])).toEqual([
      ["Noël · Nice", 0, "nice"],
      ["Noël · Lyon", 1_000, "lyon"],
    ]);
    const id = made.batches[0]?.id ?? "";
    expect(await play(running, 3)).toBe(400);
    expect(await head.batches.change({ batchId: id, status: "active" })).toMatchObject({
      kind: "not-allowed",
      from: "prepared",
    });
    expect(await head.batches.change({ batchId: id, status: "sent" })).toMatchObject({ kind: "changed" });
    expect(await play(running, 3)).toBe(400);

    const { counter: desk, employee } = await counter(running.slug, "nice");
    expect(await desk.packs.check(running.code(249), running.code(0))).toMatchObject({
      kind: "ready",
      pack: { label: "Noël · Nice", storeName: "Nice", ticketCount: 250, firstSerial: 0, lastSerial: 249 },
    });
    expect(await play(running, 3)).toBe(400); // a look activates nothing
    expect(await desk.packs.activate(running.code(249), running.code(0))).toMatchObject({
      kind: "activated",
      shardsBehind: 0,
    });
    expect(await play(running, 3)).toBe(200);
    expect(await play(running, 250)).toBe(400);

    const shown = { firstSerial: 0, lastSerial: 999 };
    const stale = await head.batches.change({ batchId: id, status: "revoked", expected: shown });
    expect(stale.kind).toBe("range-changed");
    expect(await play(running, 4)).toBe(200);
    expect(await head.batches.find(id)).toMatchObject({ kind: "found", batch: { playedCount: 2 } });
    await head.batches.change({ batchId: id, status: "revoked" });
    expect(await play(running, 5)).toBe(400);

    // All within one service's instant, so in any order.
    const orders = await logged(admin);
    const actions = orders.map(({ action }) => action);
    expect(actions.sort()).toEqual(["batch.created", "batch.created", "batch.revoked", "batch.sent"]);
    // Of which tickets, too, for a pack was cut off the batch since it was made.
    const stopped = { campaign: running.slug, firstSerial: 0, lastSerial: 249 };
    expect(orders.find(({ action }) => action === "batch.revoked")?.after).toMatchObject(stopped);
    expect(await logged(employee)).toMatchObject([
      { action: "pack.activated", subjectId: id, after: stopped },
    ]);
  });

  it("writes no second row for the same order", async () => {
    const running = await campaign();
    const { office: head, admin } = await office(running.slug);
    const batchId = running.catalogue.batches[0]?.id ?? "";
    for (let times = 0; times < 2; times++)
      expect(await head.batches.change({ batchId, status: "revoked" })).toMatchObject({ kind: "changed" });
    expect(await logged(admin)).toHaveLength(1);
  });

  it("is cut, so that a lost box is revoked and the rest plays on", async () => {
    const running = await campaign();
    const { office: head } = await office(running.slug);
    const batchId = running.catalogue.batches[0]?.id ?? "";
    const range = { firstSerial: 100, lastSerial: 199 };
    const part = await head.batches.split({ batchId, range, label: "Carton perdu" });
    if (part.kind !== "changed") throw new Error(part.kind);
    await head.batches.change({ batchId: part.batch.id, status: "revoked" });
    expect([await play(running, 99), await play(running, 150), await play(running, 200)]).toEqual([
      200, 400, 200,
    ]);
  });

  it("is not made for a shop that is none, nor of one range for two", async () => {
    const running = await campaign({ batches: [] });
    const { office: head } = await office(running.slug);
    const asked = { label: "x", use: "printed", serials: { firstSerial: 0, lastSerial: 9 } } as const;
    expect(await head.batches.create({ ...asked, stores: ["atlantis"] })).toEqual({ kind: "unknown-store" });
    expect(await head.batches.create({ ...asked, stores: ["nice", "lyon"] })).toEqual({
      kind: "one-range-for-many",
    });
  });
});

describe("a pack at the counter", () => {
  let running: TestCampaign;
  beforeEach(async () => {
    running = await campaign({
      batches: [
        batch(0, 999, "sent"),
        batch(1_000, 1_999, "sent", { store: "lyon" }),
        batch(2_000, 2_999, "prepared"),
        batch(3_000, 3_999, "revoked"),
        batch(4_000, 4_999, "active"),
      ],
    });
  });

  it.each([
    ["another shop's", 1_000, 1_249, "other-store"],
    ["not sent", 2_000, 2_249, "not-sent"],
    ["revoked", 3_000, 3_249, "revoked"],
    ["active", 4_000, 4_249, "already-active"],
    ["two batches'", 900, 1_100, "two-batches"],
    ["in no batch", 990, 5_000, "unassigned"],
  ])("is refused, and counted as a look-up that failed, when it is %s", async (_name, first, last, kind) => {
    const { counter: desk, employee } = await counter(running.slug, "nice");
    expect(await desk.packs.activate(running.code(first), running.code(last))).toMatchObject({ kind });
    expect(await logged(employee)).toEqual([]);
    const { remaining } = await limiterOn(env).look("counter-look-up", employee.id);
    expect(remaining).toBe(POLICIES["counter-look-up"].limit - 1);
  });

  it("is told apart by its ends when a code is none", async () => {
    const { counter: desk } = await counter(running.slug, "nice");
    expect(await desk.packs.check("12", running.code(1))).toEqual({ kind: "malformed", end: "first" });
    const wrong = wrongCode(running);
    expect(await desk.packs.check(running.code(1), wrong)).toEqual({ kind: "unknown", end: "last" });
    // Beside a code that is none, a right one and a wrong one look the same.
    for (const beside of [running.code(1), wrong])
      expect(await desk.packs.check(beside, "12")).toEqual({ kind: "malformed", end: "last" });
  });

  it("is read from the link in a ticket's QR code too", async () => {
    const { counter: desk } = await counter(running.slug, "nice");
    const link = (serial: number) => `http://thetiptop.test/jouer?code=${running.codes.codeOf(serial)}`;
    expect(await desk.packs.check(link(0), link(9))).toMatchObject({
      kind: "ready",
      pack: { ticketCount: 10 },
    });
  });

  it("is looked at no more once the account has guessed too often, though its codes be right", async () => {
    const { counter: desk } = await counter(running.slug, "nice");
    const wrong = wrongCode(running);
    for (let guesses = 0; guesses < POLICIES["counter-look-up"].limit; guesses++)
      expect((await desk.packs.check(wrong, wrong)).kind).toBe("unknown");
    expect((await desk.packs.check(wrong, wrong)).kind).toBe("limited");
    expect((await desk.packs.activate(running.code(0), running.code(9))).kind).toBe("limited");
  });

  it("costs nothing to activate, however many there are", async () => {
    const { counter: desk } = await counter(running.slug, "nice");
    for (let pack = 0; pack < 8; pack++) {
      const ends = [running.code(pack * 100), running.code(pack * 100 + 99)] as const;
      expect((await desk.packs.activate(...ends)).kind).toBe("activated");
    }
    const { batches } = await desk.packs.here();
    expect(batches.map(({ firstSerial, lastSerial, status }) => [firstSerial, lastSerial, status])).toEqual([
      [0, 799, "active"],
      [800, 999, "sent"],
      [4_000, 4_999, "active"],
    ]);
  });

  function wrongCode({ codes }: TestCampaign): string {
    for (let number = 0; ; number++) {
      const code = String(number).padStart(10, "0");
      if (codes.serialOf(code).kind === "unknown") return code;
    }
  }
});

describe("the printer's export", () => {
  const PATH = "/api/admin/campaigns";

  async function stage() {
    const running = await campaign({
      batches: [
        batch(0, 1_499, "sent", { label: "Été « Nice »" }),
        batch(1_500, 1_999, "active", { use: "counter" }),
        batch(2_000, 2_999, "revoked"),
        batch(3_000, 3_099, "active", { store: "lyon" }),
      ],
    });
    const id = (at: number) => running.catalogue.batches[at]?.id ?? "";
    return { running, id, ...(await office(running.slug)) };
  }

  it("gives a batch as CSV under a name that says campaign and batch, and is in the log", async () => {
    const { running, id, admin } = await stage();
    const path = `${PATH}/${running.slug}/batches/${id(0)}/codes`;
    const answer = await ask<string>(path, { token: admin.token });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="codes-${running.slug}-ete-nice-0-1499.csv"`,
    );
    const lines = answer.body.trimEnd().split("\r\n");
    expect(lines).toHaveLength(1_501);
    expect(lines[8]).toBe(`7,${running.code(7)},http://thetiptop.test/jouer?code=${running.codes.codeOf(7)}`);
    expect(await logged(admin)).toMatchObject([
      { action: "codes.exported", subjectId: running.slug, after: { format: "csv", tickets: 1_500 } },
    ]);
  });

  it("gives NDJSON where that is asked for, and refuses any other format", async () => {
    const { running, id, admin } = await stage();
    const path = `${PATH}/${running.slug}/batches/${id(3)}/codes`;
    const { body } = await ask<string>(`${path}?format=ndjson`, { token: admin.token });
    expect(
      body
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).serial),
    ).toEqual(Array.from({ length: 100 }, (_, n) => 3_000 + n));
    expect((await ask(`${path}?format=xml`, { token: admin.token })).status).toBe(400);
  });

  it.each([
    ["are given at the counter", 1],
    ["are revoked", 2],
  ])("has no codes that %s", async (_name, at) => {
    const { running, id, admin } = await stage();
    const answer = await ask(`${PATH}/${running.slug}/batches/${id(at)}/codes`, { token: admin.token });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: "Cette tranche n'a pas de codes à imprimer" },
    });
    expect(await logged(admin)).toEqual([]);
  });

  it("gives the whole campaign, and a shop's part", async () => {
    const { office: head } = await stage();
    const serialsOf = async (selection: Parameters<Office["batches"]["print"]>[0]) => {
      const outcome = await head.batches.print(selection, "ndjson");
      if (outcome.kind !== "ready") throw new Error(outcome.kind);
      return (await new Response(outcome.stream).text()).trimEnd().split("\n").length;
    };
    expect(await serialsOf({ kind: "campaign" })).toBe(1_600);
    expect(await serialsOf({ kind: "store", store: "lyon" })).toBe(100);
    expect((await head.batches.print({ kind: "store", store: "paris" }, "csv")).kind).toBe(
      "nothing-to-print",
    );
  });

  it("gives nothing when the log cannot be written", async () => {
    const { office: head } = await stage();
    await database.run(
      "CREATE TRIGGER log_is_full BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    try {
      await expect(head.batches.print({ kind: "campaign" }, "csv")).rejects.toThrow();
    } finally {
      await database.run("DROP TRIGGER log_is_full");
    }
  });
});

describe("the API's order about a batch", () => {
  it("is refused where a state does not lead, and audited where it does", async () => {
    const running = await campaign();
    const admin = await person("ADMIN");
    const path = `/api/admin/campaigns/${running.slug}/batches/${running.catalogue.batches[0]?.id}`;
    expect(await ask(path, { token: admin.token, body: { status: "sent" } })).toMatchObject({
      status: 400,
      body: { error: "Ce changement d'état n'est pas possible" },
    });
    expect((await ask(path, { token: admin.token, body: { status: "revoked" } })).status).toBe(200);
    expect((await ask(path, { token: admin.token, body: { status: "active" } })).status).toBe(400);
    expect(await logged(admin)).toMatchObject([{ action: "batch.revoked" }]);
  });
});
