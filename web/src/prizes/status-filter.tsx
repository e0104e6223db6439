import { component$ } from "@builder.io/qwik";
import type { TicketStatus } from "../../../worker/services.ts";
import type { Language } from "../i18n/pages.ts";
import { addressOf, choicesOf, type Shown } from "./prize-filter.ts";
import { prizesWords } from "./prizes.words.ts";

interface StatusFilterProps {
  readonly language: Language;
  readonly shown: Shown;
  readonly counts: Readonly<Record<TicketStatus, number>>;
}

/** Links, so that a choice has an address and works everywhere. */
export const StatusFilter = component$<StatusFilterProps>(({ language, shown, counts }) => {
  const text = prizesWords[language];
  const choices = choicesOf(counts, shown);
  if (choices.length === 0) return null;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <nav class="prize-filter" aria-label={text.filters}>
      <ul>
        {choices.map((choice) => (
          <li key={choice}>
            <a href={addressOf(language, choice)} aria-current={choice === shown ? "page" : undefined}>
              {text.filter[choice]} <span>{choice === "all" ? all : counts[choice]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
});
