import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { officeOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { languageAt } from "../../../i18n/pages.ts";
import { purchasesWords } from "../../../purchases/purchases.words.ts";
import { purchaseFilters, purchasesSpec } from "../../../purchases/purchases-table.tsx";
import { orUnavailable } from "../../../sale/sale-desk.ts";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";

export const usePurchases = routeLoader$((event) =>
  orUnavailable(event, "office-purchases", async () => {
    const office = officeOf(event);
    const stores = (await office.stores.list()).map(({ id, name }) => ({ id, name }));
    const spec = purchasesSpec(stores, languageAt(event.url.pathname), event.url);
    const query = readTableQuery(event.url.searchParams, spec);
    const { direction } = query.sort;
    const page = await office.purchases.list({
      ...query,
      filters: purchaseFilters(query),
      sort: { by: "createdAt", direction },
    });
    return { page, query, stores };
  }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = purchasesWords[language];
  const purchases = usePurchases().value;
  return (
    <section class="page">
      <h1>{text.heading}</h1>
      <p class="soft">{text.lead}</p>
      {purchases === "unavailable" ? (
        <Notice id="purchases-notice" kind="trouble">
          <p>{text.unavailable}</p>
        </Notice>
      ) : (
        <Table
          spec={purchasesSpec(purchases.stores, language, url)}
          page={purchases.page}
          query={purchases.query}
          url={url}
          language={language}
        />
      )}
    </section>
  );
});

export const head = headOf(purchasesWords);
