/** How many rows a play writes, as Cloudflare counts and bills them: what the model of a deployed campaign reckons with. */

import { runInDurableObject } from "cloudflare:test";
import { beforeAll, expect, it } from "vitest";
import { PLAY_ROWS } from "../../load-tests/model/play-rows.ts";
import { bindings, createD1Tables, createPlayers, openCampaign, prizeOf } from "../campaign.fixture.ts";
import { dueMails, writeResults } from "../mail-room/queue-store.ts";
import { shardOf } from "../objects.ts";
import { LedgerStore } from "./ledger-store.ts";
import { projectWinners, queueWinMails } from "./winners-projection.ts";

/** One drain's worth of plays is enough to tell what a play writes from what a statement does. */
const PLAYS = 100;
const CAMPAIGN = "rows-written";

beforeAll(createD1Tables);

/** A database that counts what is written through it, in whatever way it is asked. */
function counting(db: D1Database): { readonly db: D1Database; readonly written: () => number } {
  let written = 0;
  const count = <Result extends D1Result>(result: Result): Result => {
    written += result.meta.rows_written;
    return result;
  };
  const counted = {
    prepare: (sql: string) => ({
      bind: (...values: unknown[]) => {
        const statement = db.prepare(sql).bind(...values);
        return Object.assign(Object.create(statement), {
          statement,
          run: async () => count(await statement.run()),
          all: async () => count(await statement.all()),
        });
      },
    }),
    batch: async (statements: { statement: D1PreparedStatement }[]) =>
      (await db.batch(statements.map(({ statement }) => statement))).map(count),
  };
  return { db: counted as unknown as D1Database, written: () => written };
}

it("writes the rows that the model reckons with", async () => {
  const players = Array.from({ length: PLAYS }, (_, index) => `rows-player-${index}`);
  await createPlayers(...players);
  await openCampaign(CAMPAIGN, { shardCount: 1, ticketCount: PLAYS, prizes: [prizeOf(PLAYS)] });

  const { winners, written } = await runInDurableObject(
    shardOf(bindings, CAMPAIGN, 0),
    (_shard, { storage }) => {
      const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
      const exec = (sql: string, ...values: unknown[]) => {
        const cursor = storage.sql.exec(sql, ...values);
        cursors.push(cursor);
        return cursor;
      };
      const store = new LedgerStore({ exec } as unknown as SqlStorage);
      const firstSeq = 1_000; // behind whatever the campaign's opening wrote
      store.insertRedemptions(
        players.map((player, serial) => ({
          row: {
            kind: "redemption",
            seq: firstSeq + serial,
            at: Date.now(),
            serial,
            player,
            prize: 0,
            r: 0,
            hash: serial.toString(16).padStart(4, "0").padEnd(64, "0"), // its beginning makes the id
          },
          idempotencyKey: null,
        })),
      );
      const ledger = cursors.reduce((rows, { rowsWritten }) => rows + rowsWritten, 0);
      store.saveDrainedSeq(firstSeq + PLAYS);
      store.saveMailedSeq(firstSeq + PLAYS);
      const watermarks = cursors.reduce((rows, { rowsWritten }) => rows + rowsWritten, 0) - ledger;
      return { winners: store.winnersAfter(firstSeq - 1, PLAYS).winners, written: { ledger, watermarks } };
    },
  );

  const projection = counting(bindings.DB);
  await projectWinners(projection.db, CAMPAIGN, winners);
  const mails = counting(bindings.DB);
  await queueWinMails(mails.db, CAMPAIGN, winners, Date.now());
  const sending = counting(bindings.DB);
  const due = await dueMails(bindings.DB, Date.now() + 1, PLAYS);
  await writeResults(
    sending.db,
    due.map(
      ({ id }) => ({ id, kind: "settled", settlement: { state: "sent", sentAt: Date.now() } }) as const,
    ),
  );

  expect(due).toHaveLength(PLAYS);
  expect({
    ledger: written.ledger / PLAYS,
    watermarksPerDrain: written.watermarks,
    winner: Math.round((projection.written() / PLAYS) * 10) / 10,
    mailQueued: Math.round((mails.written() / PLAYS) * 10) / 10,
    mailSent: Math.round((sending.written() / PLAYS) * 10) / 10,
  }).toEqual(PLAY_ROWS);
});
