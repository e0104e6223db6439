/** One batch: what it is, what may become of it, and what revoking it will do. */

import { type BatchView, EXPORT_FORMATS } from "../../../worker/batches/batches.ts";
import { typedValue } from "../account/form-value.ts";
import { formatCount } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { batchAddress, batchBadge, storeText } from "./batch-table.tsx";
import { batchesWords } from "./batches.words.ts";
import { TextField } from "./text-field.tsx";

interface BatchProps {
  readonly batch: BatchView;
  readonly language: Language;
}

interface BatchPageProps extends BatchProps {
  readonly changeAction: string;
  readonly splitAction: string;
  /** What was typed into the form of a part that was just refused. */
  readonly typed: FormData | undefined;
}

export function BatchFacts({ batch, language }: BatchProps) {
  const text = batchesWords[language];
  const { firstSerial, lastSerial, ticketCount, playedCount, status, use } = batch;
  const facts: readonly [string, string][] = [
    [text.columns.store, storeText(batch, language)],
    [text.columns.use, text.use[use]],
    [
      text.columns.serials,
      text.serials(formatCount(firstSerial, language), formatCount(lastSerial, language)),
    ],
    [text.columns.tickets, formatCount(ticketCount, language)],
    [text.columns.played, playedCount === null ? text.playedUnknown : formatCount(playedCount, language)],
  ];
  return (
    <dl class="batch-facts">
      <div>
        <dt>{text.columns.status}</dt>
        <dd>{batchBadge(status, text.status[status])}</dd>
      </div>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function BatchPage({ batch, language, changeAction, splitAction, typed }: BatchPageProps) {
  const text = batchesWords[language];
  const part = text.batch;
  const { id, status, use } = batch;
  const count = formatCount(batch.ticketCount, language);
  const next = status === "prepared" ? "sent" : status === "sent" ? "active" : undefined;
  if (status === "revoked") return null;
  return (
    <>
      {next && (
        <section class="batch-part" aria-labelledby="next-heading">
          <h2 id="next-heading">{part.next}</h2>
          <p class="soft">{next === "sent" ? part.sendEffect(count) : part.activateEffect(count)}</p>
          <form method="post" action={changeAction}>
            {stateFields(batch, next)}
            <button class="button" type="submit">
              {next === "sent" ? part.send : part.activate}
            </button>
          </form>
        </section>
      )}
      {use === "printed" && (
        <section class="batch-part" aria-labelledby="print-heading">
          <h2 id="print-heading">{text.print.heading}</h2>
          <p class="soft">{text.print.thisBatch(count)}</p>
          <p class="batch-files">
            {EXPORT_FORMATS.map((format) => (
              <a key={format} class="button quiet" href={printAddress(id, format, language)} download>
                {text.print.formats[format]}
              </a>
            ))}
          </p>
        </section>
      )}
      <details class="batch-part" open={typed !== undefined}>
        <summary>
          <h2>{part.split}</h2>
        </summary>
        <p class="soft">{part.splitLead}</p>
        <form class="batch-form" method="post" action={splitAction}>
          <input type="hidden" name="batch" value={id} />
          <TextField name="label" label={part.splitLabel} value={typedValue(typed, "label")} />
          <div class="batch-range">
            <TextField name="first" label={text.create.first} isNumber value={typedValue(typed, "first")} />
            <TextField name="last" label={text.create.last} isNumber value={typedValue(typed, "last")} />
          </div>
          <button class="button quiet" type="submit">
            {part.splitButton}
          </button>
        </form>
      </details>
      <section class="batch-part" aria-labelledby="revoke-heading">
        <h2 id="revoke-heading">{part.revoke}</h2>
        <p class="soft">{part.revokeLead}</p>
        <p>
          <a class="button quiet grave" href={batchAddress(id, language, { revoke: "1" })}>
            {part.revokeLink}
          </a>
        </p>
      </section>
    </>
  );
}

interface RevokePageProps extends BatchProps {
  readonly action: string;
}

/** What revoking will do, before it does it. */
export function RevokePage({ batch, language, action }: RevokePageProps) {
  const text = batchesWords[language].revoke;
  const { ticketCount, playedCount } = batch;
  return (
    <section class="batch-part batch-warning" aria-label={text.heading(batch.label)}>
      <ul>
        <li>{text.stops(formatCount(ticketCount, language))}</li>
        {playedCount === null ? (
          <li>{text.playedUnknown}</li>
        ) : (
          <>
            <li>{text.neverPlayed(formatCount(ticketCount - playedCount, language))}</li>
            {playedCount > 0 && <li>{text.alreadyPlayed(formatCount(playedCount, language))}</li>}
          </>
        )}
        <li>{text.final}</li>
      </ul>
      <form class="actions" method="post" action={action}>
        {stateFields(batch, "revoked")}
        <button class="button grave" type="submit">
          {text.button(formatCount(ticketCount, language))}
        </button>
        <a class="button quiet" href={batchAddress(batch.id, language)}>
          {text.cancel}
        </a>
      </form>
    </section>
  );
}

/** The serials go along: an order is for what was shown, and for nothing else. */
function stateFields({ id, firstSerial, lastSerial }: BatchView, status: "sent" | "active" | "revoked") {
  return (
    <>
      <input type="hidden" name="batch" value={id} />
      <input type="hidden" name="status" value={status} />
      <input type="hidden" name="first" value={firstSerial} />
      <input type="hidden" name="last" value={lastSerial} />
    </>
  );
}

function printAddress(batch: string, format: string, language: Language): string {
  return `${pathOf("printing", language)}?${new URLSearchParams({ batch, format })}`;
}
