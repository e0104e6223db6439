/** The part of docs/capacity.md that is computed: between two comments which readers do not see. */

const BEGIN = "<!-- model: written by `npm run charts` -->";
const END = "<!-- end of the model -->";

/** The report with the model's tables in their place. @throws Error when the two comments are not there, once each */
export function withModel(report: string, model: string): string {
  const [before, rest, ...more] = report.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`the report has no place for the model (${BEGIN} … ${END})`);
  return `${before}${BEGIN}\n\n${model}\n\n${END}${after}`;
}
