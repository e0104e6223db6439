import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seedHashOf } from "../../durable-objects/campaign-desk/campaign-record.ts";
import {
  CAMPAIGN_SEED,
  MIDWAY,
  ShardOnPaper,
  serialAt,
  settingsOf,
} from "../../durable-objects/ticket-shard/builders.fixture.ts";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { ledgerFile } from "../campaigns/ledger-file.ts";
import { auditLedger, CampaignAudit, type Expected } from "./campaign-audit.ts";
import { readLedgerFile } from "./read-file.ts";

const PAGE_ROWS = 3; // so that every file has several pages

/** A shard's past: stock, plays, stock that comes back, other rules, and more plays. */
function shard(shardIndex = 3): ShardOnPaper {
  const settings = settingsOf({ shardIndex });
  const paper = new ShardOnPaper(settings);
  paper.transfer({ id: `first ${shardIndex}`, kind: "grant", amounts: [20, 9, 4] });
  const play = (local: number) => paper.play({ serial: serialAt(settings, local) }, MIDWAY + local);
  for (let local = 0; local < 8; local++) play(local);
  paper.transfer({ id: `back ${shardIndex}`, kind: "claim", amounts: [2, 1, 0] }, MIDWAY + 8);
  paper.follow({ drawMode: "probability" });
  paper.cancel(serialAt(settings, 8), MIDWAY + 9);
  for (let local = 9; local < 16; local++) play(local);
  return paper;
}

/** The published file of a shard, whole. */
async function fileOf({ rows, settings, book }: ShardOnPaper): Promise<string[]> {
  const { campaign: slug, shardIndex, shardCount, ticketCount } = settings;
  const pieces = ledgerFile({
    campaign: { slug, shardCount, ticketCount, seedHash: seedHashOf(CAMPAIGN_SEED) },
    seed: CAMPAIGN_SEED,
    shard: shardIndex,
    head: { rows: book.head.seq, hash: book.head.hash },
    readPage: async (afterSeq) => rows.slice(afterSeq, afterSeq + PAGE_ROWS),
  });
  return (await textOf(pieces)).trimEnd().split("\n");
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
  for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
}

function audit(lines: readonly string[], expected: Expected = {}) {
  return auditLedger(readLedgerFile(bytesOf(lines)), expected);
}

/** What a forger does who leaves no loose end: number of rows, last hash and checksum fit the lines again. */
function closedAnew(lines: readonly string[]): string[] {
  const body = lines.slice(0, -1);
  const sha256 = createHash("sha256")
    .update(body.map((line) => `${line}\n`).join(""))
    .digest("hex");
  const { hash } = JSON.parse(body.at(-1) ?? "{}");
  return [...body, JSON.stringify({ kind: "end", rows: body.length - 1, headHash: hash, sha256 })];
}

function changed(lines: readonly string[], at: number, change: (line: Record<string, unknown>) => object) {
  const line = JSON.parse(lines[at] ?? "{}");
  return lines.with(at, JSON.stringify({ ...line, ...change(line) }));
}

/** The first line of a kind; the campaign's own is line 0. */
function firstOf(lines: readonly string[], kind: string): number {
  return lines.findIndex((line) => line.startsWith(`{"kind":"${kind}"`));
}

const paper = shard();
const file = await fileOf(paper);
const redemption = firstOf(file, "redemption");
const stock = firstOf(file, "stock");
const cancelled = firstOf(file, "cancelled");

