/** A real Prometheus scrapes a house in which people play, and ends with the figures of the ledgers. */

import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definitionOf, type TestCampaign } from "../system/campaigns.ts";
import { House, until } from "../system/house.ts";
import { forEachOf } from "../system/load.ts";
import { ALREADY_USED, ledgerWins, play } from "../system/plays.ts";
import { HOW_TO_GET, isInstalled, promtool } from "./debian-tools.ts";
import { PrometheusProcess } from "./prometheus-process.ts";

const METRICS_TOKEN = "a-token-for-the-scraper-alone";
const WINS = 400;
const REPEATED = 25;
const PLAYERS = 40;
const AT_ONCE = 16;
/** Isolates report after 5 s, the object and the desk show figures of 10 s ago at most, and scrapes are a second apart. */
const SHOWN_TIMEOUT_MS = 40_000;

describe.skipIf(!isInstalled("prometheus"))(`a real Prometheus ${HOW_TO_GET}`, () => {
  let house: House;
  let campaign: TestCampaign;
  let prometheus: PrometheusProcess;

  beforeAll(async () => {
    house = await House.open("scraped", { METRICS_TOKEN });
    campaign = await house.campaign(definitionOf("scraped", 20_000));
    prometheus = await PrometheusProcess.start(new URL(house.url).host, METRICS_TOKEN);
    // Before the first play: a counter's rise is seen only from what was scraped before it.
    await until(async () => (await prometheus.value('up{job="thetiptop"}')) === 1, SHOWN_TIMEOUT_MS);
    const players = await house.players(PLAYERS);
    const plays = Array.from({ length: WINS }, (_, serial) => serial);
    await forEachOf(plays, AT_ONCE, async (serial) => {
      const player = players[serial % PLAYERS];
      if (!player) throw new Error("no player was seeded");
      const { status } = await play(house, { player, code: campaign.codes.codeOf(serial) });
      expect(status).toBe(200);
    });
    await forEachOf(plays.slice(0, REPEATED), AT_ONCE, async (serial) => {
      const player = players[serial % PLAYERS];
      if (!player) throw new Error("no player was seeded");
      const { body } = await play(house, { player, code: campaign.codes.codeOf(serial) });
      expect(body.error).toBe(ALREADY_USED);
    });
  });
  afterAll(async () => {
    await prometheus?.stop();
    await house?.close();
  });

  async function shown() {
    return {
      redemptions: await prometheus.value("thetiptop_redemptions_total"),
      awarded: await prometheus.value("sum(thetiptop_prizes_awarded_total)"),
      won: await prometheus.value('sum(thetiptop_plays_total{outcome="won"})'),
      used: await prometheus.value('thetiptop_plays_total{outcome="already-used"}'),
      answered: await prometheus.value('thetiptop_http_requests_total{route="/api/game/play",status="200"}'),
      timed: await prometheus.value('thetiptop_http_request_duration_seconds_count{route="/api/game/play"}'),
      imbalance: await prometheus.value("thetiptop_stock_imbalance"),
    };
  }

  it("has as many redemptions as the ledgers, and as many wins told as there were", async () => {
    const inLedgers = ledgerWins(await house.ledgers(campaign)).length;
    expect(inLedgers).toBe(WINS);
    const wanted = {
      redemptions: WINS,
      awarded: WINS,
      won: WINS,
      used: REPEATED,
      answered: WINS,
      timed: WINS + REPEATED,
      imbalance: 0,
    };
    // Counts and the desk's figures come each in its own time, and one report may end between two plays.
    await until(async () => isDeepStrictEqual(await shown(), wanted), SHOWN_TIMEOUT_MS).catch(() => {});
    const values = await shown();
    console.log(`Prometheus: ${JSON.stringify(values)}; ledgers: ${inLedgers}`);
    expect(values).toEqual(wanted);
  });

  it("reads our rules, and nothing fires that pages", async () => {
    const unplayed = "campaign:thetiptop_tickets_unplayed:sum";
    await until(async () => (await prometheus.value(unplayed)) === 20_000 - WINS, SHOWN_TIMEOUT_MS);
    expect([...(await prometheus.query('ALERTS{severity="page",alertstate="firing"}')).keys()]).toEqual([]);
  });

  it("finds nothing to say against the text of a scrape", async () => {
    const { body } = await house.ask<string>("/metrics", { token: METRICS_TOKEN });
    expect(promtool(["check", "metrics"], body)).toEqual({ exitCode: 0, output: "" });
  });

  it("is not answered without the token", async () => {
    expect((await house.ask("/metrics")).status).toBe(401);
  });
});
