/** What D1 knows of the campaign, drawn. */

import type { Overview, ProjectedFigures } from "../../../worker/overview/overview-view.ts";
import type { Language } from "../i18n/pages.ts";
import { countText } from "./figures.ts";
import { Funnel } from "./funnel.tsx";
import { overviewWords } from "./overview.words.ts";
import { axisLabels, DAY_SLOTS_MIN, dayPoints, hourPoints } from "./points.ts";
import { TimeChart } from "./time-chart.tsx";

interface ChartsProps {
  readonly projected: ProjectedFigures;
  readonly overview: Overview;
  readonly language: Language;
}

export function OverviewCharts(props: ChartsProps) {
  const { projected, overview, language } = props;
  const text = overviewWords[language];
  const { timeZone } = overview.campaign;
  const hours = hourPoints(projected.hours, language, timeZone);
  const days = dayPoints(projected.days, "plays", language, timeZone);
  const slots = Math.max(DAY_SLOTS_MIN, days.length);
  const byDay = { unit: text.chart.day, slots, axis: axisLabels(days, slots), language };
  const claims = dayPoints(projected.days, "claims", language, timeZone);
  const signUps = dayPoints(projected.days, "signUps", language, timeZone);
  return (
    <>
      <section class="panel wide-panel" aria-labelledby="plays-heading">
        <h2 id="plays-heading">{text.plays.heading}</h2>
        <div class="charts">
          <TimeChart
            name="hours"
            title={text.plays.hours}
            unit={text.chart.hour}
            kind="bars"
            points={hours}
            axis={axisLabels(hours)}
            language={language}
          />
          <TimeChart name="days" title={text.plays.days} kind="bars" points={days} {...byDay} />
        </div>
      </section>
      <section class="panel wide-panel" aria-labelledby="winners-heading">
        <h2 id="winners-heading">{text.winners.heading}</h2>
        <div class="charts">
          {statuses(projected, language)}
          <TimeChart name="claims" title={text.winners.days} kind="bars" points={claims} {...byDay} />
        </div>
      </section>
      <section class="panel tall-panel" aria-labelledby="shops-heading">
        <h2 id="shops-heading">{text.shops.heading}</h2>
        <p class="soft">{text.shops.lead}</p>
        {shops(projected, language)}
      </section>
      <section class="panel" aria-labelledby="players-heading">
        <h2 id="players-heading">{text.players.heading}</h2>
        <TimeChart
          name="sign-ups"
          title={text.players.signUps}
          // A line of one day says nothing: it becomes one with the second.
          kind={signUps.length > 1 ? "line" : "bars"}
          points={signUps}
          unit={text.chart.day}
          {...(signUps.length === 1 && { slots })}
          axis={axisLabels(signUps, signUps.length === 1 ? slots : undefined)}
          language={language}
        />
      </section>
      <section class="panel" aria-labelledby="funnels-heading">
        <h2 id="funnels-heading">{text.funnels.heading}</h2>
        <div class="charts">{funnels(props)}</div>
      </section>
    </>
  );
}

function statuses({ winners }: ProjectedFigures, language: Language) {
  const text = overviewWords[language].winners;
  const steps = (["PENDING", "VALIDATED", "CLAIMED", "REJECTED"] as const).map((status) => ({
    label: text.statuses[status],
    count: winners[status],
  }));
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <div class="funnel">
      <h3>{text.status}</h3>
      <ul>
        {steps.map(({ label, count }) => (
          <li key={label}>
            <span class="funnel-label">{label}</span>
            <strong>{countText(count, language)}</strong>
            {bar(count, most)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function shops({ stores }: ProjectedFigures, language: Language) {
  const text = overviewWords[language].shops;
  const most = Math.max(1, ...stores.map(({ plays }) => plays));
  return (
    <table class="table shops-table">
      <caption class="unseen">{text.heading}</caption>
      <thead>
        <tr>
          <th scope="col">{text.shop}</th>
          <th scope="col" class="numeric">
            {text.plays}
          </th>
          <th scope="col" class="numeric">
            {text.handedOver}
          </th>
        </tr>
      </thead>
      <tbody>
        {stores.map(({ id, name, plays, handedOver }) => (
          <tr key={id ?? ""}>
            <th scope="row">
              {id === null ? text.none : name}
              {bar(plays, most)}
            </th>
            <td class="numeric">{countText(plays, language)}</td>
            <td class="numeric">{countText(handedOver, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Beside a figure that is written out. */
function bar(count: number, most: number) {
  return (
    <svg class="part-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="chart-ground" width="100" height="10" />
      <rect class="chart-bar" width={(Math.max(0, count) / most) * 100} height="10" />
    </svg>
  );
}

function funnels({ projected, overview, language }: ChartsProps) {
  const text = overviewWords[language].funnels;
  const { winners, players, ticketsOut } = projected;
  const inDatabase = winners.PENDING + winners.VALIDATED + winners.CLAIMED + winners.REJECTED;
  const tickets = [
    { label: text.out, count: ticketsOut },
    { label: text.played, count: overview.board?.played ?? inDatabase },
    { label: text.validated, count: winners.VALIDATED + winners.CLAIMED },
    { label: text.handedOver, count: winners.CLAIMED },
  ];
  const people = [
    { label: text.accounts, count: players.accounts },
    { label: text.verified, count: players.verified },
    { label: text.playing, count: players.played },
  ];
  return (
    <>
      <Funnel title={text.tickets} steps={tickets} language={language} />
      <Funnel title={text.players} steps={people} language={language} />
    </>
  );
}
