/**
 * A shard back in time, with its real desk. The local runtime keeps no history of a storage, so that one step is made
 * by hand: all rows become those of the moment. What the platform is asked for is in point-in-time.test.ts.
 */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import {
  bindings,
  createD1Tables,
  HEAD_OFFICE,
  type OpenCampaign,
  openCampaign,
} from "../campaign.fixture.ts";
import { cancelTicketAt, shardOf } from "../objects.ts";
import { TicketShard } from "../ticket-shard/ticket-shard.ts";
import type { RewindOrder } from "./rewind.ts";

beforeAll(createD1Tables);
afterEach(() => vi.restoreAllMocks());

const TABLES = ["redemption", "ledger_event", "settings", "outbox", "batch_store"] as const;
const SHARD = 0;
/** Of 40 tickets over 4 shards: those of the shard above, played before and after the moment. */
const [BEFORE, AFTER] = [
  [0, 4],
  [8, 12, 16],
];

type Rows = Readonly<Record<string, readonly Record<string, SqlStorageValue>[]>>;

function order(changes: Partial<RewindOrder> = {}): RewindOrder {
  return { shard: SHARD, point: { kind: "moment", at: Date.now() - 1 }, reason: "a rehearsal", ...changes };
}

async function rowsOf(slug: string): Promise<Rows> {
  return runInDurableObject(shardOf(bindings, slug, SHARD), (_: TicketShard, { storage }) =>
    Object.fromEntries(TABLES.map((table) => [table, storage.sql.exec(`SELECT * FROM ${table}`).toArray()])),
  );
}

/**
 * Has the shard go back to these rows when it is told to, as the platform does with a bookmark.
 * @param thinksMs how long the platform takes to find the moment
 */
