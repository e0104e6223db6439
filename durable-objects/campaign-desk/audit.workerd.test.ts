/** What is written down of changes at the desk, with D1 there and away. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { bindings, createD1Tables, HEAD_OFFICE, openCampaign, prizeOf } from "../campaign.fixture.ts";
import type { CampaignDesk } from "./campaign-desk.ts";
import type { NewPrize } from "./definition.ts";

const NIGHT = { id: "night-shift", role: "EMPLOYEE" } as const;

beforeAll(createD1Tables);
afterEach(() => bindings.DB.prepare("DROP TRIGGER IF EXISTS refuse_audit").run());

interface Logged {
  readonly action: string;
  readonly actor: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What the log says of a campaign and its prizes and batches, oldest first. */
async function logOf(...subjects: readonly string[]): Promise<Logged[]> {
  const { results } = await bindings.DB.prepare(
    `SELECT * FROM audit_log WHERE subject_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  )
    .bind(JSON.stringify(subjects))
    .all<Record<string, string | null>>();
  return results.map((row) => ({
    action: row["action"] ?? "",
    actor: `${row["actor_id"]} ${row["actor_role"]}`,
    subject: row["subject_kind"] ?? "",
    before: JSON.parse(row["before"] ?? "null"),
    after: JSON.parse(row["after"] ?? "null"),
  }));
}

async function refuseAuditRows(): Promise<void> {
  await bindings.DB.prepare(
    "CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'away'); END",
  ).run();
}

function waiting(desk: DurableObjectStub<CampaignDesk>): Promise<number> {
  return runInDurableObject(
    desk,
    (_desk, state) => state.storage.sql.exec("SELECT 1 FROM audit_entry").toArray().length,
  );
}

describe("the audit log of a campaign", () => {
  it("has its creation and each change of its state, by whom, in D1 when the change is answered", async () => {
    const { desk } = await openCampaign("logged");
    await desk.changeState("paused", NIGHT);
    expect(await logOf("logged")).toMatchObject([
      { action: "campaign.created", actor: "head-office ADMIN", before: null, after: { ticketCount: 40 } },
      { action: "campaign.state-changed", before: { state: "draft" }, after: { state: "open" } },
      {
        action: "campaign.state-changed",
        actor: "night-shift EMPLOYEE",
        subject: "campaign",
        before: { state: "open" },
        after: { state: "paused" },
      },
    ]);
    expect(await waiting(desk)).toBe(0);
  });

  it("says of dates and the purchase rule only what is different", async () => {
    const { desk, catalogue } = await openCampaign("dates");
    const { opensAt, closesAt } = catalogue;
    const claimUntil = Date.UTC(2031, 0, 31);
    await desk.changeDates({ opensAt, closesAt, claimUntil }, HEAD_OFFICE);
    await desk.changePurchaseRule({ minimumCents: 4_900, isRequired: false }, HEAD_OFFICE);
    const [, , dates, rule] = await logOf("dates");
    expect(dates?.after).toEqual({ claimUntil: "2031-01-31T00:00:00.000Z" });
    expect(rule).toMatchObject({ before: { isRequired: true }, after: { isRequired: false } });
    expect((await desk.catalogue())?.purchaseRule).toEqual({ minimumCents: 4_900, isRequired: false });
  });

  it("says how much of an order of stock was done", async () => {
    const { desk, catalogue } = await openCampaign("stocked");
    const prize = catalogue.prizes[0]?.id ?? "";
    await desk.changeStock({ kind: "raise", prize: 0, count: 6 }, HEAD_OFFICE);
    await desk.changeStock({ kind: "lower", prize: 0, count: 40 }, HEAD_OFFICE);
    expect(await logOf(prize)).toMatchObject([
      { action: "stock.raised", before: { stock: 24 }, after: { asked: 6, done: 6, pending: 0 } },
      { action: "stock.lowered", before: { stock: 30 }, after: { asked: 40, done: 30, pending: 0 } },
    ]);
  });

  it("follows a prize and a batch through their lives", async () => {
    const { desk, catalogue } = await openCampaign("lives");
    const { stock = 0, ...wording } = prizeOf(5);
    const asked: NewPrize = { ...wording, stock };
    const added = await desk.addPrize(asked, HEAD_OFFICE, "key");
    if (added.kind !== "changed") throw new Error(added.kind);
    const { id } = added.prize;
    await desk.editPrize(id, { name: "Théière", stock: 9 }, HEAD_OFFICE);
    await desk.deactivatePrize(id, HEAD_OFFICE);
    await desk.editPrize(id, { isActive: true }, HEAD_OFFICE);
    const log = await logOf(id);
    expect(log.map(({ action }) => action)).toEqual([
      "prize.added",
      "prize.changed",
      "prize.withdrawn",
      "prize.returned",
    ]);
    expect(log[1]).toMatchObject({
      before: { name: "Infuseur", stock: 5 },
      after: { name: "Théière", stock: 9 },
    });
    expect(log[1]?.after).not.toHaveProperty("valueCents");
    const batch = catalogue.batches[0]?.id ?? "";
    await desk.changeBatch({ batchId: batch, status: "revoked" }, HEAD_OFFICE);
    expect(await logOf(batch)).toMatchObject([
      { before: { status: "active" }, after: { status: "revoked" } },
    ]);
  });

  it("has nothing of what changed nothing or was refused", async () => {
    const { desk, catalogue } = await openCampaign("quiet");
    const { opensAt, closesAt, claimUntil } = catalogue;
    const ids = ["quiet", catalogue.prizes[0]?.id ?? "", catalogue.batches[0]?.id ?? ""];
    await desk.changeState("draft", HEAD_OFFICE);
    await desk.changeDates({ opensAt, closesAt, claimUntil }, HEAD_OFFICE);
    await desk.changeDates({ opensAt: closesAt, closesAt: opensAt, claimUntil }, HEAD_OFFICE);
    await desk.changeBatch({ batchId: ids[2] ?? "", status: "active" }, HEAD_OFFICE);
    await desk.editPrize(ids[1] ?? "", { name: "Infuseur", stock: 24 }, HEAD_OFFICE);
    await desk.changeStock({ kind: "raise", prize: 0, count: 0 }, HEAD_OFFICE);
    expect((await logOf(...ids)).map(({ action }) => action)).toEqual([
      "campaign.created",
      "campaign.state-changed",
    ]);
  });
});

describe("while D1 takes no audit entries", () => {
  it("the change is made, and its entry arrives later, once, whatever becomes of the desk", async () => {
    const { desk } = await openCampaign("d1-away");
    await refuseAuditRows();
    expect((await desk.changeState("paused", HEAD_OFFICE)).kind).toBe("changed");
    expect(await logOf("d1-away")).toHaveLength(2);
    await evictDurableObject(desk);
    expect(await waiting(desk)).toBe(1);

    await bindings.DB.prepare("DROP TRIGGER refuse_audit").run();
    expect(await runDurableObjectAlarm(desk)).toBe(true);
    expect(await logOf("d1-away")).toHaveLength(3);
    expect(await waiting(desk)).toBe(0);
  });

  it("the alarm stands again after it has failed", async () => {
    const { desk } = await openCampaign("d1-long-away");
    await refuseAuditRows();
    await desk.changeState("paused", HEAD_OFFICE);
    for (let tries = 0; tries < 3; tries++) expect(await runDurableObjectAlarm(desk)).toBe(true);
    await bindings.DB.prepare("DROP TRIGGER refuse_audit").run();
    expect(await runDurableObjectAlarm(desk)).toBe(true);
    expect(await logOf("d1-long-away")).toHaveLength(3);
  });

  it("an entry that D1 took without saying so arrives once", async () => {
    const { desk } = await openCampaign("twice");
    await refuseAuditRows();
    await desk.changeState("paused", HEAD_OFFICE);
    await bindings.DB.prepare("DROP TRIGGER refuse_audit").run();
    const body = await runInDurableObject(
      desk,
      (_desk, state) => state.storage.sql.exec<{ body: string }>("SELECT body FROM audit_entry").one().body,
    );
    await runDurableObjectAlarm(desk);
    await runInDurableObject(desk, (_desk, state) => {
      const { id } = JSON.parse(body) as { id: string };
      state.storage.sql.exec("INSERT INTO audit_entry VALUES (?, ?)", id, body);
    });
    await desk.changeState("open", HEAD_OFFICE);
    expect((await logOf("twice")).map(({ after }) => after)).toMatchObject([
      { ticketCount: 40 },
      { state: "open" },
      { state: "paused" },
      { state: "open" },
    ]);
    expect(await waiting(desk)).toBe(0);
  });
});

describe("rules of the desk", () => {
  it("opens with less stock than tickets only when that is meant", async () => {
    const { desk } = await openCampaign("short", { prizes: [prizeOf(34)] });
    await desk.changeState("paused", HEAD_OFFICE);
    expect(await desk.changeState("open", HEAD_OFFICE, false)).toEqual({
      kind: "short-of-stock",
      missing: 6,
    });
    expect((await desk.catalogue())?.state).toBe("paused");
    expect((await desk.changeState("open", HEAD_OFFICE, true)).kind).toBe("changed");
  });

  it("changes neither dates, batches nor the purchase rule after the close", async () => {
    const { desk, catalogue } = await openCampaign("over");
    await desk.changeState("closed", HEAD_OFFICE);
    const { opensAt, closesAt, claimUntil } = catalogue;
    const dates = { opensAt, closesAt, claimUntil: claimUntil + 1 };
    expect(await desk.changeDates(dates, HEAD_OFFICE)).toEqual({ kind: "closed" });
    const batch = catalogue.batches[0]?.id ?? "";
    expect(await desk.changeBatch({ batchId: batch, status: "revoked" }, HEAD_OFFICE)).toEqual({
      kind: "closed",
    });
    const rule = { minimumCents: 1, isRequired: true };
    expect(await desk.changePurchaseRule(rule, HEAD_OFFICE)).toEqual({ kind: "closed" });
  });

  it("takes no purchase rule that is a slip of the hand", async () => {
    const { desk } = await openCampaign("rule");
    for (const minimumCents of [-1, 0.5, 1_000_001, Number.NaN]) {
      expect((await desk.changePurchaseRule({ minimumCents, isRequired: true }, HEAD_OFFICE)).kind).toBe(
        "invalid",
      );
    }
  });

  it("acts once on an order of stock that is sent twice with one key", async () => {
    const { desk, balance, catalogue } = await openCampaign("once-only");
    const order = { kind: "lower", prize: 0, count: 5 } as const;
    const first = await desk.changeStock(order, HEAD_OFFICE, "form-1");
    expect(first).toMatchObject({ kind: "applied", done: 5 });
    await evictDurableObject(desk);
    expect(await desk.changeStock(order, HEAD_OFFICE, "form-1")).toEqual(first);
    expect((await balance())[0]?.stock).toBe(19);
    expect(await logOf(catalogue.prizes[0]?.id ?? "")).toHaveLength(1);
  });

  it("acts once on a stated stock that is sent twice with one key, though it was played meanwhile", async () => {
    const { desk, balance, catalogue, redeem } = await openCampaign("stated-once", { prizes: [prizeOf(24)] });
    const id = catalogue.prizes[0]?.id ?? "";
    await desk.editPrize(id, { stock: 30 }, HEAD_OFFICE, "form-1");
    expect((await redeem(0)).kind).toBe("won");
    expect(await desk.editPrize(id, { stock: 30 }, HEAD_OFFICE, "form-1")).toMatchObject({
      kind: "changed",
      figures: { left: 29, awarded: 1 },
    });
    expect((await balance())[0]?.stock).toBe(30);
  });
});
