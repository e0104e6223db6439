import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditLog, mails, users, winnerEvents } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Staff } from "../staff.ts";
import type { StaffContext } from "../staff-context.ts";
import { campaign, migrateDatabase, person, type TestCampaign } from "../test-house.ts";
import { decide } from "./decide.ts";
import { type AskedDecision, BULK_MAX, UNDO_MS } from "./decision.ts";
import { undo } from "./undo.ts";
import { validateAll } from "./validate-tickets.ts";
import { insertPlayers, insertWins, winnerOf } from "./winners.fixture.ts";

const database = databaseOf(env.DB);
const START = Date.UTC(2026, 10, 20);
const VALIDATE: AskedDecision = { status: "VALIDATED" };
const CLAIM: AskedDecision = { status: "CLAIMED" };
const REJECT: AskedDecision = { status: "REJECTED", why: "unreadable", note: "Encre effacée" };

let running: TestCampaign;
let userId: string;
let marie: Staff;
let paul: Staff;
let nextSerial = 0;

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  [userId = ""] = await insertPlayers(1);
  [marie, paul] = await Promise.all([employee("Marie", "nice"), employee("Paul", null)]);
});

async function employee(firstName: string, storeId: string | null): Promise<Staff> {
  const { id, email } = await person("EMPLOYEE");
  await database.update(users).set({ firstName, lastName: "Dupont", storeId }).where(eq(users.id, id));
  const rest = {
    lastName: "Dupont",
    role: "EMPLOYEE",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  } as const;
  return { id, email, firstName, ...rest };
}

const as = (staff: Staff, now = Date.now()): StaffContext => ({
  env,
  ctx: { waitUntil: () => {} },
  address: null,
  now,
  staff,
});

async function waitingTicket(slug = running.slug): Promise<string> {
  const [id = ""] = await insertWins(slug, [{ userId, serial: nextSerial++, at: START }]);
  return id;
}

const eventsFor = (id: string) => database.select().from(winnerEvents).where(eq(winnerEvents.winnerId, id));
const auditFor = (id: string) => database.select().from(auditLog).where(eq(auditLog.subjectId, id));
const mailsFor = (id: string) =>
  database
    .select()
    .from(mails)
    .where(eq(mails.occasion, `prize-ready:${id}`));

describe("each decision", () => {
  it("leaves an event with who, when and where, and an audit row, in the same moment", async () => {
    const id = await waitingTicket();
    const now = Date.now();
    await decide(as(marie, now), id, CLAIM);
    expect(await winnerOf(id)).toMatchObject({ status: "CLAIMED", claimedStore: "nice", claimedAt: now });
    expect(await eventsFor(id)).toMatchObject([
      { kind: "handed-over", actorId: marie.id, storeId: "nice", at: now },
    ]);
    const [row] = await auditFor(id);
    expect(row).toMatchObject({ action: "winner.handed-over", actorId: marie.id, actorRole: "EMPLOYEE" });
    expect([row?.before, row?.after]).toEqual(['{"status":"PENDING"}', '{"status":"CLAIMED"}']);
  });

  it("that is refused leaves nothing", async () => {
    const id = await waitingTicket();
    await decide(as(marie), id, REJECT);
    const outcome = await decide(as(paul), id, CLAIM);
    expect(outcome).toMatchObject({ kind: "status-not-allowed", from: "REJECTED", by: { name: "Marie D." } });
    expect([(await eventsFor(id)).length, (await auditFor(id)).length]).toEqual([1, 1]);
  });

  it("by a reason of the house is worded in the player's language, and its words stay out of the audit log", async () => {
    const id = await waitingTicket();
    await database.update(users).set({ language: "en" }).where(eq(users.id, userId));
    await decide(as(marie), id, REJECT);
    await database.update(users).set({ language: "fr" }).where(eq(users.id, userId));
    expect((await winnerOf(id))?.rejectionReason).toBe("The ticket shown cannot be read. Encre effacée");
    const [row] = await auditFor(id);
    expect(row?.after).toBe('{"status":"REJECTED","why":"unreadable"}');
  });

  it("of two who hand over at once is made by one, and the other is told by whom and when", async () => {
    for (let round = 0; round < 10; round++) {
      const id = await waitingTicket();
      const now = Date.now();
      const outcomes = await Promise.all([
        decide(as(marie, now), id, CLAIM),
        decide(as(paul, now), id, CLAIM),
      ]);
      const hands = outcomes.map((outcome) => outcome.kind === "decided" && outcome.by?.staffId);
      expect(new Set(hands).size).toBe(1);
      expect(outcomes.filter((outcome) => outcome.kind === "decided" && outcome.isNew)).toHaveLength(1);
      expect(await eventsFor(id)).toHaveLength(1);
    }
  });

  it("comes too late after the claims have ended, save a rejection", async () => {
    const { slug, catalogue } = await campaign();
    const late = catalogue.claimUntil;
    const id = await waitingTicket(slug);
    expect(await decide(as(marie, late), id, CLAIM)).toEqual({ kind: "too-late", claimUntil: late });
    expect(await decide(as(marie, late), id, VALIDATE)).toMatchObject({ kind: "too-late" });
    expect(await decide(as(marie, late - 1), id, VALIDATE)).toMatchObject({ kind: "decided" });
    expect(await decide(as(marie, late), id, CLAIM)).toMatchObject({ kind: "too-late" });
    expect((await winnerOf(id))?.status).toBe("VALIDATED");
    const other = await waitingTicket(slug);
    expect(await decide(as(marie, late), other, REJECT)).toMatchObject({ kind: "decided" });
  });
});

