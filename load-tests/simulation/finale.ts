/**
 * After the faults: everything comes level by itself, all tickets are played, the campaign is closed, and what is left
 * is what was promised.
 */

import { createHash } from "node:crypto";
import type { LedgersOutcome } from "../../durable-objects/campaign-desk/definition.ts";
import { shardOf } from "../../durable-objects/objects.ts";
import { publishedRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { replayLedger } from "../../durable-objects/ticket-shard/replay.ts";
import type { Cast } from "./cast.ts";
import { CAMPAIGN } from "./house.ts";
import { type Done, HEAD_OFFICE } from "./office.ts";
import { play } from "./players.ts";
import { DAY_MS } from "./scenario.ts";
import { hold } from "./witness/broken-promise.ts";

/** Nothing is paused for longer: five minutes for the audit, 35 s for a D1 that hangs, two minutes for a clock. */
export const QUIET_MS = 15 * 60_000;

/** Without a visitor, by alarms and timers alone. Where the platform gave an alarm up, a visitor comes first. */
export function checkLevel({ witness, house }: Cast): void {
  const { desk, shards, projection } = witness;
  for (const shard of shards) {
    const { redemptions, marks, index } = shard;
    for (const { serial, seq, ticketId, player } of redemptions.values()) {
      if (projection.erased.has(player)) continue;
      hold(6, projection.winners.has(ticketId), () => `serial ${serial} never came to D1`);
      hold("mails", marks.mailed >= seq, () => `the winner of ${serial} never got a mail`);
    }
    const { alarmsLost } = house.shard(index);
    hold(
      "rest",
      marks.drained >= lastOf(redemptions),
      () => `shard ${index} is not level (${alarmsLost} alarms lost)`,
    );
  }
  const version = desk.record?.version ?? 0;
  const isBehind = shards.some(({ index }) => (desk.acknowledged[index] ?? 0) < version);
  hold("settings", !isBehind, () => `version ${version}, acknowledged ${desk.acknowledged}`);
  hold("rest", desk.pending.size === 0, () => `${desk.pending.size} transfers never settle`);
  const waiting = house.desk.disk.query("SELECT id FROM audit_entry").length;
  hold("audit", waiting === 0, () => `${waiting} audit entries never came to D1`);
}

function lastOf(redemptions: ReadonlyMap<number, { readonly seq: number }>): number {
  return Math.max(0, ...[...redemptions.values()].map(({ seq }) => seq));
}

/** Somebody looks at everything, so that an object whose alarm was given up wakes. */
export async function visit({ bindings, desk, scenario }: Cast): Promise<void> {
  await desk.status();
  const { shardCount } = scenario.definition;
  for (let shard = 0; shard < shardCount; shard++) await shardOf(bindings, CAMPAIGN, shard).progress([]);
}

/** An order that named a key acted once, and has its entry in the log. */
export function checkOrders({ witness, house, scenario }: Cast, done: Done): void {
  const log = house.d1.query<{ action: string; after: string }>("SELECT action, after FROM audit_log");
  const raised = log.filter(({ action }) => action === "stock.raised");
  for (const count of done.asked) {
    const entries = raised.filter(({ after }) => JSON.parse(after).asked === count).length;
    const isTold = done.raises.includes(count);
    hold("orders", entries <= 1, () => `the raise by ${count} acted ${entries} times`);
    hold(
      "orders",
      !isTold || entries === 1,
      () => `the raise by ${count} was told as done, and is not in the log`,
    );
  }
  if (scenario.editsPrizes) return;
  const sizes = witness.desk.raises.filter((size) => size > 0).sort((a, b) => a - b);
  const logged = raised.map(({ after }) => Number(JSON.parse(after).asked)).sort((a, b) => a - b);
  hold("audit", `${sizes}` === `${logged}`, () => `raised by ${sizes}; the log says ${logged}`);
}

/** The same request has the same answer again, whatever happened in between. */
export async function repeatAll(cast: Cast): Promise<void> {
  for (const { request } of [...cast.witness.told.wins.values()]) {
    if (request.idempotencyKey === null) continue;
    const again = await play(cast, request);
    hold(
      9,
      again?.kind === "won",
      () => `${JSON.stringify(request)} had won; again: ${JSON.stringify(again)}`,
    );
  }
}

/** Every valid ticket wins while anything is left; then exactly the stock was given. */
export async function playOut(cast: Cast): Promise<void> {
  const { witness, scenario, world } = cast;
  const { desk } = cast;
  if (witness.desk.record?.closedVersion !== null) return;
  await desk.changeState("open", HEAD_OFFICE);
  const now = world.nowMs;
  const dates = { opensAt: now - DAY_MS, closesAt: now + DAY_MS, claimUntil: now + 30 * DAY_MS };
  await desk.changeDates(dates, HEAD_OFFICE);
  for (const { id, status } of witness.desk.record?.batches ?? []) {
    if (status === "sent") await desk.changeBatch({ batchId: id, status: "active" }, HEAD_OFFICE);
  }
  const { ticketCount, shardCount } = scenario.definition;
  const first = world.dice.below(ticketCount);
  for (let count = 0; count < ticketCount; count++) {
    const serial = (first + count) % ticketCount;
    const shard = witness.shards[serial % shardCount];
    const isNew = !shard?.redemptions.has(serial) && !shard?.cancelled.has(serial);
    const batches = witness.desk.record?.batches ?? [];
    const isActive = batches.some(
      (batch) => batch.firstSerial <= serial && serial <= batch.lastSerial && batch.status === "active",
    );
    if (!isNew || !isActive) continue;
    const outcome = await play(cast, { serial, player: "last-player", idempotencyKey: `last-${serial}` });
    const isRight = outcome?.kind === "won" || outcome?.kind === "no-prize-left";
    hold(4, isRight, () => `the valid ticket ${serial} was told ${JSON.stringify(outcome)}`);
  }
}

/** The end of a campaign: the seed is the one that was promised, and anybody can replay the published ledgers. */
export async function closeAndAudit(cast: Cast): Promise<void> {
  const { bindings, witness, world } = cast;
  const { desk } = cast;
  if (witness.desk.record?.state !== "closed") await desk.changeState("closed", HEAD_OFFICE);
  let ledgers: LedgersOutcome = await desk.ledgers();
  for (let left = 10; ledgers.kind === "not-public" && left > 0; left--) {
    await world.wait(60_000); // what is still under way comes to rest by the alarm
    ledgers = await desk.ledgers();
  }
  if (ledgers.kind !== "public") {
    hold(5, false, () => `closed, and the ledgers are ${ledgers.kind}`);
    return;
  }
  const { catalogue, seed, heads } = ledgers;
  const hash = createHash("sha256").update(Buffer.from(seed, "hex")).digest("hex");
  const promised = cast.seedHash ?? catalogue.seedHash;
  hold(
    5,
    hash === catalogue.seedHash && hash === promised,
    () => "the published seed is not the one that was promised",
  );
  const { slug: campaign, shardCount, ticketCount } = catalogue;
  for (const [shardIndex, head] of heads.entries()) {
    const rows = await shardOf(bindings, campaign, shardIndex).ledgerPage(0, head.rows + 1);
    const verdict = replayLedger(
      { campaign, shardIndex, shardCount, ticketCount },
      seed,
      rows.map(publishedRow),
    );
    const isSound =
      verdict.kind === "sound" && verdict.head.seq === head.rows && verdict.head.hash === head.hash;
    hold(5, isSound, () => `ledger ${shardIndex} of ${head.rows} rows: ${JSON.stringify(verdict)}`);
  }
  await checkBoard(cast);
}

/** What is shown to whoever watches equals what the ledgers have. */
async function checkBoard({ board, scenario, witness, world }: Cast): Promise<void> {
  const { shardCount } = scenario.definition;
  await board.state({ slug: CAMPAIGN, shardCount });
  await world.wait(QUIET_MS);
  const { played, missing } = await board.state({ slug: CAMPAIGN, shardCount });
  const inLedgers = witness.shards.reduce((sum, { redemptions }) => sum + redemptions.size, 0);
  hold(6, played === inLedgers && missing === 0, () => `the board says ${played}, the ledgers ${inLedgers}`);
}
