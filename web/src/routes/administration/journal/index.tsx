import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { auditWords } from "../../../audit/audit.words.ts";
import { auditFilters, auditTable, colleaguesAt } from "../../../audit/audit-table.tsx";
import { withOffice } from "../../../back-office/office-answers.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";

export const useAudit = routeLoader$((event) =>
  withOffice(event, async ({ audit }) => {
    const staff = colleaguesAt(event.url, await audit.staff());
    const spec = auditTable(languageAt(event.url.pathname), staff);
    const query = readTableQuery(event.url.searchParams, spec);
    const sort = { by: "at", direction: query.sort.direction } as const;
    const page = await audit.page({ ...query, sort, filters: auditFilters(query) });
    return { staff, query, page };
  }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = auditWords[language];
  const read = useAudit().value;
  return (
    <section class="page desk-page">
      <h1>{text.heading}</h1>
      <p class="soft">{text.lead}</p>
      {read === "unavailable" ? (
        <Notice id="audit-notice" kind="trouble">
          <p>{siteWords[language].unavailable}</p>
        </Notice>
      ) : (
        <Table
          spec={auditTable(language, read.staff)}
          page={read.page}
          query={read.query}
          url={url}
          language={language}
        />
      )}
    </section>
  );
});

export const head = headOf(auditWords);
