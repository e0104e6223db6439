import { env } from "cloudflare:workers";
import { and, asc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deskOf, redeem } from "../../durable-objects/objects.ts";
import { auditLog, claimHours, mails, playHours, winners } from "../../migrations/schema.ts";
import { eraseUser } from "../accounts/erase.ts";
import { databaseOf } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";
import {
  type AnyBody,
  ask,
  campaign,
  eventually,
  migrateDatabase,
  type Person,
  person,
} from "../test-house.ts";
import { decide } from "./decide.ts";
import type { RebuiltPage, StoredWinner } from "./rebuild.ts";
import { recountHours } from "./recount.ts";
import { undo } from "./undo.ts";
import { insertPlayers } from "./winners.fixture.ts";

const SHARDS = 10;
/** Plays of one campaign: three in each shard, so that every shard has something to bring back. */
const PLAYS = 30;
const database = databaseOf(env.DB);

let admin: Person;
let slug: string;

beforeAll(async () => {
  await migrateDatabase();
  admin = await person("ADMIN");
});

beforeEach(async () => {
  ({ slug } = await campaign({ ticketCount: 100_000, shardCount: SHARDS }));
});

const rows = () => database.select().from(winners).where(eq(winners.campaign, slug)).orderBy(asc(winners.id));
const hours = () => database.select().from(playHours).where(eq(playHours.campaign, slug));
const claims = async () =>
  (await database.select().from(claimHours).where(eq(claimHours.campaign, slug))).filter(
    ({ count }) => count > 0,
  );
const lose = (...ids: string[]) =>
  ids.length > 0
    ? env.DB.prepare("DELETE FROM winners WHERE id IN (SELECT value FROM json_each(?))")
        .bind(JSON.stringify(ids))
        .run()
    : env.DB.prepare("DELETE FROM winners WHERE campaign = ?").bind(slug).run();

/** Every player plays once, until D1 has all of it. */
async function play(players: readonly string[]) {
  for (const [serial, player] of players.entries()) {
    const outcome = await redeem(env, slug, serial % SHARDS, { serial, player, idempotencyKey: null });
    expect(outcome.kind).toBe("won");
  }
  return eventually(async () => {
    const found = await rows();
    return found.length === players.length ? found : undefined;
  });
}

async function order<Data>(path: string, body?: unknown): Promise<Data> {
  const { status, body: answer } = await ask<AnyBody & { data: Data }>(
    `/api/admin/campaigns/${slug}/winners${path}`,
    { token: admin.token, ...(path !== "" && { method: "POST" }), body },
  );
  expect(status).toBe(200);
  return answer.data;
}

/** What `npm run rebuild-winners` does: every shard, page after page. */
async function rebuild() {
  const sum = { redemptions: 0, added: 0, decidedAgain: 0, withoutAccount: 0 };
  for (let shard = 0; shard < SHARDS; shard++)
    for (let after: number | null = 0; after !== null; ) {
      const page: RebuiltPage = await order("/rebuild", { shard, after });
      for (const key of ["redemptions", "added", "decidedAgain", "withoutAccount"] as const)
        sum[key] += page[key];
      after = page.next;
    }
  return sum;
}

describe("winners that D1 has lost", () => {
  it("come back from the ledgers, equal to what they were", async () => {
    const before = await play(await insertPlayers(PLAYS));
    await lose();
    expect(await rows()).toEqual([]);
    expect(await rebuild()).toEqual({ redemptions: PLAYS, added: PLAYS, decidedAgain: 0, withoutAccount: 0 });
    expect(await rows()).toEqual(before);
  });

  it("come back once, and what is there stays as it is", async () => {
    const before = await play(await insertPlayers(PLAYS));
    const [lost, kept] = before;
    if (!lost || !kept) throw new Error("nothing was played");
    const staff = asStaff(await person("EMPLOYEE"));
    await decide(staff, kept.id, { status: "CLAIMED" });
    const decided = await rows();
    await lose(lost.id);
    expect(await rebuild()).toMatchObject({ added: 1, decidedAgain: 0 });
    expect(await rebuild()).toMatchObject({ redemptions: PLAYS, added: 0, decidedAgain: 0 });
    expect(await rows()).toEqual(decided);
  });

  it("come back page after page where a shard has more than one", async () => {
    ({ slug } = await campaign());
    const [player = ""] = await insertPlayers(1);
    const serials = Array.from({ length: 1_100 }, (_, serial) => serial);
    await Promise.all(
      serials.map((serial) => redeem(env, slug, 0, { serial, player, idempotencyKey: null })),
    );
    await eventually(async () => ((await rows()).length === serials.length ? true : undefined));
    await lose();
    const first = await order<RebuiltPage>("/rebuild", { shard: 0 });
    expect(first).toMatchObject({ redemptions: 1_000, added: 1_000 });
    expect(await order("/rebuild", { shard: 0, after: first.next })).toMatchObject({
      added: 100,
      next: null,
    });
    expect((await rows()).map(({ serial }) => serial).sort((a, b) => a - b)).toEqual(serials);
  });

  it("have the status that staff gave them, so that no prize is handed over twice", async () => {
    const before = await play(await insertPlayers(PLAYS));
    const [validated, claimed, both, rejected, undone, fallenBack] = before.map(({ id }) => id);
    const staff = asStaff(await person("EMPLOYEE"));
    for (const [id, ...decisions] of [
      [validated, "VALIDATED"],
      [claimed, "CLAIMED"],
      [both, "VALIDATED", "CLAIMED"],
      [undone, "VALIDATED"],
      [fallenBack, "VALIDATED", "CLAIMED"],
    ] as const)
      for (const status of decisions) await decide(staff, id ?? "", { status });
    await decide(staff, rejected ?? "", { status: "REJECTED", why: "unreadable", note: "Encre effacée" });
    for (const id of [undone, fallenBack])
      expect(await undo(staff, id ?? "")).toMatchObject({ kind: "undone" });
    const decided = await rows();
    expect(new Set(decided.map(({ status }) => status)).size).toBe(4);
    await lose();
    expect(await rebuild()).toMatchObject({ added: PLAYS, decidedAgain: 5 }); // the undone one waits as it did
    expect(await rows()).toEqual(decided);
  });

  it("are not those of erased persons: nothing brings them back", async () => {
    const players = await insertPlayers(PLAYS);
    await play(players);
    await eraseUser(env, players[0] ?? "");
    const left = await rows();
    await lose();
    expect(await rebuild()).toMatchObject({ added: PLAYS - 1, withoutAccount: 1 });
    expect(await rows()).toEqual(left);
  });

  it("are written about no second time", async () => {
    await play(await insertPlayers(PLAYS));
    await lose();
    const queued = await database.$count(mails);
    await rebuild();
    expect(await database.$count(mails)).toBe(queued);
  });

  it("leave a row in the audit log for each page that brought something back, and none otherwise", async () => {
    await play(await insertPlayers(PLAYS));
    await lose();
    await rebuild();
    await rebuild();
    const entries = await database
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, slug), eq(auditLog.action, "winners.rebuilt")));
    expect(entries.map(({ actorId, after }) => [actorId, after]).sort()).toEqual(
      Array.from({ length: SHARDS }, (_, shard) => [
        admin.id,
        `{"fromShard":${shard},"count":${PLAYS / SHARDS}}`,
      ]).sort(),
    );
  });
});

