import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { officeOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { logTrouble } from "../../../http/platform.ts";
import { formatCount } from "../../../i18n/format.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";
import { readBulkNotice, validateWinners } from "../../../winners/validate-form.ts";
import { winnersWords } from "../../../winners/winners.words.ts";
import { winnerQuery, winnersSpec } from "../../../winners/winners-table.tsx";

export const useWinners = routeLoader$(async (event) => {
  const language = languageAt(event.url.pathname);
  const { winnerList } = officeOf(event);
  const choices = await winnerList.choices(language);
  const query = readTableQuery(event.url.searchParams, winnersSpec(choices, language, event.url));
  const page = await winnerList.page(winnerQuery(query), language).catch((error: unknown) => {
    logTrouble("officeWinners", error);
    return "unavailable" as const;
  });
  return { choices, query, page, notice: readBulkNotice(event.url) };
});

/** A page's boxes, and a little more. */
const TICKS_MAX = 200;
const ID_MAX = 64;
const VIEW_QUERY_MAX = 2_000;

export const useValidate = routeAction$(
  (form, event) => validateWinners(form, event),
  zod$({
    row: z
      .union([
        z
          .string()
          .max(ID_MAX)
          .transform((id) => [id]),
        z.array(z.string().max(ID_MAX)).max(TICKS_MAX),
      ])
      .default([]),
    all: z.string().max(1).optional(),
    filters: z.string().max(VIEW_QUERY_MAX).default(""),
  }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = winnersWords[language];
  const { choices, query, page, notice } = useWinners().value;
  const validate = useValidate();
  const refusal = validate.value?.why;
  return (
    <section class="page">
      <h1>{text.heading}</h1>
      {refusal !== undefined && (
        <Notice id="bulk-notice" kind="trouble">
          <p>
            {refusal === "tooMany"
              ? text.tooMany(formatCount(validate.value?.max ?? 0, language))
              : text[refusal ?? "unavailable"]}
          </p>
        </Notice>
      )}
      {refusal === undefined && notice && (
        <Notice id="bulk-notice" kind="neutral" focused>
          <p role="status">
            {text.validated(formatCount(notice.count, language))}{" "}
            {notice.late > 0 && `${text.late(formatCount(notice.late, language))} `}
            {notice.unchanged > 0 && text.unchanged(formatCount(notice.unchanged, language))}
          </p>
        </Notice>
      )}
      {page !== "unavailable" && page.peopleMax !== null && (
        <p class="hint">{text.morePeople(formatCount(page.peopleMax, language))}</p>
      )}
      <Table
        spec={winnersSpec(choices, language, url)}
        page={page}
        query={query}
        url={url}
        language={language}
        bulkPath={validate.actionPath}
      />
    </section>
  );
});

export const head = headOf(winnersWords);
