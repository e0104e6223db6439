import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { CampaignDesk } from "../../durable-objects/campaign-desk/campaign-desk.ts";
import { campaign, HEAD_OFFICE, migrateDatabase, type TestCampaign } from "../test-house.ts";
import { play } from "../tickets/play.ts";
import { campaignAdministration } from "./admin.ts";
import { type CampaignBindings, findCampaign, readCampaign, rememberCampaign } from "./known-campaigns.ts";

let running: TestCampaign;
beforeAll(async () => {
  await migrateDatabase();
  running = await campaign();
});

/** The real desk, with its catalogue's readings counted. */
function counting(): CampaignBindings & { readings: number } {
  const bindings = {
    CODE_KEY: env.CODE_KEY,
    OBJECT_JURISDICTION: "",
    readings: 0,
    CAMPAIGN_DESK: {
      getByName: (name: string) => ({
        catalogue() {
          bindings.readings += 1;
          return env.CAMPAIGN_DESK.getByName(name).catalogue();
        },
      }),
    } as unknown as DurableObjectNamespace<CampaignDesk>,
  };
  return bindings;
}

function context() {
  const behind: Promise<unknown>[] = [];
  return { behind, waitUntil: (promise: Promise<unknown>) => void behind.push(promise) };
}

describe("what an isolate knows of a campaign", () => {
  it("is used as it is for ten seconds", async () => {
    await readCampaign(env, running.slug);
    const bindings = counting();
    const found = await findCampaign(bindings, context(), running.slug, Date.now() + 9_000);
    expect(found?.catalogue.slug).toBe(running.slug);
    expect(bindings.readings).toBe(0);
  });

  it("is then refreshed behind the answer, once for all who ask", async () => {
    await readCampaign(env, running.slug);
    const bindings = counting();
    const ctx = context();
    const later = Date.now() + 11_000;
    await Promise.all([1, 2, 3].map(() => findCampaign(bindings, ctx, running.slug, later)));
    expect(ctx.behind).toHaveLength(1);
    await Promise.all(ctx.behind);
    expect(bindings.readings).toBe(1);
  });

  it("is not used unread after a minute without visitors", async () => {
    const changed = await campaign();
    await readCampaign(env, changed.slug);
    await env.CAMPAIGN_DESK.getByName(changed.slug).changeState("paused", HEAD_OFFICE);
    const ctx = context();
    const stale = await findCampaign(env, ctx, changed.slug);
    const read = await findCampaign(env, ctx, changed.slug, Date.now() + 61_000);
    expect([stale?.catalogue.state, read?.catalogue.state]).toEqual(["open", "paused"]);
  });

  it("never goes back to an older version", async () => {
    const changed = await campaign();
    const before = await readCampaign(env, changed.slug);
    await campaignAdministration(env, HEAD_OFFICE).changeState(changed.slug, "paused");
    if (before) rememberCampaign(env, before.catalogue);
    expect((await findCampaign(env, context(), changed.slug))?.catalogue.state).toBe("paused");
  });

  it("survives a desk that does not answer, and says so in the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await readCampaign(env, running.slug);
    const silent = {
      CODE_KEY: env.CODE_KEY,
      OBJECT_JURISDICTION: "",
      CAMPAIGN_DESK: {
        getByName: () => ({ catalogue: () => Promise.reject(new Error("no answer")) }),
      } as unknown as DurableObjectNamespace<CampaignDesk>,
    };
    const ctx = context();
    const found = await findCampaign(silent, ctx, running.slug, Date.now() + 11_000);
    await Promise.all(ctx.behind);
    expect(found?.catalogue.slug).toBe(running.slug);
    expect(String(log.mock.calls[0]?.[0])).toContain("no answer");
    log.mockRestore();
  });

  it("is nothing for a name nobody gave", async () => {
    const bindings = counting();
    expect(await findCampaign(bindings, context(), "nowhere")).toBeUndefined();
    expect(await findCampaign(bindings, context(), "nowhere")).toBeUndefined();
    expect(bindings.readings).toBe(1); // made-up names do not each wake an object
  });
});

it("a prize that the remembered catalogue lacks is looked up before the win is shown", async () => {
  const added = await campaign();
  const { catalogue } = added;
  const known = await readCampaign(env, added.slug);
  rememberCampaign(env, { ...catalogue, version: known?.catalogue.version ?? 0, prizes: [] });
  const account = {
    id: "player",
    email: "",
    firstName: "",
    lastName: "",
    role: "CLIENT",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  } as const;
  const request = { env, ctx: context(), address: null, now: Date.now() };
  const outcome = await play(request, {
    account,
    campaign: added.slug,
    typedCode: added.code(1),
    idempotencyKey: null,
    language: "fr",
  });
  expect(outcome).toMatchObject({ kind: "won", prize: { name: expect.stringMatching(/Infuseur|Thé/) } });
});
