import { component$, event$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../../../worker/http/errors.ts";
import { counterOf } from "../../../../../back-office/staff-of.ts";
import { headOf } from "../../../../../components/document-head.ts";
import { Notice } from "../../../../../components/notice.tsx";
import { languageAt, pathOf } from "../../../../../i18n/pages.ts";
import { orUnavailable } from "../../../../../sale/sale-desk.ts";
import { slipWords } from "../../../../../sale/slip.words.ts";
import { TicketSlip } from "../../../../../sale/ticket-slip.tsx";
import { wayBack, withKeptBack } from "../../../../../tables/way-back.ts";

export const usePurchase = routeLoader$((event) =>
  orUnavailable(event, "sale-ticket", async () => {
    const purchase = await counterOf(event).purchases.find(event.params["id"] ?? "");
    if (!purchase) event.status(ERRORS["purchase-not-found"].status);
    return purchase ?? null;
  }),
);

export const useRefund = routeAction$((_form, event) =>
  orUnavailable(event, "refund", async () => {
    const outcome = await counterOf(event).purchases.refund(event.params["id"] ?? "");
    if (outcome.kind !== "refunded" && outcome.kind !== "repeated") return { missing: true };
    throw event.redirect(303, withKeptBack(`${event.url.pathname}?refunded=1`, event.url));
  }),
);

const print = event$(() => window.print());

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = slipWords[language];
  const purchase = usePurchase().value;
  const refund = useRefund();
  const isTroubled = purchase === "unavailable" || refund.value === "unavailable";
  const back = (
    <p class="slip-back">
      {url.searchParams.has("back") ? (
        <a href={wayBack(url, pathOf("officePurchases", language))}>{text.backToPurchases}</a>
      ) : (
        <a href={pathOf("sale", language)}>{text.back}</a>
      )}
    </p>
  );
  if (purchase === "unavailable" || purchase === null)
    return (
      <section class="page slip-page">
        {back}
        <h1>{text.heading}</h1>
        <Notice id="slip-notice" kind="trouble">
          <p>{purchase === null ? text.missing : text.unavailable}</p>
        </Notice>
      </section>
    );
  return (
    <section class="page slip-page">
      {back}
      <h1>{text.heading}</h1>
      {isTroubled && (
        <Notice id="slip-notice" kind="trouble">
          <p>{text.unavailable}</p>
        </Notice>
      )}
      {purchase.refund ? (
        <Notice id="refund-notice" kind="neutral" focused={url.searchParams.has("refunded")}>
          <p>{text.refunded[purchase.refund.effect]}</p>
        </Notice>
      ) : (
        <>
          <div class="slip-print">
            <button class="button" type="button" onClick$={print}>
              {text.print}
            </button>
            <p class="soft">{text.printHint}</p>
          </div>
          <TicketSlip purchase={purchase} language={language} />
          <section class="slip-refund" aria-labelledby="refund-heading">
            <h2 id="refund-heading">{text.refundHeading}</h2>
            <p id="refund-text">{text.refundText}</p>
            <form method="post" action={withKeptBack(refund.actionPath, url)}>
              <button class="button quiet danger" type="submit" aria-describedby="refund-text">
                {text.refund}
              </button>
            </form>
          </section>
        </>
      )}
    </section>
  );
});

export const head = headOf(slipWords);
