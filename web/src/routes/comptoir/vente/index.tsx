import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { saleWords } from "../../../sale/sale.words.ts";
import { giftOf, loadSaleDesk, saleOf, sell } from "../../../sale/sale-desk.ts";
import { SaleForm } from "../../../sale/sale-form.tsx";
import { SoldTicket } from "../../../sale/sold-ticket.tsx";

export const useDesk = routeLoader$((event) => loadSaleDesk(event));

export const useSell = routeAction$((form, event) => sell(event, saleOf(form)));

export const useGive = routeAction$((form, event) => sell(event, giftOf(form)));

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = saleWords[language];
  const desk = useDesk().value;
  const selling = useSell();
  const giving = useGive();
  if (desk === "unavailable")
    return (
      <section class="page">
        <h1>{text.heading}</h1>
        <Notice id="sale-notice" kind="trouble">
          <p>{text.refusals.unavailable}</p>
        </Notice>
      </section>
    );
  const refusal = selling.value ?? giving.value;
  return (
    <section class="page sale-page">
      <div class="sale-desk">
        <h1>{text.heading}</h1>
        <p class="sale-shop">
          {text.at} <strong>{desk.shop.name}</strong>{" "}
          <a href={`${pathOf("counterShop", language)}?next=sale`}>{text.changeShop}</a>
        </p>
        <SaleForm
          desk={desk}
          language={language}
          action={selling.actionPath}
          giftAction={giving.actionPath}
          refusal={refusal}
          typed={selling.value ? selling.formData : undefined}
        />
      </div>
      <SoldTicket desk={desk} language={language} />
    </section>
  );
});

export const head = headOf(saleWords);
