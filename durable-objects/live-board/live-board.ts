/**
 * What a campaign's shards have given, for whoever watches. It stores nothing and needs no D1: shards report their
 * cumulative figures, and a board that has just started asks each of them once, so it is right from its first answer.
 */

import { DurableObject } from "cloudflare:workers";
import { inGroups } from "../campaign-desk/in-groups.ts";
import type { ObjectBindings } from "../objects.ts";
import { shardOf } from "../objects.ts";
import { REPORT_INTERVAL_MS } from "../ticket-shard/board-pulse.ts";
import { within } from "../within.ts";
import type { BoardState, ShardFigures } from "./shard-figures.ts";
import { Tally } from "./tally.ts";
import { Watchers } from "./watchers.ts";

/** While nobody watches, a shard reports this seldom: whoever comes then asks every shard first. */
export const UNWATCHED_INTERVAL_MS = 15_000;
/** Who comes back within this (a page loaded again, a stream that dropped) finds the shards still reporting often. */
const LINGER_MS = 30_000;
/** Three events a second: more is not read by anybody. */
const EVENT_INTERVAL_MS = 350;
/** A shard that says nothing for so long is asked again later; meanwhile the figures say that it is missing. */
const SHARD_ANSWER_MS = 2_000;
const ASK_AGAIN_MS = 2_000;

/** The campaign a caller means: the board has no storage to know it from. */
export interface BoardCampaign {
  readonly slug: string;
  readonly shardCount: number;
}

export class LiveBoard extends DurableObject<ObjectBindings> {
  readonly #tally = new Tally();
  readonly #watchers = new Watchers();
  #campaign: BoardCampaign | undefined;
  /** Shards report often until then. */
  #attentiveUntil = 0;
  #asking: Promise<void> | undefined;
  #lastEventAt = 0;
  #eventIsDue = false;
  #version = 0;

  /** A shard's report. @returns how long it may wait with its next one, in milliseconds */
  report(figures: ShardFigures): number {
    if (this.#tally.hear(figures)) this.#tellSoon();
    return this.#isAttentive() ? REPORT_INTERVAL_MS : UNWATCHED_INTERVAL_MS;
  }

  /** The sums now; shards that do not answer are counted as missing. */
  async state(campaign: BoardCampaign): Promise<BoardState> {
    await this.#attend(campaign);
    return this.#tally.state(campaign.shardCount);
  }

  /** The stream of `text/event-stream` for one watcher; 503 when there are as many as there may be. */
  override async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const campaign = {
      slug: searchParams.get("campaign") ?? "",
      shardCount: Number(searchParams.get("shards")),
    };
    await this.#attend(campaign);
    const stream = this.#watchers.join(this.#event(campaign));
    if (!stream) return new Response(null, { status: 503 });
    return new Response(stream, { headers: { "Content-Type": "text/event-stream" } });
  }

  /** Sees to it that every shard was heard of and reports often from now on. */
  async #attend(campaign: BoardCampaign): Promise<void> {
    this.#campaign = campaign;
    const wasAttentive = this.#isAttentive();
    this.#attentiveUntil = Date.now() + LINGER_MS;
    // All who come meanwhile wait for the same asking.
    if (!wasAttentive) this.#asking = this.#ask(campaign, this.#allOf(campaign));
    await this.#asking;
  }

  /** Asks shards where they stand; those that do not answer are asked again while somebody watches. */
  async #ask(campaign: BoardCampaign, shards: readonly number[]): Promise<void> {
    const silent: number[] = [];
    await inGroups(shards, async (shard) => {
      try {
        const stub = shardOf(this.env, campaign.slug, shard);
        const figures = await within<ShardFigures>(SHARD_ANSWER_MS, stub.figures(shard));
        if (this.#tally.hear(figures)) this.#tellSoon();
      } catch (error) {
        silent.push(shard);
        if (silent.length === 1)
          console.error(JSON.stringify({ event: "board.shard-silent", shard, error: String(error) }));
      }
    });
    if (silent.length > 0) setTimeout(() => this.#askAgain(campaign, silent), ASK_AGAIN_MS);
  }

  #askAgain(campaign: BoardCampaign, shards: readonly number[]): void {
    if (this.#isAttentive()) void this.#ask(campaign, shards);
    // Whoever comes next asks all of them.
    else this.#attentiveUntil = 0;
  }

  #allOf({ shardCount }: BoardCampaign): number[] {
    return Array.from({ length: shardCount }, (_, shard) => shard);
  }

  #isAttentive(): boolean {
    if (this.#watchers.count > 0) this.#attentiveUntil = Date.now() + LINGER_MS;
    return Date.now() < this.#attentiveUntil;
  }

  /** One event for all reports of an interval, and none while nobody watches. */
  #tellSoon(): void {
    this.#version++;
    if (this.#eventIsDue || this.#watchers.count === 0) return;
    this.#eventIsDue = true;
    const pauseMs = this.#lastEventAt + EVENT_INTERVAL_MS - Date.now();
    setTimeout(() => this.#tell(), Math.max(0, Math.min(pauseMs, EVENT_INTERVAL_MS)));
  }

  #tell(): void {
    this.#eventIsDue = false;
    this.#lastEventAt = Date.now();
    if (this.#campaign) this.#watchers.tell(this.#event(this.#campaign));
  }

  #event({ shardCount }: BoardCampaign): string {
    return `id: ${this.#version}\ndata: ${JSON.stringify(this.#tally.state(shardCount))}\n\n`;
  }
}