describe("the charts after a rebuild", () => {
  it("count each play and each handed-over prize once", async () => {
    const before = await play(await insertPlayers(PLAYS));
    await decide(asStaff(await person("EMPLOYEE")), before[0]?.id ?? "", { status: "CLAIMED" });
    const [playsBefore, claimsBefore] = [await hours(), await claims()];
    await lose();
    await rebuild();
    expect(await order("/recount")).toEqual({ plays: 2 * PLAYS, isRecounted: true });
    expect(await hours()).toEqual(playsBefore);
    expect(await claims()).toEqual(claimsBefore);
    expect(await order("/recount")).toEqual({ plays: PLAYS, isRecounted: false });
  });

  it("keep the plays of erased persons when nothing was lost", async () => {
    const players = await insertPlayers(PLAYS);
    await play(players);
    await eraseUser(env, players[0] ?? "");
    expect(await order("/recount")).toEqual({ plays: PLAYS, isRecounted: false });
  });

  it("keep them also when somebody plays while they are looked at", async () => {
    const players = await insertPlayers(PLAYS);
    await play(players);
    await eraseUser(env, players[0] ?? "");
    const recounted = await recountHours(env.DB, slug, async () => {
      const status = await deskOf(env, slug).status();
      await redeem(env, slug, 0, { serial: PLAYS, player: players[1] ?? "", idempotencyKey: null });
      await eventually(async () => ((await rows()).length === PLAYS ? true : undefined));
      return status?.redemptions ?? null;
    });
    expect(recounted).toEqual({ plays: PLAYS, isRecounted: false });
  });
});

describe("the doors", () => {
  it("show D1's rows page by page, in the order of their ids", async () => {
    const before = await play(await insertPlayers(PLAYS));
    const first = await order<StoredWinner[]>("");
    expect(first.map(({ ticketId }) => ticketId)).toEqual(before.map(({ id }) => id));
    const { body } = await ask<AnyBody & { data: StoredWinner[] }>(
      `/api/admin/campaigns/${slug}/winners?limit=5&after=${before[4]?.id}`,
      { token: admin.token },
    );
    expect(body.data).toEqual(first.slice(5, 10));
  });

  it.each([
    ["a campaign that nobody created", "nobody", 0],
    ["a shard that the campaign does not have", undefined, SHARDS],
  ])("know nothing of %s", async (_name, name, shard) => {
    const answer = await ask(`/api/admin/campaigns/${name ?? slug}/winners/rebuild`, {
      token: admin.token,
      body: { shard },
    });
    expect(answer.status).toBe(404);
  });

  it("leave the shards' watermarks alone: the outbox is as empty as before", async () => {
    await play(await insertPlayers(PLAYS));
    await lose();
    await rebuild();
    expect((await deskOf(env, slug).status())?.outbox.depth).toBe(0);
  });
});

function asStaff({ id, email }: Person): StaffContext {
  return {
    env,
    ctx: { waitUntil: () => {} },
    address: null,
    now: Date.now(),
    staff: {
      id,
      email,
      firstName: "Marie",
      lastName: "Dupont",
      role: "EMPLOYEE",
      isVerified: true,
      guessesLockedUntil: null,
      hasSecondFactor: false,
    },
  };
}
