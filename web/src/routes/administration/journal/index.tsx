import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { auditWords } from "../../../audit/audit.words.ts";
import { auditTable } from "../../../audit/audit-table.tsx";
import { withOffice } from "../../../back-office/office-answers.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";

const ACCOUNT_ID = /^[0-9a-f-]{36}$/;

export const useAudit = routeLoader$((event) =>
  withOffice(event, async ({ audit }) => {
    const language = languageAt(event.url.pathname);
    const known = await audit.staff();
    // Somebody who is staff no more can still be asked for, by the link of one of their rows.
    const actor = event.url.searchParams.get("actor") ?? "";
    const isFormer = ACCOUNT_ID.test(actor) && !known.some(({ id }) => id === actor);
    const staff = isFormer ? [{ id: actor, name: auditWords[language].formerColleague }, ...known] : known;
    const query = readTableQuery(event.url.searchParams, auditTable(language, staff));
    const { action = null, kind = null, subject = null, from = null, to = null } = query.filters;
    const page = await audit.page({
      ...query,
      sort: { by: "at", direction: query.sort.direction },
      filters: {
        action,
        actor: query.filters["actor"] ?? null,
        subjectKind: kind,
        subjectId: subject,
        from,
        to,
      },
    });
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
