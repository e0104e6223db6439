import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../components/document-head.ts";
import { Notice } from "../../components/notice.tsx";
import { languageAt } from "../../i18n/pages.ts";
import { PrizeList } from "../../prizes/prize-list.tsx";
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
      {view.kind === "unavailable" ? (
        <Notice id="prizes-notice" kind="trouble">
          <p>{text.unavailable}</p>
        </Notice>
      ) : (
        <PrizeList view={view} language={language} />
      )}
    </section>
  );
});

export const head = headOf(prizesWords);
