/** A ticket at the counter: prize, player, what can be done now, and its history. */

import type { CounterTicket } from "../../../worker/look-ups/look-up.ts";
import { drawingOf } from "../drawings/drawing-name.ts";
import { PrizeIllustration } from "../drawings/illustration.tsx";
import { formatDate, formatEuros } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { DecisionForms } from "./decision-forms.tsx";
import { deskWords } from "./desk.words.ts";

interface SheetProps {
  readonly ticket: CounterTicket;
  readonly decideAction: string;
  readonly language: Language;
}

export function TicketSheet({ ticket, decideAction, language }: SheetProps) {
  const text = deskWords[language];
  const { prize, player, code, shop, claimUntil, timeZone } = ticket;
  return (
    <div class="desk-sheet">
      <div class="desk-prize">
        <PrizeIllustration name={drawingOf(prize)} />
        <div>
          <h3>{prize.name}</h3>
          <p class="soft">{formatEuros(Number(prize.value), language)}</p>
        </div>
      </div>
      <DecisionForms ticket={ticket} action={decideAction} language={language} />
      <dl class="desk-facts">
        <div>
          <dt>{text.code}</dt>
          <dd class="code">{code}</dd>
        </div>
        <div>
          <dt>{text.player}</dt>
          <dd>
            {player.name} <span class="soft">{player.email}</span>{" "}
            <a href={`${pathOf("counterPlayer", language)}/${player.id}`} title={text.openPlayerHint}>
              {text.openPlayer}
            </a>
          </dd>
        </div>
        <div>
          <dt>{text.ticketOf}</dt>
          <dd>{shop ?? text.noShop}</dd>
        </div>
        <div>
          <dt>{text.claimUntil}</dt>
          <dd>{formatDate(claimUntil, language, timeZone, true)}</dd>
        </div>
      </dl>
      <section class="desk-history" aria-labelledby="history-heading">
        <h3 id="history-heading">{text.history}</h3>
        <ol>
          {ticket.history.map(({ kind, at, by, shop: where, reason }) => (
            <li key={`${kind}-${at}`} class={`step-${kind}`}>
              <strong>{text.steps[kind]}</strong>{" "}
              <time dateTime={new Date(at).toISOString()}>{formatDate(at, language, timeZone, true)}</time>
              <span class="soft">
                {by && text.by(by)}
                {where && text.at(where)}
              </span>
              {reason && <span class="desk-reason">{reason}</span>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
