/** One ticket: what it is, what it won, what staff did with it, and the purchase it came from. */

import type { JSXOutput } from "@builder.io/qwik";
import type { TicketFile } from "../../../worker/ticket-files/ticket-file.ts";
import { formatCount, formatDate, formatEuros } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { winnersWords } from "../winners/winners.words.ts";
import { ticketFilesWords } from "./ticket-files.words.ts";

interface TicketCardProps {
  readonly ticket: TicketFile;
  readonly language: Language;
  /** The code, when it was asked for just now. */
  readonly shownCode: string | undefined;
  readonly showPath: string;
}

const CENTS = 100;

export function TicketCard({ ticket, language, shownCode, showPath }: TicketCardProps) {
  const text = ticketFilesWords[language];
  const code = ticket.code ?? shownCode;
  const { batch } = ticket;
  return (
    <article class="ticket-file" aria-labelledby="ticket-heading">
      <header>
        <h2 id="ticket-heading">{text.ticket(formatCount(ticket.serial, language))}</h2>
        <p class={["badge", `badge-${ticket.state}`]}>{text.states[ticket.state]}</p>
      </header>
      <dl class="facts">
        {fact(text.facts.code, code ? <span class="code">{code}</span> : text.facts.hidden)}
        {fact(text.facts.shard, String(ticket.shard))}
        {fact(text.facts.batch, batch ? batchText(ticket, language) : text.facts.noBatch)}
        {fact(text.facts.store, storeText(batch?.store ?? null, ticket, language))}
      </dl>
      {code === undefined && (
        <form method="post" action={showPath} class="ticket-show">
          <input type="hidden" name="serial" value={ticket.serial} />
          <p class="hint" id="show-effect">
            {text.show.effect}
          </p>
          <button class="button quiet" type="submit" aria-describedby="show-effect">
            {text.show.submit}
          </button>
        </form>
      )}
      {ticket.winner && win(ticket, ticket.winner, language)}
      {ticket.winner && history(ticket, language)}
      {purchase(ticket, language)}
    </article>
  );
}

function fact(label: string, value: JSXOutput) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function batchText({ batch }: TicketFile, language: Language): string {
  if (!batch) return "";
  const text = ticketFilesWords[language];
  const range = text.facts.range(
    formatCount(batch.firstSerial, language),
    formatCount(batch.lastSerial, language),
  );
  return `${batch.label}, ${text.batchStatuses[batch.status]}, ${text.uses[batch.use]} (${range})`;
}

function storeText(store: string | null, { storeNames }: TicketFile, language: Language): string {
  return store === null ? ticketFilesWords[language].facts.noStore : (storeNames[store] ?? store);
}

function win(ticket: TicketFile, winner: NonNullable<TicketFile["winner"]>, language: Language) {
  const text = ticketFilesWords[language].win;
  function moment(label: string, at: number | null) {
    return at === null ? null : fact(label, formatDate(at, language, ticket.timeZone, true));
  }
  const { player } = winner;
  return (
    <section aria-labelledby="win-heading">
      <h3 id="win-heading">{text.heading}</h3>
      {!winner.isListed && <p class="hint">{text.unlisted}</p>}
      <dl class="facts">
        {fact(text.prize, winner.prize)}
        {fact(
          text.player,
          player ? (
            <>
              {player.name} <small class="soft">{player.maskedEmail}</small>{" "}
              <a href={`${pathOf("officeUsers", language)}/${player.id}`}>{text.file}</a>
            </>
          ) : (
            text.erased
          ),
        )}
        {fact(
          text.status,
          <span class={["badge", `badge-${winner.status.toLowerCase()}`]}>
            {winnersWords[language].statuses[winner.status]}
          </span>,
        )}
        {moment(text.playedAt, winner.playedAt)}
        {moment(text.validatedAt, winner.validatedAt)}
        {moment(text.rejectedAt, winner.rejectedAt)}
        {winner.rejectionReason !== null && fact(text.reason, winner.rejectionReason)}
        {moment(text.claimedAt, winner.claimedAt)}
        {winner.claimedStore !== null &&
          fact(winnersWords[language].columns.claimedStore, storeText(winner.claimedStore, ticket, language))}
      </dl>
    </section>
  );
}

function history(ticket: TicketFile, language: Language) {
  const text = ticketFilesWords[language].history;
  return (
    <section aria-labelledby="history-heading">
      <h3 id="history-heading">{text.heading}</h3>
      {ticket.history.length === 0 ? (
        <p class="soft">{text.none}</p>
      ) : (
        <ol class="ticket-history">
          {ticket.history.map((event) => (
            <li key={`${event.at} ${event.kind}`}>
              <time dateTime={new Date(event.at).toISOString()}>
                {formatDate(event.at, language, ticket.timeZone, true)}
              </time>{" "}
              <strong>{text.kinds[event.kind]}</strong>{" "}
              {event.actor === null ? text.byNobody : text.by(event.actor)}
              {event.store !== null && `, ${storeText(event.store, ticket, language)}`}
              {event.reason !== null && <q>{event.reason}</q>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function purchase({ purchase: bought, storeNames, timeZone }: TicketFile, language: Language) {
  const text = ticketFilesWords[language].purchase;
  return (
    <section aria-labelledby="purchase-heading">
      <h3 id="purchase-heading">{text.heading}</h3>
      {bought === null ? (
        <p class="soft">{text.none}</p>
      ) : (
        <dl class="facts">
          {fact(text.receipt, <span class="code">{bought.receipt}</span>)}
          {fact(ticketFilesWords[language].facts.store, storeNames[bought.store] ?? bought.store)}
          {fact(
            text.amount,
            bought.amountCents === null ? text.free : formatEuros(bought.amountCents / CENTS, language),
          )}
          {fact(text.at, formatDate(bought.createdAt, language, timeZone, true))}
          {bought.refundedAt !== null &&
            fact(text.refunded, formatDate(bought.refundedAt, language, timeZone, true))}
        </dl>
      )}
    </section>
  );
}
