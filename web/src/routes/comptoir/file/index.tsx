import { component$ } from "@builder.io/qwik";
import { type RequestEventCommon, routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { BULK_MAX } from "../../../../../worker/winners/decision.ts";
import { counterOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { BulkOutcome } from "../../../counter/bulk-outcome.tsx";
import { tickedIn } from "../../../counter/decide-form.ts";
import { deskWords } from "../../../counter/desk.words.ts";
import { DeskKeys } from "../../../counter/desk-keys.tsx";
import { queueWords } from "../../../counter/queue.words.ts";
import { BULK_FORM_ID, type QueueChoices, queueSpec } from "../../../counter/queue-table.tsx";
import { logTrouble, servicesOf } from "../../../http/platform.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";

const UNAVAILABLE = ERRORS["temporarily-unavailable"].status;

export const useValidateAll = routeAction$(async (_form, event) => {
  const ids = tickedIn(event.sharedMap.get("@actionFormData"));
  if (ids.length === 0) return { kind: "none" as const };
  try {
    return await counterOf(event).desk.validateAll(ids);
  } catch (error) {
    logTrouble("queue", error);
    event.status(UNAVAILABLE);
    return { kind: "unavailable" as const };
  }
});

export const useQueue = routeLoader$(async (event) => {
  const language = languageAt(event.url.pathname);
  try {
    const choices = await choicesOf(event);
    const query = readTableQuery(event.url.searchParams, queueSpec(language, choices, true));
    const { filters, after, before, limit } = query;
    const status = filters["status"] === "VALIDATED" ? ("VALIDATED" as const) : ("PENDING" as const);
    const prize = filters["prize"] === undefined ? undefined : Number(filters["prize"]);
    const page = await counterOf(event).desk.queue(
      { filters: { status, store: filters["store"], prize }, after, before, limit },
      language,
    );
    // What waits is shown unless what is ready is asked for: the filter says so.
    return { choices, query: { ...query, filters: { ...filters, status } }, page, status };
  } catch (error) {
    logTrouble("queue", error);
    event.status(UNAVAILABLE);
    return null;
  }
});

async function choicesOf(event: RequestEventCommon): Promise<QueueChoices> {
  const language = languageAt(event.url.pathname);
  const services = servicesOf(event);
  const [stores, campaign] = await Promise.all([services.stores(), services.campaign()]);
  return {
    stores: stores.map(({ id, name }) => ({ id, name })),
    prizes: (campaign?.prizes ?? []).map(({ ordinal, name, nameEn }) => ({
      ordinal,
      name: language === "fr" ? name : nameEn,
    })),
  };
}

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = queueWords[language];
  const action = useValidateAll();
  const view = useQueue().value;
  const isTicked = view?.status === "PENDING" && view.page.rows.length > 0;
  return (
    <section class="page counter-page">
      <h1>{text.heading}</h1>
      {action.value && <BulkOutcome outcome={action.value} language={language} />}
      {!view && (
        <div class="notice trouble">
          <p data-announce>{deskWords[language].unavailable}</p>
        </div>
      )}
      {isTicked && (
        <form id={BULK_FORM_ID} class="desk-bulk" method="post" action={action.actionPath}>
          <label class="desk-tick" hidden>
            <input type="checkbox" data-part="tick-all" />
            {text.tickAll}
          </label>
          <button class="button" type="submit" data-key="v" aria-describedby="bulk-hint">
            {text.validate}{" "}
            <span class="key" aria-hidden="true">
              V
            </span>
          </button>
          <p class="hint" id="bulk-hint">
            {text.validateHint} {text.tooMany(BULK_MAX)}
          </p>
        </form>
      )}
      {view && (
        <Table
          spec={queueSpec(language, view.choices, isTicked)}
          page={view.page}
          query={view.query}
          url={url}
          language={language}
        />
      )}
      <DeskKeys language={language} />
    </section>
  );
});

export const head = headOf(queueWords);
