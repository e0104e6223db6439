import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { cancelTicketAt, projectionOf } from "../../durable-objects/objects.ts";
import { auditLog, failedLookUps, users, winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { POLICIES } from "../limits/policies.ts";
import type { Staff } from "../staff.ts";
import type { StaffContext } from "../staff-context.ts";
import { campaign, migrateDatabase, type Person, person, type TestCampaign } from "../test-house.ts";
import { decide } from "../winners/decide.ts";
import { playedTicket, winnerOf } from "../winners/winners.fixture.ts";
import { counterTicket } from "./counter-tickets.ts";
import { failuresSince } from "./failed-look-ups.ts";
import { lookUp, openPlayer } from "./look-up-live.ts";

const database = databaseOf(env.DB);
const DAY_MS = 86_400_000;

let running: TestCampaign;
let player: Person;
let nextSerial = 0;

beforeAll(async () => {
  await migrateDatabase();
  const half = 9_999;
  running = await campaign({
    slug: env.DEFAULT_CAMPAIGN,
    batches: [
      { label: "Nice", firstSerial: 0, lastSerial: half, status: "active", store: "nice" },
      { label: "Volée", firstSerial: half + 1, lastSerial: 19_999, status: "revoked" },
    ],
  });
  player = await person();
});

/** Each test looks up as somebody new: limits and kept failures are one person's. */
async function as(now = Date.now()): Promise<StaffContext & { readonly staff: Staff }> {
  const { id, email } = await person("EMPLOYEE");
  const names = { firstName: "Marie", lastName: "Dupont" };
  await database.update(users).set(names).where(eq(users.id, id));
  const staff: Staff = {
    id,
    email,
    ...names,
    role: "EMPLOYEE",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  };
  return { env, ctx: { waitUntil: () => {} }, address: null, now, staff };
}

const played = () => playedTicket(running, player, nextSerial++);
const verdictFor = async (id: string, now?: number) =>
  (await counterTicket(await as(now), id, "fr"))?.verdict;
const failuresOf = ({ staff }: StaffContext) => failuresSince(database, staff.id, 0);

describe("the verdict about a ticket", () => {
  it("follows its way: to validate, ready, handed over", async () => {
    const { id } = await played();
    expect(await verdictFor(id)).toBe("to-validate");
    await decide(await as(), id, { status: "VALIDATED" });
    expect(await verdictFor(id)).toBe("ready");
    await decide(await as(), id, { status: "CLAIMED" });
    expect(await verdictFor(id)).toBe("handed-over");
  });

  it("says that it was rejected, and why", async () => {
    const { id } = await played();
    await decide(await as(), id, { status: "REJECTED", why: "altered", note: "" });
    const ticket = await counterTicket(await as(), id, "fr");
    expect(ticket).toMatchObject({
      verdict: "rejected",
      rejectionReason: "Le ticket présenté a été modifié.",
      actions: [],
    });
  });

  it("comes too late once claims have ended, save for what was handed over", async () => {
    const [open, given] = [await played(), await played()];
    await decide(await as(), given.id, { status: "CLAIMED" });
    const { claimUntil } = running.catalogue;
    expect(await verdictFor(open.id, claimUntil - 1)).toBe("to-validate");
    expect(await verdictFor(open.id, claimUntil)).toBe("too-late");
    expect(await verdictFor(given.id, claimUntil)).toBe("handed-over");
  });

  it("shows the player masked, and who did what when", async () => {
    const { id } = await played();
    const marie = await as();
    await decide(marie, id, { status: "VALIDATED" });
    const ticket = await counterTicket(marie, id, "fr");
    expect(ticket?.player).toMatchObject({ name: "Zoé L.", email: `${player.email[0]}•••@example.com` });
    expect(JSON.stringify(ticket)).not.toContain("Lefèvre");
    expect(JSON.stringify(ticket)).not.toContain(player.email);
    expect(ticket?.history).toMatchObject([
      { kind: "played", by: null },
      { kind: "validated", by: "Marie D." },
    ]);
  });

  it("offers undo to whoever decided, for a minute", async () => {
    const { id } = await played();
    const marie = await as();
    await decide(marie, id, { status: "CLAIMED" });
    expect((await counterTicket(marie, id, "fr"))?.undoable).toMatchObject({ kind: "handed-over" });
    expect((await counterTicket({ ...marie, now: marie.now + 61_000 }, id, "fr"))?.undoable).toBeNull();
    expect((await counterTicket(await as(), id, "fr"))?.undoable).toBeNull();
  });
});

describe("a code", () => {
  it("leads to its ticket, also as the link behind the QR code", async () => {
    const { id, code } = await played();
    const found = { kind: "ticket", ticketId: id };
    expect(await lookUp(await as(), code, "fr")).toEqual(found);
    expect(await lookUp(await as(), `https://thetiptop.test/jouer?code=${code}`, "fr")).toEqual(found);
  });

  it("just played, which D1 does not have yet, is brought there as the outbox does, and can be decided about", async () => {
    const { id, code } = await played();
    const whole = await winnerOf(id);
    await database.delete(winners).where(eq(winners.id, id));
    const marie = await as();
    expect(await lookUp(marie, code, "fr")).toEqual({ kind: "ticket", ticketId: id });
    expect(await winnerOf(id)).toEqual(whole);
    expect(await decide(marie, id, { status: "CLAIMED" })).toMatchObject({ kind: "decided", isNew: true });
    expect(await projectionOf(env, running.slug, 0, 19_000)).toBeNull();
  });

  it("that nobody played says how its batch stands", async () => {
    const outcome = await lookUp(await as(), running.code(5_000), "fr");
    expect(outcome).toMatchObject({ kind: "no-ticket", verdict: "not-played", batch: "active" });
    const stolen = await lookUp(await as(), running.code(15_000), "fr");
    expect(stolen).toMatchObject({ verdict: "not-played", batch: "revoked" });
  });

  it("of a refunded purchase is said to be cancelled, so that nobody is sent to play it", async () => {
    const serial = 5_001;
    await cancelTicketAt(env, running.slug, serial % running.catalogue.shardCount, serial);
    const marie = await as();
    expect(await lookUp(marie, running.code(serial), "fr")).toMatchObject({
      kind: "no-ticket",
      verdict: "cancelled",
    });
    expect(await failuresOf(marie)).toMatchObject([{ reason: "cancelled" }]);
  });

  it.each([
    ["unknown", "9999999999"],
    ["malformed", "12345"],
  ])("that is %s says so", async (verdict, typed) => {
    expect(await lookUp(await as(), typed, "fr")).toMatchObject({ kind: "no-ticket", verdict });
  });

  it("of somebody whose account is erased leads to nobody", async () => {
    const leaving = await person();
    const { id, code } = await playedTicket(running, leaving, nextSerial++);
    await database.delete(winners).where(eq(winners.id, id));
    await database.delete(users).where(eq(users.id, leaving.id));
    expect(await lookUp(await as(), code, "fr")).toMatchObject({ kind: "no-ticket", verdict: "erased" });
  });

  it("past the limit is answered no more, save a played one", async () => {
    const marie = await as();
    for (let look = 0; look < POLICIES["counter-look-up"].limit; look += 1)
      await lookUp(marie, "9999999999", "fr");
    const limited = { kind: "no-ticket", verdict: "limited" };
    expect(await lookUp(marie, "9999999999", "fr")).toMatchObject(limited);
    expect(await lookUp(marie, running.code(5_000), "fr")).toMatchObject(limited);
    expect(await lookUp(marie, "Nulle Personne", "fr")).toMatchObject(limited);
    const { id, code } = await played();
    expect(await lookUp(marie, code, "fr")).toEqual({ kind: "ticket", ticketId: id });
  });
});

describe("a name or an address", () => {
  it("leads to masked players with their open prizes", async () => {
    const named = await person();
    await database
      .update(users)
      .set({ firstName: "Ondine", lastName: "Garçonnet", city: "Nice" })
      .where(eq(users.id, named.id));
    const { id } = await playedTicket(running, named, nextSerial++);
    for (const typed of ["ondine garconnet", named.email]) {
      const outcome = await lookUp(await as(), typed, "fr");
      expect(outcome).toMatchObject({
        kind: "people",
        people: [{ id: named.id, name: "Ondine G.", city: "Nice", openPrizes: [{ id, status: "PENDING" }] }],
      });
      expect(JSON.stringify(outcome)).not.toContain("Garçonnet");
      expect(JSON.stringify(outcome)).not.toContain(named.email);
    }
  });

  it("never leads to a colleague", async () => {
    const { staff } = await as();
    expect(await lookUp(await as(), staff.email, "fr")).toEqual({ kind: "nobody", asked: "email" });
  });
});

describe("opening a player's file", () => {
  it("is on record before it is shown, and shows neither address nor telephone", async () => {
    await database
      .update(users)
      .set({ phone: "0612345678", address: "1 rue X" })
      .where(eq(users.id, player.id));
    const marie = await as();
    const file = await openPlayer(marie, player.id, "fr");
    expect(file).toMatchObject({ firstName: "Zoé", lastName: "Lefèvre" });
    expect(JSON.stringify(file)).not.toMatch(/0612345678|1 rue X/);
    const rows = await database.select().from(auditLog).where(eq(auditLog.actorId, marie.staff.id));
    expect(rows).toMatchObject([{ action: "player.opened", subjectKind: "player", subjectId: player.id }]);
  });

  it("is not possible for a colleague's", async () => {
    const { staff } = await as();
    const marie = await as();
    expect(await openPlayer(marie, staff.id, "fr")).toBeUndefined();
    expect(await database.select().from(auditLog).where(eq(auditLog.actorId, marie.staff.id))).toEqual([]);
  });
});

describe("look-ups that found nothing", () => {
  it("are kept masked, with why and where", async () => {
    const marie = await as();
    await database.update(users).set({ storeId: "nice" }).where(eq(users.id, marie.staff.id));
    for (const typed of ["9999999999", "12345", "Zébulon Inconnu", "personne@example.com"])
      await lookUp(marie, typed, "fr");
    const kept = await failuresOf(marie);
    expect(
      kept.map(({ kind, masked, reason, storeId }) => [kind, masked, reason, storeId]).toSorted(),
    ).toEqual(
      [
        ["code", "99••••••99", "unknown", "nice"],
        ["code", "•••••", "malformed", "nice"],
        ["email", "p•••@example.com", "nobody", "nice"],
        ["name", "Z••• I•••", "nobody", "nice"],
      ].toSorted(),
    );
  });

  it("are forgotten after 30 days, some with each new one", async () => {
    const marie = await as(Date.now() - 31 * DAY_MS);
    for (let look = 0; look < 3; look += 1) await lookUp(marie, "12345", "fr");
    const later = { ...marie, now: Date.now() };
    await lookUp(later, "12345", "fr");
    const kept = await database.select().from(failedLookUps).where(eq(failedLookUps.actorId, marie.staff.id));
    expect(kept.map(({ at }) => at)).toEqual([later.now]);
  });

  it("are kept up to a number an hour, however fast a scanner stutters", async () => {
    const marie = await as();
    for (let look = 0; look < 210; look += 1) await lookUp(marie, "12345", "fr");
    const kept = await database.select().from(failedLookUps).where(eq(failedLookUps.actorId, marie.staff.id));
    expect(kept).toHaveLength(200);
  });
});
