import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../../components/document-head.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { NoVoucher } from "../../../voucher/no-voucher.tsx";
import { voucherWords } from "../../../voucher/voucher.words.ts";
import { VoucherSheet } from "../../../voucher/voucher-sheet.tsx";
import { loadVoucher } from "../../../voucher/voucher-view.ts";

export const useVoucher = routeLoader$((event) => loadVoucher(event));

export default component$(() => {
  const { pathname } = useLocation().url;
  const language = languageAt(pathname);
  const text = voucherWords[language];
  const view = useVoucher().value;
  if (view.kind !== "shown") return <NoVoucher why={view.kind} language={language} />;
  const { voucher } = view;
  return (
    <div class="page voucher-page">
      <p class="voucher-back">
        <a href={pathOf("prizes", language)}>{text.back}</a>
      </p>
      <VoucherSheet voucher={voucher} />
      {voucher.isToShow && (
        <div class="voucher-more">
          <a class="button quiet" href={`${pathOf("voucher", language)}/${voucher.id}/pdf`}>
            {text.pdf}
          </a>
          <p class="soft">{text.printHint}</p>
        </div>
      )}
    </div>
  );
});

export const head = headOf(voucherWords);
