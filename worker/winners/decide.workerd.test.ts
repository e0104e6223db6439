import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { mails, tallies } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { TicketStatus } from "../services.ts";
import type { Staff } from "../staff.ts";
import { campaign, eventually, migrateDatabase, type TestCampaign } from "../test-house.ts";
import { decide } from "./decide.ts";
import type { AskedDecision, Decision } from "./decision.ts";
import { insertPlayers, insertWins, winnerOf } from "./winners.fixture.ts";

const database = databaseOf(env.DB);
const PLAYED_AT = Date.UTC(2026, 10, 20);
const VALIDATE: Decision = { status: "VALIDATED" };
const REJECT: Decision = { status: "REJECTED", reason: "Ticket illisible" };
const CLAIM: Decision = { status: "CLAIMED" };

let running: TestCampaign;
let userId: string;
let nextSerial = 0;

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  [userId = ""] = await insertPlayers(1);
});

/** One request's service: its clock is read once. */
function desk(now = Date.now()) {
  const request = { env, ctx: { waitUntil: () => {} }, address: null, now };
  return {
    decide: (staff: Staff, ticketId: string, decision: AskedDecision) =>
      decide({ ...request, staff }, ticketId, decision),
  };
}

function staff(name: string): Staff {
  const person = { email: `${name}@example.com`, firstName: name, lastName: "Dupont" };
  return {
    id: name,
    ...person,
    role: "EMPLOYEE",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  };
}

const marie = staff("marie");
const paul = staff("paul");

async function waitingTicket(): Promise<string> {
  const [id = ""] = await insertWins(running.slug, [{ userId, serial: nextSerial++, at: PLAYED_AT }]);
  return id;
}

/** A ticket that was brought to a status. */
async function ticketThatIs(status: TicketStatus): Promise<string> {
  const id = await waitingTicket();
  const decision = [VALIDATE, REJECT, CLAIM].find((candidate) => candidate.status === status);
  if (decision) await desk(PLAYED_AT + 1_000).decide(marie, id, decision);
  return id;
}

const mailsOf = (id: string) =>
  database
    .select()
    .from(mails)
    .where(eq(mails.occasion, `prize-ready:${id}`));

describe("the way of a ticket", () => {
  it.each<[TicketStatus, Decision, boolean]>([
    ["PENDING", VALIDATE, true],
    ["PENDING", REJECT, true],
    ["PENDING", CLAIM, true],
    ["VALIDATED", VALIDATE, true],
    ["VALIDATED", REJECT, false],
    ["VALIDATED", CLAIM, true],
    ["REJECTED", VALIDATE, false],
    ["REJECTED", REJECT, true],
    ["REJECTED", CLAIM, false],
    ["CLAIMED", VALIDATE, false],
    ["CLAIMED", REJECT, false],
    ["CLAIMED", CLAIM, true],
  ])("from %s by %j: %s", async (from, decision, isPossible) => {
    const id = await ticketThatIs(from);
    const before = await winnerOf(id);
    const outcome = await desk().decide(paul, id, decision);
    const after = await winnerOf(id);
    if (!isPossible) expect(outcome).toMatchObject({ kind: "status-not-allowed", from });
    else expect(outcome).toMatchObject({ kind: "decided", ticket: { id, status: decision.status } });
    if (!isPossible || from === decision.status) expect(after).toEqual(before);
    else expect(after?.status).toBe(decision.status);
  });

  it("keeps the instant of each step", async () => {
    const id = await waitingTicket();
    await desk(1_000).decide(marie, id, VALIDATE);
    await desk(2_000).decide(marie, id, CLAIM);
    expect(await winnerOf(id)).toMatchObject({ validatedAt: 1_000, claimedAt: 2_000, rejectedAt: null });
  });

  it("handed over at once is validated at once, and nobody is told that the prize is ready", async () => {
    const id = await waitingTicket();
    await desk(3_000).decide(marie, id, CLAIM);
    expect(await winnerOf(id)).toMatchObject({ validatedAt: 3_000, claimedAt: 3_000 });
    expect(await mailsOf(id)).toEqual([]);
  });

  it("keeps the tallies right", async () => {
    const counts = async () =>
      Object.fromEntries((await database.select().from(tallies)).map(({ name, count }) => [name, count]));
    const before = await counts();
    await ticketThatIs("REJECTED");
    const id = await ticketThatIs("VALIDATED");
    await desk().decide(marie, id, CLAIM);
    const after = await counts();
    const change = (status: TicketStatus) =>
      Number(after[`winners:${status}`]) - Number(before[`winners:${status}`]);
    expect([change("PENDING"), change("VALIDATED"), change("REJECTED"), change("CLAIMED")]).toEqual([
      0, 0, 1, 1,
    ]);
  });

  it("does not find a ticket that is not there", async () => {
    expect(await desk().decide(marie, "nobody's", VALIDATE)).toEqual({ kind: "not-found" });
  });
});

describe("two at once", () => {
  it.each([
    [REJECT, CLAIM],
    [VALIDATE, REJECT],
  ])("cannot decide differently (%j, %j): one wins, the other is told how it stands", async (one, other) => {
    for (let round = 0; round < 20; round++) {
      const id = await waitingTicket();
      const now = Date.now(); // the same millisecond for both
      const outcomes = await Promise.all([
        desk(now).decide(marie, id, round % 2 === 0 ? one : other),
        desk(now).decide(paul, id, round % 2 === 0 ? other : one),
      ]);
      const row = await winnerOf(id);
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["decided", "status-not-allowed"]);
      expect(outcomes.find(({ kind }) => kind === "status-not-allowed")).toMatchObject({ from: row?.status });
      expect(row?.validatedAt === null).toBe(row?.rejectedAt !== null);
      expect(await mailsOf(id)).toHaveLength(row?.status === "VALIDATED" ? 1 : 0);
    }
  });

  it("may decide the same, with one effect and one mail", async () => {
    for (const now of [undefined, PLAYED_AT + 5_000]) {
      const id = await waitingTicket();
      const colleagues = Array.from({ length: 10 }, (_, number) => staff(`colleague-${number}`));
      const outcomes = await Promise.all(
        colleagues.map((colleague, number) =>
          desk(now ?? PLAYED_AT + number).decide(colleague, id, VALIDATE),
        ),
      );
      const row = await winnerOf(id);
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({
          kind: "decided",
          ticket: { validatedAt: new Date(row?.validatedAt ?? 0).toISOString() },
        });
      }
      expect(await mailsOf(id)).toHaveLength(1);
    }
  });
});

it("has the mail sent behind the answer, in the language of the player", async () => {
  await env.DB.prepare("UPDATE users SET language = 'en' WHERE id = ?").bind(userId).run();
  const id = await ticketThatIs("VALIDATED");
  expect(await mailsOf(id)).toMatchObject([{ language: "en", recipient: `${userId}@example.com`, userId }]);
  // Nothing else in this file wakes the mail room.
  await eventually(async () => (await mailsOf(id)).find(({ state }) => state === "sent"));
});
