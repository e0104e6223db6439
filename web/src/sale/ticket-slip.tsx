import { lastMoment, momentText } from "../../../durable-objects/mail-room/templates/moments.ts";
import type { Purchase } from "../../../worker/purchases/purchase.ts";
import type { Language } from "../i18n/pages.ts";
import { LinkQr } from "./link-qr.tsx";
import { slipWords } from "./slip.words.ts";

interface TicketSlipProps {
  readonly purchase: Purchase;
  readonly language: Language;
}

/** What is handed over: all that is printed of its page, on a till roll or a sheet. */
export function TicketSlip({ purchase, language }: TicketSlipProps) {
  const text = slipWords[language];
  const { code, links, playUntil, claimUntil, timeZone, receipt, amountCents } = purchase;
  function moment(until: number): string {
    return momentText(lastMoment(until, timeZone), timeZone, language);
  }
  return (
    <article class="slip">
      <header>
        <strong>{text.house}</strong> <span>{text.tagline}</span>
      </header>
      <p class="slip-code">
        <span>{text.yourCode}</span> <strong class="code">{code}</strong>
      </p>
      <LinkQr link={links[language]} label={text.qr(code)} />
      <ol>
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="slip-address">{new URL(links[language]).host}</p>
      <dl>
        <div>
          <dt>{text.playBy}</dt>
          <dd>{moment(playUntil)}</dd>
        </div>
        <div>
          <dt>{text.claimBy}</dt>
          <dd>{moment(claimUntil)}</dd>
        </div>
        <div>
          <dt>{text.receipt}</dt>
          <dd>{amountCents === null ? text.noPurchase : receipt}</dd>
        </div>
      </dl>
      <p class="slip-once">{text.once}</p>
    </article>
  );
}
