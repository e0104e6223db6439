/** Points over two axes: lines through them, whiskers for how far rounds were apart, rules for what is aimed at. Pure. */

import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { at, colourOf, FRAME, figure, type Page, straight, svgPage, text, WIDTH, widthOf } from "./svg.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
  /** The ends of a whisker. */
  readonly low?: number;
  readonly high?: number;
  /** Drawn hollow: shown for completeness, not counted. */
  readonly isHollow?: boolean;
  /** Words under the point, where nothing is but the axis. */
  readonly label?: string;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  /** False for points that stand for themselves. */
  readonly isJoined: boolean;
}

export interface Axis {
  /** With its unit. */
  readonly label: string;
  readonly scale: "linear" | "log";
  /** Values that are written; the scale's own choice when left out. */
  readonly ticks?: readonly number[];
  /** The axis reaches at least from here to there. */
  readonly from?: number;
  readonly to?: number;
}

/** A straight line across: at an x upright, at a y level. */
export interface Rule {
  readonly along: "x" | "y";
  readonly value: number;
  readonly label: string;
}

export interface XYChart extends Omit<Page, "body"> {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly rules: readonly Rule[];
}

interface Scale {
  (value: number): number;
  ticks(count: number): number[];
}

/** The chart as an SVG document. @throws RangeError when there is no point, or a log axis meets zero */
export function xyChart(chart: XYChart): string {
  const points = chart.series.flatMap((series) => series.points);
  if (points.length === 0) throw new RangeError(`no points for "${chart.title}"`);
  const ruled = (along: Rule["along"]) =>
    chart.rules.filter((rule) => rule.along === along).map(({ value }) => value);
  const x = scaleOf(chart.x, [...points.map((point) => point.x), ...ruled("x")], FRAME.left, FRAME.right);
  const heights = points.flatMap(({ y, low = y, high = y }) => [low, y, high]);
  const y = scaleOf(chart.y, [...heights, ...ruled("y")], FRAME.bottom, FRAME.top);
  const body = [
    ...gridOf(chart, x, y),
    ...chart.rules.map((rule) => drawRule(rule, x, y)),
    ...chart.series.map((series, index) => drawSeries(series, index, x, y)),
    ...legendOf(chart.series),
  ];
  return svgPage({ ...chart, body: body.join("\n") });
}

function scaleOf(axis: Axis, values: readonly number[], start: number, end: number): Scale {
  const low = Math.min(...values, axis.from ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...values, axis.to ?? Number.NEGATIVE_INFINITY);
  if (axis.scale === "linear") return scaleLinear([low, high > low ? high : low + 1], [start, end]).nice();
  if (!(low > 0)) throw new RangeError(`a log axis ("${axis.label}") has no place for ${low}`);
  // Some air at both ends, so that no point stands on the frame.
  return scaleLog([low / 1.3, high * 1.3], [start, end]);
}

function gridOf({ x: xAxis, y: yAxis }: XYChart, x: Scale, y: Scale): string[] {
  const { left, right, top, bottom } = FRAME;
  return [
    ...ticksOf(yAxis, y).flatMap((value) => [
      straight(left, y(value), right, y(value), "grid"),
      text({ x: left - 10, y: y(value) + 4, words: figure(value), style: "tick", anchor: "end" }),
    ]),
    ...ticksOf(xAxis, x).flatMap((value) => [
      straight(x(value), bottom, x(value), bottom + 5, "axis"),
      text({ x: x(value), y: bottom + 21, words: figure(value), style: "tick", anchor: "middle" }),
    ]),
    straight(left, bottom, right, bottom, "axis"),
    text({ x: (left + right) / 2, y: bottom + 43, words: xAxis.label, style: "note", anchor: "middle" }),
    text({ x: 22, y: (top + bottom) / 2, words: yAxis.label, style: "note", anchor: "middle", turned: -90 }),
  ];
}

/** A log axis is written at 1, 2 and 5 of each decade, or at 1 alone when there are many. */
function ticksOf({ scale, ticks }: Axis, of: Scale): readonly number[] {
  if (ticks !== undefined) return ticks;
  const all = of.ticks(6);
  if (scale === "linear") return all;
  const leading = (value: number) => Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9));
  const decades = all.filter((value) => leading(value) === 1);
  return decades.length > 3 ? decades : all.filter((value) => [1, 2, 5].includes(leading(value)));
}

function drawRule({ along, value, label }: Rule, x: Scale, y: Scale): string {
  const { left, right, top, bottom } = FRAME;
  if (along === "y")
    return [
      straight(left, y(value), right, y(value), "rule"),
      text({ x: left + 6, y: y(value) - 6, words: label, style: "rule-label" }),
    ].join("\n");
  // Upright words' side is where there is room for them.
  const isLeft = x(value) + widthOf(label) + 8 > right;
  return [
    straight(x(value), top, x(value), bottom, "rule"),
    text({
      x: x(value) + (isLeft ? -6 : 6),
      y: top + 12,
      words: label,
      style: "rule-label",
      anchor: isLeft ? "end" : "start",
    }),
  ].join("\n");
}

function drawSeries({ points, isJoined }: Series, index: number, x: Scale, y: Scale): string {
  const colour = colourOf(index);
  const path = line<Point>(
    (point) => Math.round(x(point.x) * 10) / 10,
    (point) => Math.round(y(point.y) * 10) / 10,
  )(points);
  return [
    ...(isJoined && path !== null
      ? [`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`]
      : []),
    ...points.flatMap((point) => [
      ...whiskerOf(point, x, y, colour),
      ...markOf(point, points.length, x, y, colour),
    ]),
  ].join("\n");
}

/** Beyond so many points the line alone says it. */
const MARKED_POINTS_MAX = 60;

function markOf(point: Point, count: number, x: Scale, y: Scale, colour: string): string[] {
  if (count > MARKED_POINTS_MAX) return [];
  const fill = point.isHollow ? "var(--paper)" : colour;
  const under = y(point.low ?? point.y);
  return [
    `<circle cx="${at(x(point.x))}" cy="${at(y(point.y))}" r="4" fill="${fill}" stroke="${colour}" stroke-width="2"/>`,
    ...(point.label === undefined
      ? []
      : [text({ x: x(point.x), y: under + 20, words: point.label, style: "tick", anchor: "middle" })]),
  ];
}

function whiskerOf({ x: value, low, high }: Point, x: Scale, y: Scale, colour: string): string[] {
  if (low === undefined || high === undefined) return [];
  const [middle, bottom, top] = [at(x(value)), at(y(low)), at(y(high))];
  const [left, right] = [at(x(value) - 6), at(x(value) + 6)];
  return [
    `<path d="M${left},${bottom}H${right}M${middle},${bottom}V${top}M${left},${top}H${right}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
  ];
}

/** From the right edge leftwards, above the plot. One series needs no legend: the axis names it. */
function legendOf(series: readonly Series[]): string[] {
  if (series.length < 2) return [];
  let end = WIDTH - 24;
  return series
    .map(({ name }, index) => ({ name, index }))
    .reverse()
    .flatMap(({ name, index }) => {
      const words = text({ x: end, y: 80, words: name, anchor: "end", style: "tick" });
      const start = end - widthOf(name, 12) - 16;
      end = start - 22;
      return [words, `<circle cx="${at(start + 4)}" cy="76" r="5" fill="${colourOf(index)}"/>`];
    });
}
