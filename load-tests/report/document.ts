/** The parts of docs/capacity.md that `npm run charts` writes: their places are comments, which readers do not see. */

import type { Chart } from "./charts-of.ts";

const BEGIN = "<!-- model: written by `npm run charts` -->";
const END = "<!-- end of the model -->";
/** A chart's place, and the chart that was put there before. */
const CHART_PLACE = /<!-- chart: (\S+) -->\n(?:!\[[^\]]*\]\([^)]*\)\n)?/gu;
const DESCRIPTION = /<desc[^>]*>([^<]*)<\/desc>/u;

/** The report with the model's tables in their place. @throws Error when the two comments are not there, once each */
export function withModel(report: string, model: string): string {
  const [before, rest, ...more] = report.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`the report has no place for the model (${BEGIN} … ${END})`);
  return `${before}${BEGIN}\n\n${model}\n\n${END}${after}`;
}

/**
 * The report with each chart in its place; a place whose run is not kept stays empty.
 * @throws Error when a chart has no place: it would be drawn and never seen
 */
export function withCharts(report: string, charts: readonly Chart[]): string {
  const placed = new Set<string>();
  const written = report.replaceAll(CHART_PLACE, (_, name: string) => {
    placed.add(name);
    const chart = charts.find((one) => one.name === name);
    const image = chart === undefined ? "" : `![${descriptionOf(chart)}](capacity/${name})\n`;
    return `<!-- chart: ${name} -->\n${image}`;
  });
  const homeless = charts.find(({ name }) => !placed.has(name));
  if (homeless !== undefined) throw new Error(`the report has no place for ${homeless.name}`);
  return written;
}

/** What a chart says in words, fit for an image's alternative text. */
function descriptionOf({ svg }: Chart): string {
  return (DESCRIPTION.exec(svg)?.[1] ?? "").replaceAll(/[[\]]/gu, "");
}
