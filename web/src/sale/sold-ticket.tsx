import { formatEuros } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { LinkQr } from "./link-qr.tsx";
import { saleWords } from "./sale.words.ts";
import type { SaleDesk } from "./sale-desk.ts";

const CENTS_PER_EURO = 100;

/** The ticket just given, large enough to be read across a counter. */
export function SoldTicket({ desk, language }: { readonly desk: SaleDesk; readonly language: Language }) {
  const text = saleWords[language];
  const { sold, wasGivenBefore } = desk;
  if (!sold) return <p class="sold sold-none">{text.nothingYet}</p>;
  const heading = sold.refund ? text.wasRefunded : wasGivenBefore ? text.again : text.sold;
  const amount =
    sold.amountCents === null ? text.gave : formatEuros(sold.amountCents / CENTS_PER_EURO, language);
  return (
    <section class={["sold", sold.refund ? "refunded" : ""]} aria-labelledby="sold-heading">
      <h2 id="sold-heading">{heading}</h2>
      <p id="sold-summary">
        <span>{text.code}</span> <strong class="code sold-code">{sold.code}</strong>
      </p>
      {!sold.refund && <LinkQr link={sold.links[language]} label={text.qr(sold.code)} />}
      <p class="soft">
        {sold.amountCents === null ? amount : `${text.receiptOf(sold.receipt)} · ${amount}`}
        {sold.maskedEmail !== null && <span class="sold-mailed">{text.mailed(sold.maskedEmail)}</span>}
      </p>
      <a class="button quiet" href={`${pathOf("saleTicket", language)}/${sold.id}`}>
        {text.print}
      </a>
    </section>
  );
}
