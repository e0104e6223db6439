/** What an import would do, line by line. */

import {
  IMPORT_COLUMNS,
  type ImportLine,
  type ImportPlan,
  type LineProblem,
} from "../../../worker/employees/import.ts";
import type { Language } from "../i18n/pages.ts";
import { importWords } from "./import.words.ts";
import { peopleWords } from "./people.words.ts";

interface PlanProps {
  readonly plan: ImportPlan;
  readonly language: Language;
  readonly action: string;
}

function countOf({ lines }: ImportPlan, state: ImportLine["state"]): number {
  return lines.filter((line) => line.state === state).length;
}

export function ImportPlanView({ plan, language, action }: PlanProps) {
  const text = importWords[language];
  const [fresh, known, refused] = [countOf(plan, "new"), countOf(plan, "known"), countOf(plan, "refused")];
  const sentences = text.summary(fresh, known, refused).filter((_, index) => [fresh, known, refused][index]);
  return (
    <section class="people-part" aria-labelledby="plan-heading">
      <h2 id="plan-heading">{text.plan}</h2>
      <ul class="people-effects">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="soft">{text.nothingYet}</p>
      {fresh === 0 ? (
        <p>{text.nobody}</p>
      ) : (
        <form method="post" action={action} enctype="multipart/form-data">
          <input type="hidden" name="text" value={plan.text} />
          <button class="button" type="submit">
            {text.confirm(fresh)}
          </button>
        </form>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section class="table-scroll" aria-label={text.caption} tabIndex={0}>
        <table class="table people-lines">
          <thead>
            <tr>
              <th scope="col" class="numeric">
                {text.line}
              </th>
              {IMPORT_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {text.columns[column]}
                </th>
              ))}
              <th scope="col">{text.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {plan.lines.map((line) => (
              <tr key={line.line} class={line.state}>
                <th scope="row" class="numeric">
                  {line.line}
                </th>
                {cellsOf(line, language).map((cell, index) => (
                  <td key={IMPORT_COLUMNS[index]}>{cell}</td>
                ))}
                <td>
                  <strong>{text.outcomes[line.state]}</strong>
                  {line.problems.length > 0 && (
                    <ul>
                      {line.problems.map((problem) => (
                        <li key={`${problem.column} ${problem.kind}`}>{sentenceOf(problem, language)}</li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** As it will be, or as it was typed where it will not. */
function cellsOf({ typed, read }: ImportLine, language: Language): readonly string[] {
  const { roles, noShop } = peopleWords[language];
  if (!read) return IMPORT_COLUMNS.map((column) => typed[column]);
  return [read.firstName, read.lastName, read.email, read.storeName ?? noShop, roles[read.role]];
}

function sentenceOf(problem: LineProblem, language: Language): string {
  const text = importWords[language];
  const line = problem.kind === "repeated" ? problem.line : 0;
  return text.problems[problem.kind](text.columns[problem.column], line);
}
