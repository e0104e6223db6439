/** What a shop has: batches that wait to be activated, and active ones. */

import type { ShopPacks } from "../../../worker/batches/batches.ts";
import { formatCount } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { batchBadge } from "./batch-table.tsx";
import { packsWords } from "./packs.words.ts";
import { ticketsTotal } from "./tickets-total.ts";

interface ShopPacksProps {
  readonly language: Language;
  readonly packs: ShopPacks;
}

export function ShopPackList({ language, packs }: ShopPacksProps) {
  const text = packsWords[language];
  const waiting = ticketsTotal(packs.batches.filter(({ status }) => status === "sent"));
  return (
    <div class="batch-part">
      <h2 id="here-heading">{packs.store ? text.here(packs.store.name) : text.everywhere}</h2>
      {packs.batches.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          {waiting > 0 && <p>{text.waiting(formatCount(waiting, language))}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
          <section class="table-scroll" aria-labelledby="here-heading" tabIndex={0}>
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{text.columns.label}</th>
                  <th scope="col" class="numeric">
                    {text.columns.serials}
                  </th>
                  <th scope="col" class="numeric">
                    {text.columns.tickets}
                  </th>
                  <th scope="col">{text.columns.status}</th>
                </tr>
              </thead>
              <tbody>
                {packs.batches.map(({ id, label, firstSerial, lastSerial, ticketCount, status }) => (
                  <tr key={id}>
                    <td>{label}</td>
                    <td class="numeric">
                      {text.serials(formatCount(firstSerial, language), formatCount(lastSerial, language))}
                    </td>
                    <td class="numeric">{formatCount(ticketCount, language)}</td>
                    <td>{batchBadge(status, text.status[status])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </div>
  );
}
