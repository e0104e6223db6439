/** The board with real shards in the real runtime. */

import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { bindings, createD1Tables, type OpenCampaign, openCampaign } from "../campaign.fixture.ts";
import { boardOf, shardOf } from "../objects.ts";
import { TicketShard } from "../ticket-shard/ticket-shard.ts";
import { LiveBoard, UNWATCHED_INTERVAL_MS } from "./live-board.ts";
import type { BoardState } from "./shard-figures.ts";
import { WATCHERS_MAX } from "./watchers.ts";

beforeAll(createD1Tables);

const SHARDS = 4;
/**
 * Less than a board that nobody watches lets its shards wait, and more than a busy machine stands still.
 */
const PROMPT = { timeout: 10_000, interval: 20 };

function campaignOf(slug: string) {
  return { slug, shardCount: SHARDS };
}

async function play(campaign: OpenCampaign, serials: readonly number[]): Promise<void> {
  const outcomes = await Promise.all(serials.map((serial) => campaign.redeem(serial)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(serials.map(() => "won"));
}

/** What the desk reads from the shards, up to the last prize that was won at all: the board knows of no others. */
async function awardedBy(campaign: OpenCampaign): Promise<readonly number[]> {
  const awarded = (await campaign.balance()).map((prize) => prize.awarded);
  return awarded.slice(0, awarded.findLastIndex((count) => count > 0) + 1);
}

/** The last state a stream told, as a screen keeps it. */
class Screen {
  state: BoardState | undefined;
  events = 0;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  private constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
    this.#read().catch(() => undefined); // whoever leaves reads no more
  }

  static async on(slug: string): Promise<Screen> {
    const response = await boardOf(bindings, slug).fetch(`http://board/?campaign=${slug}&shards=${SHARDS}`);
    expect(response.status).toBe(200);
    if (!response.body) throw new Error("no stream");
    return new Screen(response.body);
  }

  leave(): Promise<void> {
    return this.#reader.cancel();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    for (let text = ""; ; ) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data === undefined) continue;
        this.state = JSON.parse(data) as BoardState;
        this.events++;
      }
    }
  }
}

