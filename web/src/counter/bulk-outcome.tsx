/** What became of the tickets that were ticked: how many went through, and of each other one why not. */

import { BULK_MAX, type BulkOutcome as Outcome } from "../../../worker/winners/decision.ts";
import type { Language } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";
import { deskAddress } from "./desk-notice.ts";
import { queueWords } from "./queue.words.ts";

interface OutcomeProps {
  readonly outcome: Outcome | { readonly kind: "none" | "unavailable" };
  readonly language: Language;
}

export function BulkOutcome({ outcome, language }: OutcomeProps) {
  const text = queueWords[language];
  if (outcome.kind !== "done") {
    const sentences = {
      none: text.noneTicked,
      "too-many": text.tooMany(BULK_MAX),
      unavailable: deskWords[language].unavailable,
    };
    return (
      <div class="notice trouble">
        <p data-announce>{sentences[outcome.kind]}</p>
      </div>
    );
  }
  const { results } = outcome;
  const validated = results.filter(({ kind }) => kind === "validated").length;
  return (
    <div class={["notice", validated === results.length ? "neutral" : "trouble"]}>
      <p data-announce>{text.done(validated, results.length)}</p>
      <ul>
        {results.map(
          ({ id, code, kind }) =>
            kind !== "validated" && (
              <li key={id}>
                <a class="code" href={deskAddress(language, id)}>
                  {code ?? id}
                </a>{" "}
                {text.results[kind]}
              </li>
            ),
        )}
      </ul>
    </div>
  );
}