describe("a published ledger", () => {
  it("is valid from the seed alone, and says what was awarded and is left", async () => {
    const { awarded, left, rows, redemptions, sealedRows, headHash } = await audit(file);
    expect({ rows, headHash }).toEqual({ rows: paper.rows.length, headHash: paper.rows.at(-1)?.hash });
    expect([redemptions, sealedRows]).toEqual([15, 15]);
    expect(awarded).toEqual(paper.book.quotas.map((_, prize) => paper.book.awarded[prize] ?? 0));
    expect(left).toEqual(paper.book.quotas);
  });

  it("names no player", () => {
    expect(paper.rows.some((row) => row.kind === "redemption" && row.player === "ada")).toBe(true);
    expect(file.join("")).not.toMatch(/"ada"|player/);
  });

  it("shows a player's own row to who knows the player, and is valid with all of them", async () => {
    const whole = closedAnew([file[0] ?? "", ...paper.rows.map((row) => JSON.stringify(row)), ""]);
    expect((await audit(whole)).sealedRows).toBe(0);
    const other = changed(whole, redemption, () => ({ player: "bob" }));
    await expect(audit(closedAnew(other))).rejects.toThrow("the hash does not fit");
  });

  it("is held against the hash that was noted before the first play, and the end that was published", async () => {
    const head = { rows: paper.rows.length, headHash: paper.book.head.hash };
    await expect(audit(file, { seedHash: seedHashOf(CAMPAIGN_SEED), head })).resolves.toBeTruthy();
    await expect(audit(file, { seedHash: "0".repeat(64) })).rejects.toThrow("before the first play");
    await expect(audit(file, { campaign: "another" })).rejects.toThrow("not of another");
    await expect(audit(file, { head: { ...head, rows: head.rows + 1 } })).rejects.toThrow("ends at row");
    await expect(audit(file, { head: { ...head, headHash: "0".repeat(64) } })).rejects.toThrow("published");
  });
});

