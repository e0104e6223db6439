/** Bars with whiskers, one a line, each with words of its own. Pure. */

import { scaleLinear } from "d3-scale";
import type { Spread } from "../measured/figures.ts";
import { at, colourOf, FRAME, figure, type Page, straight, svgPage, text } from "./svg.ts";

export interface Bar {
  readonly name: string;
  readonly value: Spread;
  /** Under the name: what is to be known about it. */
  readonly note: string;
  /** The one the others are compared with. */
  readonly isOurs: boolean;
}

export interface BarChart extends Omit<Page, "body"> {
  /** With its unit. */
  readonly label: string;
  readonly bars: readonly Bar[];
}

const LEFT = 296; // names of designs are long
const BAR_HEIGHT_MAX = 30;
/** For the figure behind a whisker. */
const FIGURE_PIXELS = 60;

/** The chart as an SVG document. @throws RangeError when there is no bar */
export function barChart(chart: BarChart): string {
  if (chart.bars.length === 0) throw new RangeError(`no bars for "${chart.title}"`);
  const { top, bottom } = FRAME;
  const right = FRAME.right + 72 - FIGURE_PIXELS; // nothing stands to the right but figures
  const x = scaleLinear([0, Math.max(...chart.bars.map(({ value }) => value.max))], [LEFT, right]).nice();
  const step = (bottom - top) / chart.bars.length;
  const height = Math.min(BAR_HEIGHT_MAX, step * 0.6);
  const body = [
    ...x
      .ticks(6)
      .flatMap((value) => [
        straight(x(value), top, x(value), bottom, "grid"),
        text({ x: x(value), y: bottom + 21, words: figure(value), style: "tick", anchor: "middle" }),
      ]),
    ...chart.bars.flatMap((bar, index) => drawBar(bar, top + step * (index + 0.5), height, x)),
    straight(LEFT, top, LEFT, bottom, "axis"),
    text({ x: (LEFT + right) / 2, y: bottom + 43, words: chart.label, style: "note", anchor: "middle" }),
  ];
  return svgPage({ ...chart, body: body.join("\n") });
}

function drawBar(
  { name, value, note, isOurs }: Bar,
  middle: number,
  height: number,
  x: (value: number) => number,
) {
  const colour = colourOf(isOurs ? 0 : 1);
  const [low, high] = [x(value.min), x(value.max)];
  const ends = `V${at(middle + 5)}M${at(low)},${at(middle)}H${at(high)}M${at(high)},${at(middle - 5)}V${at(middle + 5)}`;
  return [
    text({ x: LEFT - 12, y: middle - 2, words: name, anchor: "end" }),
    text({ x: LEFT - 12, y: middle + 15, words: note, anchor: "end", style: "tick" }),
    `<rect x="${LEFT}" y="${at(middle - height / 2)}" width="${at(x(value.median) - LEFT)}" height="${at(height)}" rx="2" fill="${colour}" fill-opacity="0.85"/>`,
    `<path d="M${at(low)},${at(middle - 5)}${ends}" fill="none" stroke="var(--ink)" stroke-width="1.5"/>`,
    text({
      x: Math.max(high, x(value.median)) + 8,
      y: middle + 4,
      words: figure(value.median),
      style: "tick",
    }),
  ];
}
