/** What players were told, each held to it for good: wins (1, 2, 9), refusals (4, 9) and cancelled tickets. */

import type { CancelOutcome } from "../../../durable-objects/ticket-shard/cancellation.ts";
import type { RedemptionOutcome, Win } from "../../../durable-objects/ticket-shard/outcome.ts";
import type { RedemptionRequest } from "../../../durable-objects/ticket-shard/redemption.ts";
import { hold } from "./broken-promise.ts";
import type { ShardWatch, WatchedRedemption } from "./shard-watch.ts";
import type { Witness } from "./witness.ts";

interface ToldWin {
  readonly request: RedemptionRequest;
  readonly win: Win;
  /** The step in which it was told. */
  readonly step: number;
}

export class Told {
  /** By serial. */
  readonly wins = new Map<number, ToldWin>();
  readonly #cancelled = new Set<number>();
  readonly #witness: Witness;

  constructor(witness: Witness) {
    this.#witness = witness;
  }

  /** @param sentStep the step in which the request was first made */
  hear(request: RedemptionRequest, outcome: RedemptionOutcome, sentStep: number): void {
    const before = this.wins.get(request.serial);
    if (outcome.kind === "won") {
      this.#hearWin(request, outcome, before);
      return;
    }
    const text = () => `${JSON.stringify(request)} was told ${JSON.stringify(outcome)}`;
    const isSameAgain = before && before.step < sentStep && isSameRequest(before.request, request);
    hold(9, !isSameAgain || outcome.kind === "unavailable", () => `${text()}, having won before`);
    const played = this.#shardOf(request.serial)?.redemptions.get(request.serial);
    switch (outcome.kind) {
      case "already-used":
        hold(4, played !== undefined, () => `${text()}, and nobody has played it`);
        hold(
          9,
          !played || !isSameRequest(asRequest(played), request),
          () => `${text()}, which is a repetition`,
        );
        hold(9, outcome.byYou === (played?.player === request.player), text);
        break;
      case "ticket-cancelled":
        hold(4, this.#shardOf(request.serial)?.cancelled.has(request.serial) === true, text);
        break;
      case "no-prize-left":
        hold(
          4,
          this.#witness.wasEmptySince(sentStep),
          () => `${text()} while something was left all the time`,
        );
        break;
      default: // not open, not active, not decided: what may be said when is the settings' to know
    }
  }

  hearCancel(serial: number, outcome: CancelOutcome): void {
    const shard = this.#shardOf(serial);
    const text = () => `the refund of ${serial} was told ${outcome.kind}`;
    if (outcome.kind === "cancelled") {
      hold(2, shard?.cancelled.has(serial) === true, () => `${text()}, and no ledger has it`);
      this.#cancelled.add(serial);
    }
    if (outcome.kind === "played") hold(9, shard?.redemptions.has(serial) === true, text);
    hold(
      9,
      outcome.kind === "cancelled" || !this.#cancelled.has(serial),
      () => `${text()}, after “cancelled”`,
    );
  }

  /** Everything that was told of a shard's tickets still stands in its ledger. */
  check(shard: ShardWatch): void {
    for (const [serial, { win }] of this.wins) {
      if (this.#shardOf(serial) !== shard) continue;
      const row = shard.redemptions.get(serial);
      hold(2, row !== undefined, () => `serial ${serial} was acknowledged and is lost`);
      hold(1, row?.ticketId === win.ticketId, () => `serial ${serial} was won once more`);
    }
    for (const serial of this.#cancelled) {
      if (this.#shardOf(serial) !== shard) continue;
      hold(2, shard.cancelled.has(serial), () => `the refund of ${serial} was acknowledged and is lost`);
    }
  }

  #hearWin(request: RedemptionRequest, win: Win, before: ToldWin | undefined): void {
    const text = () => `${JSON.stringify(request)} was told ${JSON.stringify(win)}`;
    const row = this.#shardOf(request.serial)?.redemptions.get(request.serial);
    hold(2, row !== undefined, () => `${text()}, and no ledger has it`);
    hold(
      1,
      row !== undefined && isWinOf(row, request, win),
      () => `${text()}, and the ledger says ${JSON.stringify(row)}`,
    );
    hold(9, !win.replayed || request.idempotencyKey !== null, () => `${text()} without a key`);
    if (before) {
      hold(
        1,
        before.request.player === request.player,
        () => `${text()}, as ${before.request.player} was before`,
      );
      hold(9, win.replayed || before.win.replayed, () => `${text()} a second time, as if it were the first`);
    }
    this.wins.set(request.serial, { request, win, step: before?.step ?? this.#witness.step });
  }

  #shardOf(serial: number): ShardWatch | undefined {
    const { shards } = this.#witness;
    return shards[serial % shards.length];
  }
}

function isWinOf(row: WatchedRedemption, request: RedemptionRequest, win: Win): boolean {
  const isSameWin = row.ticketId === win.ticketId && row.prize === win.prize && row.at === win.at;
  return isSameWin && row.player === request.player && row.idempotencyKey === request.idempotencyKey;
}

function asRequest({ serial, player, idempotencyKey }: WatchedRedemption): RedemptionRequest {
  return { serial, player, idempotencyKey };
}

/** A request without a key cannot be recognised. */
function isSameRequest(one: RedemptionRequest, other: RedemptionRequest): boolean {
  return (
    one.serial === other.serial &&
    one.player === other.player &&
    one.idempotencyKey !== null &&
    one.idempotencyKey === other.idempotencyKey
  );
}
