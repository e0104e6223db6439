import { component$ } from "@builder.io/qwik";
import type { TicketView } from "../../../worker/services.ts";
import { drawingOf } from "../drawings/drawing-name.ts";
import { PrizeDrawing } from "../drawings/prize-drawing.tsx";
import { formatDate, formatEuros } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { prizesWords } from "./prizes.words.ts";

interface PrizeCardProps {
  readonly ticket: TicketView;
  readonly language: Language;
  readonly timeZone: string;
}

/** One prize won: what, where it stands, when and with which code. */
export const PrizeCard = component$<PrizeCardProps>(({ ticket, language, timeZone }) => {
  const text = prizesWords[language];
  return (
    <li class="prize-card">
      <PrizeDrawing name={drawingOf(ticket.prize)} />
      <div>
        <h2>{ticket.prize.name}</h2>
        <p class={["status", ticket.status.toLowerCase()]}>
          <strong>{text.statuses[ticket.status]}</strong> {text.statusHints[ticket.status]}
        </p>
        {ticket.rejectionReason && (
          <p class="soft">
            {text.reason} {ticket.rejectionReason}
          </p>
        )}
      </div>
      <dl>
        <div>
          <dt>{text.playedAt}</dt>
          <dd>
            <time dateTime={ticket.playedAt}>{formatDate(ticket.playedAt, language, timeZone, true)}</time>
          </dd>
        </div>
        <div>
          <dt>{text.code}</dt>
          <dd class="code">{ticket.code}</dd>
        </div>
        <div>
          <dt>{text.value}</dt>
          <dd>{formatEuros(Number(ticket.prize.value), language)}</dd>
        </div>
      </dl>
    </li>
  );
});
