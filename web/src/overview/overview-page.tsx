/** The overview: complete as it comes from the server; its script (go-live.ts) keeps the figures in `data-live` current. */

import { event$ } from "@builder.io/qwik";
import type { Overview } from "../../../worker/overview/overview-view.ts";
import { formatDate } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { clockText, countText } from "./figures.ts";
import { goLive } from "./go-live.ts";
import { overviewWords } from "./overview.words.ts";
import { OverviewCharts } from "./overview-charts.tsx";
import { PrizeProgress } from "./prize-progress.tsx";
import { ServiceState } from "./service-state.tsx";

interface OverviewPageProps {
  readonly overview: Overview;
  readonly language: Language;
}

const begin = event$((_: Event, page: HTMLElement) => goLive(page));

export function OverviewPage({ overview, language }: OverviewPageProps) {
  const text = overviewWords[language];
  const { campaign, board, desk, projected, at } = overview;
  const { timeZone } = campaign;
  const missing = board?.missing ?? 0;
  const watching = {
    "data-stream": pathOf("live", language),
    "data-language": language,
    "data-zone": timeZone,
    "data-never": text.never,
    "data-on": text.live.on,
    "data-again": text.live.again,
    "data-off": text.live.off,
    "data-heard": text.live.heard,
  };
  return (
    <div id="overview" class="overview" {...watching} document:onQInit$={begin}>
      <div class="overview-head" data-part="head" id="overview-head">
        <p class={["campaign-state", `campaign-${campaign.state}`]}>
          <strong>{text.states[campaign.state]}</strong> {campaign.name}
        </p>
        <p class="soft">{datesText(overview, language)}</p>
      </div>
      <p class="live-line">
        <span id="live-state" role="status">
          {text.live.madeAt(formatDate(at, language, timeZone, true))}
        </span>{" "}
        <span id="live-heard" class="soft" />
      </p>
      <div data-part="notes" id="overview-notes" class="overview-notes">
        {board === null && <p class="notice neutral">{text.live.boardSilent}</p>}
        {missing > 0 && <p class="notice neutral">{text.live.missingShards(missing)}</p>}
        {projected === null && <p class="notice neutral">{text.live.databaseSilent}</p>}
      </div>

      <section aria-labelledby="now-heading">
        <h2 id="now-heading" class="unseen">
          {text.now}
        </h2>
        <dl class="key-figures">
          <div class="key-figure main-figure">
            <dt>{text.played}</dt>
            <dd data-live="played">{playedText(overview, language)}</dd>
          </div>
          <div class="key-figure">
            <dt>{text.lastPlay}</dt>
            <dd data-live="last">
              {board?.lastAt ? clockText(board.lastAt, language, timeZone) : board ? text.never : "–"}
            </dd>
          </div>
          {winnerFigures(overview, language)}
        </dl>
      </section>

      <section class="panel" aria-labelledby="prizes-heading" id="overview-prizes" data-part="prizes">
        <h2 id="prizes-heading">{text.prizes.heading}</h2>
        <p class="soft">{text.prizes.lead}</p>
        <PrizeProgress overview={overview} language={language} />
      </section>

      {projected && (
        <div id="overview-charts" data-part="charts" class="overview-charts">
          <OverviewCharts projected={projected} overview={overview} language={language} />
        </div>
      )}
      <section class="panel" aria-labelledby="service-heading" id="overview-service" data-part="service">
        <h2 id="service-heading">{text.service.heading}</h2>
        <ServiceState desk={desk} projected={projected} language={language} />
      </section>
    </div>
  );
}

function playedText({ board, desk }: Overview, language: Language): string {
  const awarded = board?.awarded ?? desk?.awarded;
  return awarded === undefined
    ? "–"
    : countText(
        awarded.reduce((sum, count) => sum + count, 0),
        language,
      );
}

function winnerFigures({ projected }: Overview, language: Language) {
  if (!projected) return null;
  const text = overviewWords[language];
  const { winners } = projected;
  const figures = [
    [text.toValidate, winners.PENDING],
    [text.toHandOver, winners.VALIDATED],
    [text.handedOver, winners.CLAIMED],
  ] as const;
  return figures.map(([label, count], index) => (
    <div key={label} class="key-figure" data-part="figure" id={`key-figure-${index}`}>
      <dt>{label}</dt>
      <dd>{countText(count, language)}</dd>
    </div>
  ));
}

function datesText({ campaign, at }: Overview, language: Language): string {
  const text = overviewWords[language];
  function day(instant: number): string {
    return formatDate(instant, language, campaign.timeZone, true);
  }
  const claims = text.claims(formatDate(campaign.claimUntil, language, campaign.timeZone, false));
  if (campaign.state === "closed" || campaign.state === "archived")
    return `${text.closed(day(campaign.closesAt))} · ${claims}`;
  const next =
    at < campaign.opensAt ? text.opens(day(campaign.opensAt)) : text.closes(day(campaign.closesAt));
  return `${next} · ${claims}`;
}
