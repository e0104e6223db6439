import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { TEXT } from "../../../account/form-bounds.ts";
import { officeOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { logTrouble } from "../../../http/platform.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { wayBack } from "../../../tables/way-back.ts";
import { findTicket } from "../../../ticket-files/find-form.ts";
import { TicketCard } from "../../../ticket-files/ticket-card.tsx";
import { ticketFilesWords } from "../../../ticket-files/ticket-files.words.ts";

const SERIAL = /^\d{1,9}$/;

export const useTicket = routeLoader$(async (event) => {
  const { ticketFiles } = officeOf(event);
  const serial = event.url.searchParams.get("serial");
  try {
    const batches = await ticketFiles.batches();
    if (serial === null) return { batches, found: null };
    if (!SERIAL.test(serial)) return { batches, found: { kind: "not-found" as const } };
    return { batches, found: await ticketFiles.bySerial(Number(serial), languageAt(event.url.pathname)) };
  } catch (error) {
    logTrouble("officeTickets", error);
    return { batches: [], found: { kind: "unavailable" as const } };
  }
});

export const useFind = routeAction$(
  (form, event) => findTicket(form, event),
  zod$({ typed: TEXT, batch: TEXT, place: TEXT }),
);

export const useShowCode = routeAction$(
  async ({ serial }, event) => ({ serial, code: await officeOf(event).ticketFiles.showCode(serial) }),
  zod$({ serial: z.coerce.number().int().nonnegative() }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = ticketFilesWords[language];
  const { batches, found } = useTicket().value;
  const find = useFind();
  const show = useShowCode();
  const shown = show.value && "code" in show.value ? show.value : undefined;
  const typedAmiss = find.value?.why;
  const amiss =
    typedAmiss ??
    (found?.kind === "unavailable" ? "unavailable" : found?.kind === "not-found" ? "notFound" : undefined);
  return (
    <section class="page ticket-page">
      <h1>{text.heading}</h1>
      {url.searchParams.has("back") && (
        <p>
          <a href={wayBack(url, pathOf("officeWinners", language))}>← {text.back}</a>
        </p>
      )}
      {amiss && (
        <Notice id="ticket-notice" kind="trouble">
          <p>{text.find[amiss]}</p>
        </Notice>
      )}
      {found?.kind === "found" && !typedAmiss && (
        <TicketCard
          ticket={found.ticket}
          language={language}
          shownCode={shown?.serial === found.ticket.serial ? shown.code : undefined}
          showPath={`${url.pathname}?serial=${found.ticket.serial}&${show.actionPath.replace(/^[^?]*\?/, "")}`}
        />
      )}
      <div class="ticket-find">
        <form method="post" action={find.actionPath} aria-labelledby="find-heading">
          <h2 id="find-heading">{text.find.heading}</h2>
          <div class="field">
            <label for="typed">{text.find.label}</label>
            <p class="hint" id="typed-hint">
              {text.find.hint}
            </p>
            <input
              id="typed"
              name="typed"
              type="search"
              required
              maxLength={254}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              aria-describedby="typed-hint"
            />
          </div>
          <button class="button" type="submit">
            {text.find.submit}
          </button>
        </form>
        {batches.length > 0 && (
          <form method="post" action={find.actionPath} aria-labelledby="batch-heading">
            <h2 id="batch-heading">{text.find.batchHeading}</h2>
            <div class="field">
              <label for="batch">{text.find.batch}</label>
              <select id="batch" name="batch">
                {batches.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="place">{text.find.place}</label>
              <p class="hint" id="place-hint">
                {text.find.placeHint}
              </p>
              <input
                id="place"
                name="place"
                inputMode="numeric"
                pattern="[0-9]*"
                required
                maxLength={9}
                autocomplete="off"
                aria-describedby="place-hint"
              />
            </div>
            <button class="button quiet" type="submit">
              {text.find.submit}
            </button>
          </form>
        )}
      </div>
    </section>
  );
});

export const head = headOf(ticketFilesWords);
