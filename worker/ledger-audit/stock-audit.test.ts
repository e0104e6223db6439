import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seedHashOf } from "../../durable-objects/campaign-desk/seed-hash.ts";
import type { StockEvent } from "../../durable-objects/campaign-desk/stock-room.ts";
import {
  CAMPAIGN_SEED,
  ShardOnPaper,
  serialAt,
  settingsOf,
} from "../../durable-objects/ticket-shard/builders.fixture.ts";
import { ledgerFile } from "../campaigns/ledger-file.ts";
import { stockFile } from "../campaigns/stock-file.ts";
import { CampaignAudit } from "./campaign-audit.ts";
import { readLedgerFile, readStockFile } from "./read-file.ts";

const SHARDS = 2;
const SLUG = "demo";
const TICKETS = 100;
const seedHash = seedHashOf(CAMPAIGN_SEED);

/** Two shards that are given 10 each, of which some comes back, and a lowering. */
function history() {
  const shards = [0, 1].map(
    (shardIndex) => new ShardOnPaper(settingsOf({ shardIndex, shardCount: SHARDS, ticketCount: TICKETS })),
  );
  const [first, second] = shards as [ShardOnPaper, ShardOnPaper];
  first.transfer({ id: "g0", kind: "grant", amounts: [6, 4] });
  second.transfer({ id: "g1", kind: "grant", amounts: [6, 4] });
  for (const paper of shards) for (let n = 0; n < 3; n++) paper.play({ serial: serialAt(paper.settings, n) });
  const back = first.transfer({ id: "c0", kind: "claim", amounts: [2, 0] }).map(Math.abs);
  const left = [...first.book.quotas];
  const events: StockEvent[] = [
    { kind: "raised", amounts: [12, 8] },
    { kind: "granted", id: "g0", shard: 0, amounts: [6, 4] },
    { kind: "granted", id: "g1", shard: 1, amounts: [6, 4] },
    { kind: "settled", id: "g0", amounts: [6, 4], left: [6, 4], seq: 2 },
    { kind: "settled", id: "g1", amounts: [6, 4], left: [6, 4], seq: 2 },
    { kind: "lowering-asked", prize: 0, count: 1 },
    { kind: "claimed", id: "c0", shard: 0, amounts: [2, 0], destination: { kind: "reserve" } },
    { kind: "settled", id: "c0", amounts: back, left, seq: first.book.head.seq },
    { kind: "removed", prize: 0, count: 1 },
  ];
  return { shards, events, back };
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function auditOf(account: string, { shards } = history()) {
  const audit = new CampaignAudit();
  for (const { rows, settings, book } of shards) {
    let text = "";
    const pieces = ledgerFile({
      campaign: { slug: SLUG, shardCount: SHARDS, ticketCount: TICKETS, seedHash },
      seed: CAMPAIGN_SEED,
      shard: settings.shardIndex,
      head: { rows: book.head.seq, hash: book.head.hash },
      readPage: async (afterSeq) => rows.slice(afterSeq),
    });
    for await (const piece of pieces) text += piece;
    await audit.take(readLedgerFile(bytes(text)));
  }
  return audit.takeStock(readStockFile(bytes(account)));
}

function fileOf(events: readonly StockEvent[]): string {
  const prizes = ["Infuser", "Tea"].map((name) => ({ name }));
  return stockFile({ slug: SLUG, shardCount: SHARDS, seedHash, prizes }, events).text;
}

/** What a forger does who leaves no loose end: the last line fits the others again. */
function closedAnew(lines: readonly string[]): string {
  const body = lines.map((line) => `${line}\n`).join("");
  const sha256 = createHash("sha256").update(body).digest("hex");
  return `${body}${JSON.stringify({ kind: "end", events: lines.length - 1, sha256 })}\n`;
}

const { events, back } = history();

describe("an account of the stock", () => {
  it("leads from what was announced to what is awarded, left and in reserve", async () => {
    const sound = await auditOf(fileOf(events));
    expect(sound.announced).toEqual([12, 8]);
    expect(sound.atOpening).toEqual([12, 8]);
    expect(sound.stock).toEqual([11, 8]);
    expect(sound.reserve[0]).toBe((back[0] ?? 0) - 1);
  });

  it("may tell of a shard that was to go back in time, wherever that came", async () => {
    for (let place = 5; place <= events.length; place++) {
      const told = events.toSpliced(place, 0, { kind: "rewound", shard: 0 });
      expect((await auditOf(fileOf(told))).stock).toEqual([11, 8]);
    }
  });

  const at = (kind: StockEvent["kind"]) => events.findIndex((event) => event.kind === kind);
  const granted = at("granted");
  const changed = (index: number, change: object) =>
    events.map((event, place) => (place === index ? ({ ...event, ...change } as StockEvent) : event));
  const dealt = (id: string, amounts: readonly number[]) => (event: StockEvent) =>
    "id" in event && event.id === id ? { ...event, amounts } : event;
  it.each<[string, readonly StockEvent[], string]>([
    ["more announced than was given out", changed(0, { amounts: [14, 8] }), "given to no shard"],
    ["less announced than was given out", changed(0, { amounts: [11, 8] }), "more is given out"],
    ["less given to a shard than announced", changed(granted, { amounts: [5, 4] }), "given to no shard"],
    [
      "one shard's prize on another's account",
      events.map(dealt("g0", [5, 4])).map(dealt("g1", [7, 4])),
      "moved something else",
    ],
    [
      "another settlement than its grant",
      changed(at("settled"), { amounts: [5, 4] }),
      "another amount than was granted",
    ],
    ["a grant to another shard", changed(granted, { shard: 1 }), "stands in the ledger of shard 0"],
    ["a shard that is not there", changed(granted, { shard: 7 }), "no shard 7"],
    ["a claim of less than came back", changed(at("claimed"), { amounts: [0, 0] }), "more came back"],
    [
      "a transfer that no ledger has",
      [
        ...events,
        { kind: "granted", id: "x", shard: 0, amounts: [1, 0] },
        { kind: "settled", id: "x", amounts: [1, 0], left: [9, 9], seq: 99 },
      ],
      "no ledger has transfer x",
    ],
    [
      "a transfer that never ended",
      [...events, { kind: "granted", id: "x", shard: 0, amounts: [1, 0] }],
      "never ended",
    ],
    [
      "a transfer settled twice",
      [...events, ...events.filter(({ kind }) => kind === "settled").slice(-1)],
      "settled twice",
    ],
    [
      "a transfer left out",
      events.filter((event) => !("id" in event && event.id === "c0")),
      "the reserve fell below zero",
    ],
    [
      "a transfer and its removal left out",
      events.filter(
        (event) =>
          !("id" in event && event.id === "c0") &&
          event.kind !== "removed" &&
          event.kind !== "lowering-asked",
      ),
      "is not in the account",
    ],
    [
      "two events in the other's place",
      [events[1], events[0], ...events.slice(2)] as StockEvent[],
      "does not begin with the announced stock",
    ],
    [
      "a lowering that never ended",
      [...events, { kind: "lowering-asked", prize: 0, count: 1 }],
      "lowering of the account never ended",
    ],
    ["2^48 prizes announced", changed(0, { amounts: [2 ** 48, 8] }), "no line of a stock account"],
  ])("is not valid with %s", async (_, forged, problem) => {
    await expect(auditOf(fileOf(forged))).rejects.toThrow(problem);
  });

  it("is one file, whole, of this campaign", async () => {
    const lines = fileOf(events).trimEnd().split("\n");
    await expect(auditOf(lines.slice(0, -1).join("\n"))).rejects.toThrow("cut short");
    await expect(auditOf(fileOf(events).replace('"Infuser"', '"Kettle"'))).rejects.toThrow("checksum");
    await expect(auditOf(fileOf(events) + lines[1])).rejects.toThrow("follows");
    await expect(auditOf(lines.slice(1).join("\n"))).rejects.toThrow("does not begin");
    const other = closedAnew([(lines[0] ?? "").replace('"demo"', '"other"'), ...lines.slice(1, -1)]);
    await expect(auditOf(other)).rejects.toThrow("campaign is other");
    const twice = closedAnew([lines[0] ?? "", ...lines.slice(0, -1)]);
    await expect(auditOf(twice)).rejects.toThrow("begun twice");
  });

  it("needs the ledgers of every shard", async () => {
    const { shards, ...rest } = history();
    await expect(auditOf(fileOf(events), { ...rest, shards: shards.slice(1) })).rejects.toThrow(
      "no ledger of shard 0",
    );
  });
});