describe("one deed is found at once by the file itself:", () => {
  it("any character changed", async () => {
    const text = file.join("\n");
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (at) => {
        const other = text[at] === "1" ? "2" : "1";
        const tampered = `${text.slice(0, at)}${other}${text.slice(at + 1)}`.split("\n");
        await expect(audit(tampered)).rejects.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["nothing", [], "cut short"],
    ["no last line", file.slice(0, -1), "cut short"],
    ["a line after the last", [...file, file[1] ?? ""], "follows"],
    ["no first line", file.slice(1), "does not begin"],
    ["two files in one", [...file.slice(0, -1), ...file], "stated twice"],
    ["a line that is endless", ["{".repeat(100_000)], "longer"],
    ["a line of another kind", ['{"kind":"gift"}'], "no line of a ledger"],
  ])("%s", async (_, lines, problem) => {
    await expect(audit(lines)).rejects.toThrow(problem);
  });
});

describe("who makes the end of the file anew is found by the draws and the chain:", () => {
  const seed = `6${CAMPAIGN_SEED.slice(1)}`;
  it.each([
    ["one byte of the seed", changed(file, 0, () => ({ seed })), "not the one whose hash"],
    [
      "the seed and its hash",
      changed(file, 0, () => ({ seed, seedHash: seedHashOf(seed) })),
      "the seed draws",
    ],
    ["another shard's number", changed(file, 0, () => ({ shard: 4 })), "the hash does not fit"],
    ["a shard past the last", changed(file, 0, () => ({ shard: 10 })), "no shard 10"],
    ["the number drawn", changed(file, redemption, ({ r }) => ({ r: Number(r) + 1 })), "the seed draws"],
    [
      "the prize",
      changed(file, redemption, ({ prize }) => ({ prize: (Number(prize) + 1) % 3 })),
      "the draw is",
    ],
    [
      "the ticket",
      changed(file, redemption, ({ serial }) => ({ serial: Number(serial) + 10 })),
      "the seed draws",
    ],
    ["a ticket of another shard", changed(file, redemption, () => ({ serial: 4 })), "does not belong"],
    ["stock added", changed(file, stock, () => ({ amounts: [21, 9, 4] })), "the hash does not fit"],
    [
      "more stock than there can be",
      changed(file, stock, () => ({ amounts: [2 ** 48, 9, 4] })),
      "no line of a ledger",
    ],
    [
      "a transfer's id that is not ASCII",
      changed(file, stock, () => ({ transferId: "é" })),
      "no line of a ledger",
    ],
    ["odds that are none", changed(file, 1, () => ({ oddsPpm: [2 ** 50] })), "no line of a ledger"],
    [
      "more tickets than there can be",
      changed(file, 0, () => ({ ticketCount: 2 ** 52 })),
      "no line of a ledger",
    ],
    [
      "more tickets than its shards can have",
      changed(file, 0, () => ({ ticketCount: 10_000_000_000 })),
      "cannot have",
    ],
    ["stock under another name", changed(file, stock, () => ({ transferId: "x" })), "the hash does not fit"],
    ["the rules", changed(file, 1, () => ({ drawMode: "probability" })), "the hash does not fit"],
    ["a cancelled ticket", changed(file, cancelled, () => ({ serial: 93 })), "the hash does not fit"],
    ["a draw missing", file.toSpliced(redemption, 1), "follows row"],
    ["stock missing", file.toSpliced(stock, 1), "follows row"],
    ["a draw twice", file.toSpliced(redemption, 0, file[redemption] ?? ""), "follows row"],
    [
      "two draws in the other's place",
      file.with(redemption, file[redemption + 1] ?? "").with(redemption + 1, file[redemption] ?? ""),
      "follows row",
    ],
    [
      "two draws in the other's place, numbered anew",
      changed(
        changed(file.with(redemption, file[redemption + 1] ?? ""), redemption, ({ seq }) => ({
          seq: Number(seq) - 1,
        })),
        redemption + 1,
        () => ({
          ...JSON.parse(file[redemption] ?? "{}"),
          seq: JSON.parse(file[redemption] ?? "{}").seq + 1,
        }),
      ),
      "the seed draws",
    ],
  ])("%s", async (_, lines, problem) => {
    await expect(audit(closedAnew(lines))).rejects.toThrow(problem);
  });

  it("a draw's time and hash by the house's own copy, which has the players", async () => {
    const later = changed(file, redemption, ({ at }) => ({ at: Number(at) + 1 }));
    await expect(audit(closedAnew(later))).resolves.toBeTruthy(); // the public cannot see it
    const rows: LedgerRow[] = paper.rows.with(redemption - 1, JSON.parse(later[redemption] ?? ""));
    const whole = [file[0] ?? "", ...rows.map((row, n) => JSON.stringify({ ...paper.rows[n], ...row })), ""];
    await expect(audit(closedAnew(whole))).rejects.toThrow("the hash does not fit");
  });

  it("a shortened ledger by the end that the house has published", async () => {
    const short = closedAnew(file.toSpliced(-2, 1));
    const head = { rows: paper.rows.length, headHash: paper.book.head.hash };
    await expect(audit(short, { head })).rejects.toThrow("ends at row");
  });
});

it("a shard that was honestly written and holds more than a campaign can have is found before anything is drawn", async () => {
  const rich = new ShardOnPaper(settingsOf());
  rich.transfer({ id: "all there can be", kind: "grant", amounts: [10_240_000_000, 1] });
  await expect(audit(await fileOf(rich))).rejects.toThrow("row 2: more stock than a campaign can have");
});

describe("the ledgers of a campaign", () => {
  const linesOf = async (index: number) => readLedgerFile(bytesOf(await fileOf(shard(index))));

  it("add up, and a missing one is named", async () => {
    const campaign = new CampaignAudit();
    for (const index of [0, 1, 2, 3, 4, 6, 7, 8, 9]) await campaign.take(await linesOf(index));
    expect(campaign.missing()).toEqual([5]);
    const units = campaign.awarded.map((count, prize) => count + (campaign.left[prize] ?? 0));
    expect(units).toEqual([9 * 18, 9 * 8, 9 * 4]);
  });

  it("are one of each shard, of one campaign and one seed, and no stock is moved in two of them", async () => {
    const campaign = new CampaignAudit();
    await campaign.take(await linesOf(1));
    await expect(campaign.take(await linesOf(1))).rejects.toThrow("moved before");
    const twice = new ShardOnPaper(settingsOf({ shardIndex: 1 }));
    await expect(campaign.take(readLedgerFile(bytesOf(await fileOf(twice))))).rejects.toThrow("two ledgers");
    const foreign = new ShardOnPaper(settingsOf({ shardIndex: 2, campaign: "other" }));
    await expect(campaign.take(readLedgerFile(bytesOf(await fileOf(foreign))))).rejects.toThrow(
      "campaign is other",
    );
  });
});
