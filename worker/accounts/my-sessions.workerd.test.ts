import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sessions } from "../../migrations/schema.ts";
import { createServices } from "../services-live.ts";
import { migrateDatabase, PASSWORD, person } from "../test-house.ts";
import { database, sessionStatus } from "./accounts.fixture.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";

beforeAll(migrateDatabase);

function servicesFor(userAgent = FIREFOX) {
  const request = new Request("http://thetiptop.test", { headers: { "user-agent": userAgent } });
  return createServices(env, { waitUntil: () => {} }, request);
}
const services = servicesFor();

/** A person with the session they began with and one opened with Firefox, seen from the latter. */
async function someone() {
  const { id, email, token } = await person();
  const opened = await services.logIn(email, PASSWORD);
  if (opened.kind !== "logged-in") throw new Error(`not logged in: ${opened.kind}`);
  return { id, first: token, second: opened.token, account: opened.user };
}

describe("one's own sessions", () => {
  it("are listed with what they were opened with, this one first, and nobody else's", async () => {
    await someone();
    const { first, second, account } = await someone();
    expect(await services.mySessions(account, second)).toMatchObject([
      { device: "Firefox · Linux", isCurrent: true },
      { device: null, isCurrent: false },
    ]);
    expect(await services.mySessions(account, first)).toMatchObject([
      { device: null, isCurrent: true },
      { device: "Firefox · Linux", isCurrent: false },
    ]);
  });

  it("are listed no more once they have expired", async () => {
    const { id, second, account } = await someone();
    await database().update(sessions).set({ expiresAt: 1 }).where(eq(sessions.userId, id));
    expect(await services.mySessions(account, second)).toEqual([]);
  });

  it("keep nothing of a User-Agent but the names", async () => {
    const { email } = await person();
    await servicesFor(`${FIREFOX} Inconnu/7.3`).logIn(email, PASSWORD);
    const rows = await database().select().from(sessions);
    expect(rows.some(({ device }) => device === "Firefox · Linux")).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/Mozilla|Inconnu|127/);
  });

  it("end one by one, at once, though this isolate remembered them", async () => {
    const { first, second, account } = await someone();
    expect([await sessionStatus(first), await sessionStatus(second)]).toEqual([200, 200]);
    const other = (await services.mySessions(account, second)).find(({ isCurrent }) => !isCurrent);
    await services.endSession(account, other?.id ?? "");
    expect([await sessionStatus(first), await sessionStatus(second)]).toEqual([401, 200]);
  });

  it("cannot be ended by somebody else who knows the id", async () => {
    const [victim, stranger] = [await someone(), await someone()];
    for (const { id } of await services.mySessions(victim.account, victim.second))
      await services.endSession(stranger.account, id);
    expect(await services.mySessions(victim.account, victim.second)).toHaveLength(2);
  });

  it("end all but this one, and only one's own", async () => {
    const [mine, theirs] = [await someone(), await someone()];
    await services.endOtherSessions(mine.account, mine.second);
    expect([await sessionStatus(mine.first), await sessionStatus(mine.second)]).toEqual([401, 200]);
    expect(await sessionStatus(theirs.first)).toBe(200);
  });
});
