import { component$ } from "@builder.io/qwik";
import { type Language, pathOf } from "../i18n/pages.ts";
import { Pager } from "./pager.tsx";
import { PrizeCard } from "./prize-card.tsx";
import { prizesWords } from "./prizes.words.ts";
import type { PrizesView } from "./prizes-view.ts";
import { StatusFilter } from "./status-filter.tsx";

interface PrizeListProps {
  readonly view: Extract<PrizesView, { kind: "shown" }>;
  readonly language: Language;
}

/** The prizes of a page, those on their way first; or, when there is none, what to do about it. */
export const PrizeList = component$<PrizeListProps>(({ view: { prizes: page, shown, now }, language }) => {
  const text = prizesWords[language];
  const total = Object.values(page.counts).reduce((sum, count) => sum + count, page.arriving.length);
  if (total === 0) {
    return (
      <div class="no-prize">
        <p class="lead">{text.empty}</p>
        <a class="button" href={pathOf("play", language)}>
          {text.emptyAction}
        </a>
        <p class="soft">{text.late}</p>
      </div>
    );
  }
  // What is on its way belongs to the top of the whole list.
  const arriving = page.page === 1 && (shown === "all" || shown === "PENDING") ? page.arriving : [];
  return (
    <>
      <p class="lead">
        {text.count(total)}. {text.lead}
      </p>
      <StatusFilter language={language} shown={shown} counts={page.counts} />
      {arriving.length + page.prizes.length > 0 ? (
        <ul class="prize-cards">
          {arriving.map((prize) => (
            <PrizeCard key={prize.id} prize={prize} language={language} now={now} arriving />
          ))}
          {page.prizes.map((prize) => (
            <PrizeCard key={prize.id} prize={prize} language={language} now={now} />
          ))}
        </ul>
      ) : (
        <p class="prize-none">{text.emptyFilter}</p>
      )}
      {page.pageCount > 1 && (
        <Pager language={language} shown={shown} page={page.page} pageCount={page.pageCount} />
      )}
      <p class="soft prize-late">{text.late}</p>
    </>
  );
});
