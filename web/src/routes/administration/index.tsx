import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { officeOf } from "../../back-office/staff-of.ts";
import { headOf } from "../../components/document-head.ts";
import { Notice } from "../../components/notice.tsx";
import { languageAt } from "../../i18n/pages.ts";
import { overviewWords } from "../../overview/overview.words.ts";
import { OverviewPage } from "../../overview/overview-page.tsx";

export const useOverview = routeLoader$((event) => officeOf(event).overview());

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = overviewWords[language];
  const outcome = useOverview().value;
  return (
    <section class="page">
      <h1>{text.heading}</h1>
      {outcome.kind === "read" ? (
        <OverviewPage overview={outcome.overview} language={language} />
      ) : (
        <Notice id="overview-notice" kind="neutral">
          <p>{outcome.kind === "no-campaign" ? text.noCampaign : text.unavailable}</p>
        </Notice>
      )}
    </section>
  );
});

export const head = headOf(overviewWords);