async function giveHistory(slug: string, rows: Rows, thinksMs = 0): Promise<void> {
  await runInDurableObject(shardOf(bindings, slug, SHARD), (_: TicketShard, { storage }) => {
    storage.getBookmarkForTime = async () => {
      await new Promise((resolve) => setTimeout(resolve, thinksMs));
      return "the-moment";
    };
    storage.onNextSessionRestoreBookmark = async () => {
      for (const table of TABLES) {
        storage.sql.exec(`DELETE FROM ${table}`);
        for (const row of rows[table] ?? []) {
          const names = Object.keys(row);
          storage.sql.exec(
            `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
            ...Object.values(row),
          );
        }
      }
      return "the-way-back";
    };
  });
}

async function play(campaign: OpenCampaign, serials: readonly number[]): Promise<string[]> {
  const outcomes: string[] = [];
  for (const serial of serials) outcomes.push((await campaign.redeem(serial)).kind);
  return outcomes;
}

it("is refused unless the campaign is paused everywhere, and while the platform has no history of it", async () => {
  const campaign = await openCampaign("not-at-rest");
  expect(await campaign.desk.rewindShard(order(), HEAD_OFFICE)).toEqual({ kind: "not-at-rest" });
  await campaign.desk.changeState("paused", HEAD_OFFICE);
  expect(await campaign.desk.rewindShard(order({ shard: 4 }), HEAD_OFFICE)).toEqual({ kind: "no-shard" });
  const tomorrow = { kind: "moment", at: Date.now() + 86_400_000 } as const;
  expect(await campaign.desk.rewindShard(order({ point: tomorrow }), HEAD_OFFICE)).toMatchObject({
    kind: "refused",
  });
  expect(await campaign.desk.rewindShard(order(), HEAD_OFFICE)).toMatchObject({
    kind: "refused",
    problem: expect.stringContaining("does not implement point-in-time recovery"),
  });
  await campaign.desk.changeState("open", HEAD_OFFICE);
  expect(await play(campaign, [0])).toEqual(["won"]);
});

it("loses what was won since and nothing else: settings and stock are those of now, and every ticket wins", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const campaign = await openCampaign("rewound");
  const { desk } = campaign;
  await play(campaign, BEFORE);
  const then = await rowsOf("rewound");
  await play(campaign, AFTER);
  // Different prizes and counts: two moves that make up for each other would not be missed.
  const away = { kind: "move", prize: 0, count: 2, fromShard: SHARD, toShard: 2 } as const;
  expect(await desk.changeStock(away, HEAD_OFFICE)).toMatchObject({ done: 2, pending: 0 });
  const here = { kind: "move", prize: 1, count: 1, fromShard: 1, toShard: SHARD } as const;
  expect(await desk.changeStock(here, HEAD_OFFICE)).toMatchObject({ done: 1, pending: 0 });
  await desk.changeState("paused", HEAD_OFFICE);
  const balance = await campaign.balance();
  await giveHistory("rewound", then);

  const outcome = await desk.rewindShard(order(), HEAD_OFFICE);
  expect(outcome).toMatchObject({ kind: "rewound", undo: "the-way-back", isStockWhole: true });
  if (outcome.kind !== "rewound") return;
  expect([outcome.before.wins, outcome.restored.wins]).toEqual([5, 2]);

  // The pause was ordered after that moment, and so were the moves.
  expect(await campaign.redeem(20)).toMatchObject({ kind: "campaign-not-active", why: "paused" });
  expect((await desk.status())?.settings.shardsBehind).toBe(0);
  const after = await campaign.balance();
  for (const [ordinal, { stock, awarded, inShards, reserve, underWay }] of after.entries()) {
    expect(awarded + inShards + reserve + underWay).toBe(stock);
    expect(stock).toBe(balance[ordinal]?.stock);
  }
  expect(after.reduce((sum, { awarded }) => sum + awarded, 0)).toBe(BEFORE.length);

  await desk.changeState("open", HEAD_OFFICE);
  const all = Array.from({ length: 40 }, (_, serial) => serial).filter((serial) => !BEFORE.includes(serial));
  expect(new Set(await play(campaign, all))).toEqual(new Set(["won"]));
  expect((await campaign.balance()).map(({ awarded }) => awarded)).toEqual([24, 12, 4]);
});

it("is written down, with what was lost and the way back", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const campaign = await openCampaign("written-down");
  const then = await rowsOf("written-down");
  await play(campaign, BEFORE);
  await campaign.desk.changeState("paused", HEAD_OFFICE);
  await giveHistory("written-down", then);
  await campaign.desk.rewindShard(order(), HEAD_OFFICE);
  const row = await bindings.DB.prepare(
    "SELECT * FROM audit_log WHERE action = 'shard.rewound' AND subject_id = ?",
  )
    .bind("written-down")
    .first<{ actor_id: string; after: string }>();
  expect(row?.actor_id).toBe(HEAD_OFFICE.id);
  expect(JSON.parse(row?.after ?? "{}")).toMatchObject({
    shard: SHARD,
    reason: "a rehearsal",
    undo: "the-way-back",
    winsLost: BEFORE.length,
    isStockWhole: true,
  });
});

async function auditedOf(slug: string): Promise<string[]> {
  const { results } = await bindings.DB.prepare(
    "SELECT after FROM audit_log WHERE action = 'shard.rewound' AND subject_id = ?",
  )
    .bind(slug)
    .all<{ after: string }>();
  return results.map(({ after }) => after);
}

it("keeps other orders waiting: who plays in a campaign that was opened meanwhile keeps what they won", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const campaign = await openCampaign("opened-meanwhile");
  await play(campaign, BEFORE);
  const then = await rowsOf("opened-meanwhile");
  await campaign.desk.changeState("paused", HEAD_OFFICE);
  await giveHistory("opened-meanwhile", then, 1_000);
  const rewinding = campaign.desk.rewindShard(order(), HEAD_OFFICE);
  await campaign.desk.changeState("open", HEAD_OFFICE);
  expect(await play(campaign, [20])).toEqual(["won"]);
  expect((await rewinding).kind).toBe("rewound");
  const ledger = await campaign.ledger(SHARD);
  expect(ledger.map((row) => row.kind === "redemption" && row.serial)).toContain(20);
});

it("happens at once or not at all: a shard that the desk cannot end ends itself", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const campaign = await openCampaign("not-ended");
  await play(campaign, BEFORE);
  const then = await rowsOf("not-ended");
  await play(campaign, AFTER);
  await campaign.desk.changeState("paused", HEAD_OFFICE);
  await giveHistory("not-ended", then);
  vi.spyOn(TicketShard.prototype, "startAnew").mockImplementation(() => {
    throw new Error("away");
  });
  const outcome = await campaign.desk.rewindShard(order(), HEAD_OFFICE);
  expect(outcome).toMatchObject({ kind: "rewound", restored: { wins: BEFORE.length } });
});

it("sends the stock moves again though the desk itself ends on the way, and the way back is written down", async () => {
  for (const level of ["warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {});
  const campaign = await openCampaign("cut-short");
  const { desk } = campaign;
  const then = await rowsOf("cut-short");
  const here = { kind: "move", prize: 1, count: 2, fromShard: 1, toShard: SHARD } as const;
  expect(await desk.changeStock(here, HEAD_OFFICE)).toMatchObject({ done: 2, pending: 0 });
  await desk.changeState("paused", HEAD_OFFICE);
  await giveHistory("cut-short", then);
  const sync = vi.spyOn(TicketShard.prototype, "sync").mockImplementation(() => {
    throw new Error("away");
  });
  expect(await desk.rewindShard(order(), HEAD_OFFICE)).toEqual({ kind: "unavailable" });
  expect(await auditedOf("cut-short")).toEqual([expect.stringContaining("the-way-back")]);
  await evictDurableObject(desk);
  sync.mockRestore();
  await runDurableObjectAlarm(desk);
  expect((await desk.status())?.settings.shardsBehind).toBe(0);
  for (const { stock, awarded, inShards, reserve, underWay } of await campaign.balance())
    expect(awarded + inShards + reserve + underWay).toBe(stock);
});

it("writes down the way back though D1 had the order before it was known", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const campaign = await openCampaign("audited-early");
  const then = await rowsOf("audited-early");
  await campaign.desk.changeState("paused", HEAD_OFFICE);
  await giveHistory("audited-early", then, 1_000);
  const rewinding = campaign.desk.rewindShard(order(), HEAD_OFFICE);
  await vi.waitFor(async () => {
    await runDurableObjectAlarm(campaign.desk);
    expect((await auditedOf("audited-early")).length).toBeGreaterThan(0);
  });
  expect((await rewinding).kind).toBe("rewound");
  const told = await auditedOf("audited-early");
  expect(told.some((after) => after.includes("the-way-back") && after.includes("winsLost"))).toBe(true);
});

it("keeps refunded tickets cancelled: they were before that moment or since", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const campaign = await openCampaign("refunded");
  const cancel = (serial: number) => cancelTicketAt(bindings, "refunded", SHARD, serial);
  await cancel(24);
  const then = await rowsOf("refunded");
  await cancel(28);
  await campaign.desk.changeState("paused", HEAD_OFFICE);
  expect(await cancel(32)).toEqual({ kind: "cancelled" });
  await giveHistory("refunded", then);
  expect((await campaign.desk.rewindShard(order(), HEAD_OFFICE)).kind).toBe("rewound");
  await campaign.desk.changeState("open", HEAD_OFFICE);
  expect(await play(campaign, [24, 28, 32, 36])).toEqual([...Array(3).fill("ticket-cancelled"), "won"]);
});