describe("undoing", () => {
  it.each([
    ["a validation", VALIDATE],
    ["a rejection", REJECT],
    ["a hand-over", CLAIM],
  ])("%s restores every column", async (_name, decision) => {
    const id = await waitingTicket();
    const before = await winnerOf(id);
    await decide(as(marie), id, decision);
    expect(await undo(as(marie), id)).toMatchObject({ kind: "undone", ticket: { status: "PENDING" } });
    expect(await winnerOf(id)).toEqual(before);
    expect((await eventsFor(id)).map(({ kind }) => kind)).toContain("undone");
    expect((await auditFor(id)).map(({ action }) => action)).toContain("winner.undone");
  });

  it("a hand-over of what was validated leaves it validated", async () => {
    const id = await waitingTicket();
    const now = Date.now();
    await decide(as(paul, now), id, VALIDATE);
    await decide(as(marie, now + 1), id, CLAIM);
    await undo(as(marie, now + 2), id);
    expect(await winnerOf(id)).toMatchObject({ status: "VALIDATED", validatedAt: now, claimedStore: null });
  });

  it("is possible for a minute and not a moment longer", async () => {
    const [first, second] = [await waitingTicket(), await waitingTicket()];
    const now = Date.now();
    await decide(as(marie, now), first, CLAIM);
    await decide(as(marie, now), second, CLAIM);
    expect(await undo(as(marie, now + UNDO_MS), first)).toMatchObject({ kind: "undone" });
    expect(await undo(as(marie, now + 61_000), second)).toEqual({ kind: "expired" });
    expect((await winnerOf(second))?.status).toBe("CLAIMED");
  });

  it("is for whoever decided", async () => {
    const id = await waitingTicket();
    await decide(as(marie), id, CLAIM);
    expect(await undo(as(paul), id)).toMatchObject({ kind: "not-yours", by: { name: "Marie D." } });
    expect((await winnerOf(id))?.status).toBe("CLAIMED");
  });

  it("is refused once somebody else has decided since", async () => {
    const id = await waitingTicket();
    const now = Date.now();
    await decide(as(marie, now), id, VALIDATE);
    const [validated] = await eventsFor(id);
    await decide(as(paul, now + 1), id, CLAIM);
    expect(await undo(as(marie, now + 2), id)).toMatchObject({ kind: "not-yours" });
    expect(await undo(as(marie, now + 2), id, validated?.id)).toMatchObject({
      kind: "changed",
      by: { name: "Paul D." },
    });
    expect((await winnerOf(id))?.status).toBe("CLAIMED");
  });

  it("and handing over at once have one result, and its events tell it", async () => {
    for (let round = 0; round < 20; round++) {
      const id = await waitingTicket();
      const now = Date.now();
      await decide(as(marie, now - 10), id, VALIDATE);
      const [undone, handed] = await Promise.all([
        undo(as(marie, now), id),
        decide(as(paul, now), id, CLAIM),
      ]);
      const row = await winnerOf(id);
      expect(handed).toMatchObject({ kind: "decided" });
      expect(row).toMatchObject({ status: "CLAIMED", claimedAt: now });
      expect(["undone", "changed", "not-yours"]).toContain(undone.kind);
      // Undone first, then handed over from PENDING: its validation is the hand-over's.
      expect(row?.validatedAt).toBe(undone.kind === "undone" ? now : now - 10);
    }
  });

  it("asked twice at once is done once and answers the same", async () => {
    const id = await waitingTicket();
    await decide(as(marie), id, CLAIM);
    const outcomes = await Promise.all([undo(as(marie), id), undo(as(marie), id), undo(as(marie), id)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["undone", "undone", "undone"]);
    expect((await eventsFor(id)).filter(({ kind }) => kind === "undone")).toHaveLength(1);
  });

  it("has nothing to do for a ticket about which nobody decided, and finds none that is not there", async () => {
    expect(await undo(as(marie), await waitingTicket())).toEqual({ kind: "nothing-to-undo" });
    expect(await undo(as(marie), crypto.randomUUID())).toEqual({ kind: "not-found" });
  });

  it("takes the mail back that is still queued, and says so when it has gone", async () => {
    const [queued, sent] = [await waitingTicket(), await waitingTicket()];
    for (const id of [queued, sent]) await insertValidated(id);
    await database
      .update(mails)
      .set({ state: "sent" })
      .where(eq(mails.occasion, `prize-ready:${sent}`));
    expect(await undo(as(marie), queued)).toMatchObject({ kind: "undone", mail: "withdrawn" });
    expect(await mailsFor(queued)).toEqual([]);
    expect(await undo(as(marie), sent)).toMatchObject({ kind: "undone", mail: "sent" });
    expect(await mailsFor(sent)).toHaveLength(1);
  });
});

/** Validated while the mail room cannot send: it is not due for an hour. */
async function insertValidated(id: string): Promise<void> {
  const context = as(marie);
  const asleep = { getByName: () => ({ wake: async () => {} }) } as unknown as typeof env.MAIL_ROOM;
  await decide({ ...context, env: { ...env, MAIL_ROOM: asleep } }, id, VALIDATE);
  await database
    .update(mails)
    .set({ state: "queued", dueAt: Date.now() + 3_600_000, sentAt: null })
    .where(eq(mails.occasion, `prize-ready:${id}`));
}

describe("validating many at once", () => {
  it("says of each what became of it, and mails each new one once", async () => {
    const [one, two, rejected] = [await waitingTicket(), await waitingTicket(), await waitingTicket()];
    const { slug, catalogue } = await campaign({ claimUntil: Date.now() + 3_700_000 });
    const late = await waitingTicket(slug);
    await decide(as(paul), rejected, REJECT);
    const nobodys = crypto.randomUUID();
    const now = catalogue.claimUntil;
    const outcome = await validateAll(as(marie, now), [one, two, two, rejected, late, nobodys]);
    expect(outcome).toMatchObject({
      kind: "done",
      results: [
        { id: one, kind: "validated", status: "VALIDATED" },
        { id: two, kind: "validated" },
        { id: rejected, kind: "stands-already", status: "REJECTED" },
        { id: late, kind: "too-late", status: "PENDING" },
        { id: nobodys, kind: "not-found", code: null },
      ],
    });
    for (const id of [one, two]) {
      expect(await winnerOf(id)).toMatchObject({ status: "VALIDATED", validatedAt: now });
      expect(
        [await eventsFor(id), await auditFor(id), await mailsFor(id)].map((rows) => rows.length),
      ).toEqual([1, 1, 1]);
    }
    for (const id of [late, rejected]) expect(await mailsFor(id)).toEqual([]);
  });

  it(`takes ${BULK_MAX} and not one more`, async () => {
    const ids = await Promise.all(Array.from({ length: BULK_MAX }, () => waitingTicket()));
    expect(await validateAll(as(marie), [...ids, crypto.randomUUID()])).toEqual({ kind: "too-many" });
    expect((await winnerOf(ids[0] ?? ""))?.status).toBe("PENDING");
    const outcome = await validateAll(as(marie), ids);
    expect(outcome.kind === "done" && outcome.results.every(({ kind }) => kind === "validated")).toBe(true);
  });
});
