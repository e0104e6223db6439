/** A chart of counts over time: the drawing is for the eye, the table behind it has every figure. */

import type { Language } from "../i18n/pages.ts";
import { axisFor, barsOf, linePaths } from "./chart-geometry.ts";
import { countText } from "./figures.ts";
import { overviewWords } from "./overview.words.ts";

export interface Point {
  /** As the table and the tooltip name it. */
  readonly label: string;
  readonly count: number;
}

interface TimeChartProps {
  /** For ids: once a page. */
  readonly name: string;
  readonly title: string;
  /** What a point is: the head of the table's first column. */
  readonly unit: string;
  readonly kind: "bars" | "line";
  readonly points: readonly Point[];
  /** Places on the axis when more than points, so that a first day is no wall. */
  readonly slots?: number;
  /** What stands under the axis: its beginning, its middle, its end. */
  readonly axis: readonly string[];
  readonly language: Language;
}

export function TimeChart(props: TimeChartProps) {
  const { name, title, unit, kind, points, slots, language } = props;
  const text = overviewWords[language].chart;
  const counts = points.map(({ count }) => count);
  const axis = axisFor(counts);
  const most = points.reduce<Point | undefined>(
    (best, point) => (best && best.count >= point.count ? best : point),
    undefined,
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const summary =
    most && most.count > 0 ? text.summary(countText(most.count, language), most.label) : text.empty;
  return (
    <figure class="chart">
      <figcaption>
        <h3>{title}</h3>
        <p class="soft">
          {overviewWords[language].plays.total(countText(total, language))}. {summary}
        </p>
      </figcaption>
      <div class="chart-plot">
        <ol class="chart-ticks" aria-hidden="true">
          {axis.ticks.map((tick) => (
            <li key={tick}>{countText(tick, language)}</li>
          ))}
        </ol>
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${name}-title ${name}-desc`}
        >
          <title id={`${name}-title`}>{title}</title>
          <desc id={`${name}-desc`}>{summary}</desc>
          {axis.ticks.map((tick) => (
            <line key={tick} class="chart-grid" x1="0" x2="100" y1={axis.y(tick)} y2={axis.y(tick)} />
          ))}
          {kind === "bars" ? bars(points, barsOf(counts, axis, slots), language) : lineOf(counts, axis)}
        </svg>
        <div class="chart-axis" aria-hidden="true">
          {props.axis.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
      </div>
      <details id={`${name}-figures`}>
        <summary>{text.figures}</summary>
        <table class="table">
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col" class="numeric">
                {text.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="numeric">{countText(count, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function bars(points: readonly Point[], places: ReturnType<typeof barsOf>, language: Language) {
  return places.map((bar, index) => {
    const point = points[index];
    return (
      point && (
        <rect key={point.label} class="chart-bar" {...bar}>
          <title>{`${point.label}\u00a0: ${countText(point.count, language)}`}</title>
        </rect>
      )
    );
  });
}

function lineOf(counts: readonly number[], axis: ReturnType<typeof axisFor>) {
  if (counts.length === 0) return null;
  const paths = linePaths(counts, axis);
  return (
    <>
      <path class="chart-area" d={paths.area} />
      <path class="chart-line" d={paths.line} />
    </>
  );
}
