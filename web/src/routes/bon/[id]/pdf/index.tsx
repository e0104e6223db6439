import { component$ } from "@builder.io/qwik";
import { type RequestHandler, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../../../components/document-head.ts";
import { languageAt } from "../../../../i18n/pages.ts";
import { NoVoucher } from "../../../../voucher/no-voucher.tsx";
import { answerPdf } from "../../../../voucher/pdf-answer.ts";
import { voucherWords } from "../../../../voucher/voucher.words.ts";

const WHY = "why-no-voucher";

/** Answers the file; when there is none to answer, the page below says why. */
export const onGet: RequestHandler = async (event) => {
  event.sharedMap.set(WHY, await answerPdf(event));
};

export const useWhy = routeLoader$(({ sharedMap }): "missing" | "unavailable" =>
  sharedMap.get(WHY) === "unavailable" ? "unavailable" : "missing",
);

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const why = useWhy().value;
  return <NoVoucher why={why} language={language} />;
});

export const head = headOf(voucherWords);