describe("the live board", () => {
  it("knows, when it starts, what all shards gave before", async () => {
    const campaign = await openCampaign("board-start");
    await play(campaign, [0, 1, 2, 3, 5, 9]);
    const state = await boardOf(bindings, "board-start").state(campaignOf("board-start"));
    expect(state).toMatchObject({ played: 6, missing: 0, awarded: await awardedBy(campaign) });
    expect(Math.abs(Date.now() - (state.lastAt ?? 0))).toBeLessThan(10_000);
  });

  it("is told of every play soon after the last one", async () => {
    const campaign = await openCampaign("board-told");
    const screen = await Screen.on("board-told");
    await vi.waitFor(() => expect(screen.state?.played).toBe(0), PROMPT);
    for (let serial = 0; serial < 30; serial += 3) await play(campaign, [serial, serial + 1, serial + 2]);
    await vi.waitFor(() => expect(screen.state?.played).toBe(30), PROMPT);
    expect(screen.state?.awarded).toEqual(await awardedBy(campaign));
    expect(screen.events).toBeLessThan(10); // thirty plays are some few events
  });

  it("says the same after it was evicted, and its shards too", async () => {
    const campaign = await openCampaign("board-evicted");
    await play(campaign, [0, 1, 2, 3]);
    const board = boardOf(bindings, "board-evicted");
    const before = await board.state(campaignOf("board-evicted"));
    await evictDurableObject(board);
    for (let shard = 0; shard < SHARDS; shard++)
      await evictDurableObject(shardOf(bindings, "board-evicted", shard));
    expect(await boardOf(bindings, "board-evicted").state(campaignOf("board-evicted"))).toEqual(before);
  });

  it("is not changed by a report that comes twice or late", async () => {
    await openCampaign("board-late");
    const board = boardOf(bindings, "board-late");
    const state = () => board.state(campaignOf("board-late"));
    await state();
    const newer = { shard: 1, seq: 50, awarded: [4, 1], lastAt: 2_000 };
    await board.report(newer);
    await board.report(newer);
    await board.report({ shard: 1, seq: 49, awarded: [3, 1], lastAt: 1_000 });
    expect(await state()).toEqual({ played: 5, awarded: [4, 1], lastAt: 2_000, missing: 0 });
  });

  it("counts on shards that it could not reach as missing, and asks them again by itself", async () => {
    const campaign = await openCampaign("board-missing");
    const report = vi.spyOn(LiveBoard.prototype, "report");
    await play(campaign, [0, 1, 2, 3]);
    await vi.waitFor(() => expect(report.mock.settledResults).toHaveLength(4), PROMPT); // no shard has more to say
    report.mockRestore();
    await evictDurableObject(boardOf(bindings, "board-missing"));
    const spy = silence(2);
    const screen = await Screen.on("board-missing");
    await vi.waitFor(() => expect(screen.state).toMatchObject({ played: 3, missing: 1 }), PROMPT);
    spy.mockRestore();
    await vi.waitFor(() => expect(screen.state).toMatchObject({ played: 4, missing: 0 }), PROMPT);
  });

  it("lets shards report seldom while nobody watches, and often once somebody does", async () => {
    const campaign = await openCampaign("board-unwatched");
    const board = boardOf(bindings, "board-unwatched");
    const nothing = { shard: 0, seq: 0, awarded: [], lastAt: null };
    expect(await board.report(nothing)).toBe(UNWATCHED_INTERVAL_MS);
    const report = vi.spyOn(LiveBoard.prototype, "report");
    await play(campaign, [0]);
    await vi.waitFor(() => expect(report.mock.settledResults).toHaveLength(1), PROMPT); // whose answer is to wait
    await play(campaign, [4]);
    const screen = await Screen.on("board-unwatched");
    await vi.waitFor(() => expect(screen.state?.played).toBe(2), PROMPT);
    expect(await board.report(nothing)).toBeLessThan(UNWATCHED_INTERVAL_MS);
    await play(campaign, [8]);
    await vi.waitFor(() => expect(screen.state?.played).toBe(3), PROMPT);
  });

  it("holds up no play and no row for D1, however long it says nothing", async () => {
    const campaign = await openCampaign("board-hangs");
    const report = vi
      .spyOn(LiveBoard.prototype, "report")
      .mockImplementation(() => new Promise(() => undefined) as unknown as number);
    await play(campaign, [0, 1, 2, 3]);
    await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(4), PROMPT);
    await play(campaign, [4, 5, 6, 7]);
    await vi.waitFor(
      async () =>
        expect(await campaign.desk.status()).toMatchObject({ redemptions: 8, outbox: { depth: 0 } }),
      PROMPT,
    );
    report.mockRestore();
    const state = await boardOf(bindings, "board-hangs").state(campaignOf("board-hangs"));
    expect(state.played).toBe(8);
  });

  it("takes as many screens as it may, and again when some have left", async () => {
    await openCampaign("board-full");
    const screens: Screen[] = [];
    for (let count = 0; count < WATCHERS_MAX; count++) screens.push(await Screen.on("board-full"));
    const ask = () =>
      boardOf(bindings, "board-full").fetch(`http://board/?campaign=board-full&shards=${SHARDS}`);
    expect((await ask()).status).toBe(503);
    await Promise.all(screens.slice(0, 2).map((screen) => screen.leave()));
    const again = await vi.waitFor(async () => {
      const response = await ask();
      expect(response.status).toBe(200);
      return response;
    }, PROMPT);
    await again.body?.cancel();
    await Promise.all(screens.map((screen) => screen.leave()));
  });
});

/** Lets the shard of a number answer nothing that a board asks. */
function silence(silent: number) {
  const figures = TicketShard.prototype.figures;
  return vi.spyOn(TicketShard.prototype, "figures").mockImplementation(function (
    this: TicketShard,
    shard: number,
  ) {
    if (shard === silent) throw new Error("silent");
    return figures.call(this, shard);
  });
}
