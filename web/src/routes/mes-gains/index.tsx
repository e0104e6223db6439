import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../components/document-head.ts";
import { Notice } from "../../components/notice.tsx";
import { languageAt, pathOf } from "../../i18n/pages.ts";
import { Pager } from "../../prizes/pager.tsx";
import { PrizeCard } from "../../prizes/prize-card.tsx";
import { prizesWords } from "../../prizes/prizes.words.ts";
import { loadPrizesView } from "../../prizes/prizes-view.ts";

export const usePrizes = routeLoader$((event) => loadPrizesView(event));

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = prizesWords[language];
  const view = usePrizes().value;
  return (
    <section class="page">
      <h1>{text.heading}</h1>
      {view.kind === "unavailable" && (
        <Notice id="prizes-notice" kind="trouble">
          <p>{text.unavailable}</p>
        </Notice>
      )}
      {view.kind === "shown" && view.total === 0 && (
        <div class="empty">
          <p class="lead">{text.empty}</p>
          <a class="button" href={pathOf("play", language)}>
            {text.emptyAction}
          </a>
        </div>
      )}
      {view.kind === "shown" && view.total > 0 && (
        <>
          <p class="lead">
            {text.count(view.total)}. {text.lead}
          </p>
          <ul class="prize-cards">
            {view.tickets.map((ticket) => (
              <PrizeCard key={ticket.id} ticket={ticket} language={language} timeZone={view.timeZone} />
            ))}
          </ul>
          {view.pageCount > 1 && <Pager language={language} page={view.page} pageCount={view.pageCount} />}
        </>
      )}
    </section>
  );
});

export const head = headOf(prizesWords);
