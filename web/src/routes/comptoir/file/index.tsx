import { component$ } from "@builder.io/qwik";
import { type RequestEventCommon, routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { counterOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { BulkOutcome } from "../../../counter/bulk-outcome.tsx";
import { tickedIn } from "../../../counter/decide-form.ts";
import { deskWords } from "../../../counter/desk.words.ts";
import { DeskKeys } from "../../../counter/desk-keys.tsx";
import { queueWords } from "../../../counter/queue.words.ts";
import { type QueueChoices, queueSpec } from "../../../counter/queue-table.tsx";
import { logTrouble, servicesOf } from "../../../http/platform.ts";
import { type Language, languageAt } from "../../../i18n/pages.ts";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery, type TableQuery } from "../../../tables/table-query.ts";
import { stateOf } from "../../../tables/table-state.ts";

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
    return { choices, query, page, status };
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

/** Filters stay as they are while what they show is worked off. */
function bulkPathOf(path: string, query: TableQuery, language: Language, choices: QueueChoices): string {
  const state = stateOf(query, queueSpec(language, choices, true).sortDefault);
  return state === "" ? path : `${path}&${state}`;
}

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = queueWords[language];
  const action = useValidateAll();
  const view = useQueue().value;
  return (
    <section class="page counter-page">
      <h1>{text.heading}</h1>
      {action.value && <BulkOutcome outcome={action.value} language={language} />}
      {!view && (
        <div class="notice trouble">
          <p data-announce>{deskWords[language].unavailable}</p>
        </div>
      )}
      {view && (
        <Table
          spec={queueSpec(language, view.choices, view.status === "PENDING")}
          page={view.page}
          query={view.query}
          url={url}
          language={language}
          bulkPath={bulkPathOf(action.actionPath, view.query, language, view.choices)}
        />
      )}
      <DeskKeys language={language} isTable />
    </section>
  );
});

export const head = headOf(queueWords);
