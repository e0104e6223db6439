/** The players a name or an address led to: masked, with what waits for them. */

import type { LookUpOutcome } from "../../../worker/look-ups/look-up.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";
import { deskAddress } from "./desk-notice.ts";

interface PeopleProps {
  readonly outcome: Extract<LookUpOutcome, { kind: "people" }>;
  readonly language: Language;
}

export function PeopleFound({ outcome, language }: PeopleProps) {
  const text = deskWords[language];
  return (
    <section class="desk-people" aria-labelledby="people-heading">
      <h2 id="people-heading" data-announce>
        {text.people(outcome.people.length)}
      </h2>
      {outcome.hasMore && <p class="soft">{text.peopleMore}</p>}
      <ul>
        {outcome.people.map(({ id, name, email, city, openPrizes }) => (
          <li key={id} class="desk-person">
            <div>
              <h3>{name}</h3>
              <p class="soft">
                {email}
                {city && ` · ${city}`}
              </p>
            </div>
            {openPrizes.length === 0 ? (
              <p class="soft">{text.noOpenPrize}</p>
            ) : (
              <ul class="desk-open" aria-label={text.openPrizes}>
                {openPrizes.map((prize) => (
                  <li key={prize.id}>
                    <a href={deskAddress(language, prize.id)}>{prize.name}</a>{" "}
                    <span class={`chip chip-${prize.status}`}>
                      {text.verdicts[prize.status === "VALIDATED" ? "ready" : "to-validate"]}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <a class="desk-file" href={`${pathOf("counterPlayer", language)}/${id}`}>
              {text.openPlayer} <span class="unseen">{name}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="hint">{text.openPlayerHint}</p>
    </section>
  );
}
