import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { POLICIES } from "../limits/policies.ts";
import type { Account } from "../services.ts";
import { createServices } from "../services-live.ts";
import { campaign, migrateDatabase, type Person, person, type TestCampaign } from "../test-house.ts";
import { playedTicket } from "../winners/winners.fixture.ts";

let running: TestCampaign;

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN, timeZone: "Indian/Reunion" });
});

function services() {
  return createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test/mes-gains"));
}

async function accountOf({ token }: Person): Promise<Account> {
  const account = await services().identify(token);
  if (!account) throw new Error("the session was not known");
  return account;
}

async function prizes(player: Person, justPlayed: readonly string[] = [], query = {}) {
  const account = await accountOf(player);
  return services().myPrizes(account, { page: 1, limit: 10, ...query }, justPlayed, "fr");
}

async function prize(player: Person, id: string, justPlayed: readonly string[] = []) {
  return services().myPrize(await accountOf(player), id, justPlayed, "fr");
}

/** Takes a win out of D1, as if its shard's outbox had not reached it yet. */
async function withdraw(id: string): Promise<void> {
  await databaseOf(env.DB).delete(winners).where(eq(winners.id, id));
}

async function change(id: string, to: Partial<typeof winners.$inferInsert>): Promise<void> {
  await databaseOf(env.DB).update(winners).set(to).where(eq(winners.id, id));
}

describe("a player's prizes", () => {
  it("come with until when, by which clock, and when they were refused", async () => {
    const player = await person();
    const won = await playedTicket(running, player, 100);
    const rejectedAt = 1_700_000_000_000;
    await change(won.id, { status: "REJECTED", rejectedAt, rejectionReason: "Ticket déchiré" });
    const page = await prizes(player);
    expect(page).toMatchObject({ arriving: [], page: 1, pageCount: 1 });
    expect(page.prizes).toEqual([
      {
        id: won.id,
        code: won.code,
        status: "REJECTED",
        playedAt: won.playedAt,
        validatedAt: null,
        claimedAt: null,
        rejectedAt: new Date(rejectedAt).toISOString(),
        rejectionReason: "Ticket déchiré",
        claimUntil: running.catalogue.claimUntil,
        timeZone: "Indian/Reunion",
        prize: won.prize,
      },
    ]);
  });

  it("are counted by status, whatever status is shown, and paged by the one that is", async () => {
    const player = await person();
    const [one, two] = [await playedTicket(running, player, 110), await playedTicket(running, player, 111)];
    await playedTicket(running, await person(), 112);
    await change(one.id, { status: "CLAIMED", claimedAt: 1 });
    const counts = { PENDING: 1, VALIDATED: 0, CLAIMED: 1, REJECTED: 0 };
    const claimed = await prizes(player, [], { status: "CLAIMED", limit: 1 });
    expect(claimed).toMatchObject({ counts, pageCount: 1, prizes: [{ id: one.id }] });
    const all = await prizes(player, [], { limit: 1 });
    expect(all).toMatchObject({ counts, pageCount: 2, prizes: [{ id: two.id }] });
    expect((await prizes(player, [], { limit: 1, page: 2 })).prizes).toMatchObject([{ id: one.id }]);
    expect(await prizes(player, [], { status: "REJECTED" })).toMatchObject({ prizes: [], pageCount: 0 });
  });

  it("show a win that D1 does not have yet, from the ledger, and only until D1 has it", async () => {
    const player = await person();
    const won = await playedTicket(running, player, 120);
    expect((await prizes(player, [won.code])).arriving).toEqual([]);
    await withdraw(won.id);
    const page = await prizes(player, [won.code, won.code]);
    expect(page.prizes).toEqual([]);
    expect(page.arriving).toMatchObject([
      { id: won.id, status: "PENDING", playedAt: won.playedAt, prize: won.prize },
    ]);
    expect(page.arriving[0]?.claimUntil).toBe(running.catalogue.claimUntil);
    expect((await prizes(player)).arriving).toEqual([]);
  });

  it("show nobody another's win, however it is asked for", async () => {
    const won = await playedTicket(running, await person(), 130);
    await withdraw(won.id);
    const stranger = await person();
    expect(await prizes(stranger, [won.code])).toMatchObject({ prizes: [], arriving: [] });
  });

  it("count a code that is not one's own as the guess it is", async () => {
    const stranger = await person();
    const other = await person();
    for (const serial of [140, 141, 142]) await playedTicket(running, other, serial);
    const theirs = [140, 141, 142].map((serial) => running.code(serial));
    for (let codes = 0; codes < POLICIES["wrong-code"].limit; codes += theirs.length)
      await prizes(stranger, theirs);
    const { guessesLockedUntil } = await accountOf(stranger);
    expect(guessesLockedUntil).toBeGreaterThan(Date.now());
  });

  it("look for three codes at most, because each asks a shard", async () => {
    const player = await person();
    const won = [];
    for (let serial = 150; serial < 154; serial++) won.push(await playedTicket(running, player, serial));
    for (const { id } of won) await withdraw(id);
    const codes = won.map(({ code }) => code);
    expect((await prizes(player, codes)).arriving.map(({ code }) => code)).toEqual(codes.slice(0, 3));
  });
});

describe("one prize", () => {
  it("is found by its id, also before D1 has it when it was just played", async () => {
    const player = await person();
    const won = await playedTicket(running, player, 160);
    expect(await prize(player, won.id)).toMatchObject({ kind: "found", prize: { id: won.id } });
    await withdraw(won.id);
    expect(await prize(player, won.id)).toEqual({ kind: "not-found" });
    expect(await prize(player, won.id, [won.code])).toMatchObject({
      kind: "found",
      prize: { id: won.id, code: won.code, claimUntil: running.catalogue.claimUntil },
    });
  });

  it("is one answer for another's, an unknown id and nonsense", async () => {
    const won = await playedTicket(running, await person(), 170);
    const stranger = await person();
    for (const id of [won.id, crypto.randomUUID(), "42", "", "' OR 1=1", "x".repeat(3_000)])
      expect(await prize(stranger, id)).toEqual({ kind: "not-found" });
  });
});
