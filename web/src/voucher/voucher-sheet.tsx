import { component$ } from "@builder.io/qwik";
import { Mark } from "../drawings/logotype.tsx";
import { PrizeDrawing } from "../drawings/prize-drawing.tsx";
import { pathOf } from "../i18n/pages.ts";
import { QrCode } from "./qr-code.tsx";
import { voucherWords } from "./voucher.words.ts";
import type { Voucher } from "./voucher-view.ts";

/** The voucher itself: what is shown at the counter, and all that is printed of the page. */
export const VoucherSheet = component$<{ readonly voucher: Voucher }>(({ voucher }) => {
  const { language, prize, code } = voucher;
  const text = voucherWords[language];
  return (
    <article class={["voucher", voucher.standing]}>
      <header class="voucher-head">
        <Mark />
        <p>
          <strong>{text.house}</strong> <span>{text.tagline}</span>
        </p>
        <p class="voucher-kind">{text.eyebrow}</p>
      </header>
      <div class="voucher-prize">
        <PrizeDrawing name={prize.drawing} />
        <h1>{prize.name}</h1>
        <p>{prize.description}</p>
        <p class="voucher-status">{voucher.status}</p>
        <p>{voucher.advice}</p>
        {voucher.reason && (
          <p>
            <strong>{text.reason}</strong> {voucher.reason}
          </p>
        )}
      </div>
      {voucher.isToShow && (
        <div class="voucher-code">
          <QrCode code={code} label={text.qr(code)} />
          <p>
            <span>{text.code}</span> <strong class="code">{code}</strong>
          </p>
        </div>
      )}
      <dl class="voucher-facts">
        {!voucher.isToShow && (
          <div>
            <dt>{text.usedCode}</dt>
            <dd class="code">{code}</dd>
          </div>
        )}
        <div>
          <dt>{text.player}</dt>
          <dd>{voucher.player}</dd>
        </div>
        <div>
          <dt>{text.value}</dt>
          <dd>{prize.value}</dd>
        </div>
        <div>
          <dt>{text.playedAt}</dt>
          <dd>{voucher.playedAt}</dd>
        </div>
        {voucher.isToShow && (
          <>
            <div>
              <dt>{text.collectBy}</dt>
              <dd>{voucher.deadline}</dd>
            </div>
            <div>
              <dt>{text.where}</dt>
              <dd>
                {text.anyShop}
                <a href={pathOf("shops", language)}>{text.shops}</a>
                <span class="on-paper">{voucher.shopsAddress}</span>
              </dd>
            </div>
          </>
        )}
      </dl>
      {voucher.isToShow && (
        <p class="voucher-conditions">
          {text.conditions} <a href={pathOf("rules", language)}>{text.rules}</a>
        </p>
      )}
    </article>
  );
});
