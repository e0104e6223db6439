import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { CreateForm, PrintForm } from "../../../batches/batch-forms.tsx";
import { BatchFacts, BatchPage, RevokePage } from "../../../batches/batch-page.tsx";
import { batchTable } from "../../../batches/batch-table.tsx";
import { batchesWords } from "../../../batches/batches.words.ts";
import {
  CHANGE_FORM,
  CREATE_FORM,
  orderBatches,
  orderChange,
  orderSplit,
  SPLIT_FORM,
} from "../../../batches/order-batches.ts";
import { readBatches } from "../../../batches/read-batches.ts";
import { ticketsTotal } from "../../../batches/tickets-total.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { formatCount } from "../../../i18n/format.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { noticeIn } from "../../../profile/profile-page.tsx";
import { Table } from "../../../tables/table.tsx";

export const useBatches = routeLoader$((event) => readBatches(event));
export const useCreate = routeAction$((form, event) => orderBatches(form, event), zod$(CREATE_FORM));
export const useChange = routeAction$((form, event) => orderChange(form, event), zod$(CHANGE_FORM));
export const useSplit = routeAction$((form, event) => orderSplit(form, event), zod$(SPLIT_FORM));

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = batchesWords[language];
  const site = siteWords[language];
  const shown = useBatches().value;
  const [create, change, split] = [useCreate(), useChange(), useSplit()];
  const refused = create.value ?? change.value ?? split.value;
  const done = refused ? undefined : noticeIn(url, text.notices);
  const trouble = refused && troubleText(refused.why, text.troubles, site.unavailable);
  const isRevoking =
    shown.kind === "found" && url.searchParams.has("revoke") && shown.batch.status !== "revoked";
  return (
    <section class="page batches">
      {shown.kind === "found" && (
        <p>
          <a href={pathOf("officeBatches", language)}>{text.batch.back}</a>
        </p>
      )}
      <h1>
        {shown.kind !== "found"
          ? text.heading
          : isRevoking
            ? text.revoke.heading(shown.batch.label)
            : text.batch.heading(shown.batch.label)}
      </h1>
      {done && (
        <Notice id="done-notice" kind="neutral" focused>
          <p>{done}</p>
        </Notice>
      )}
      {trouble && (
        <Notice id="form-notice" kind="trouble">
          <p>{trouble}</p>
        </Notice>
      )}
      {shown.kind === "unavailable" && (
        <Notice id="page-notice" kind="trouble">
          <p>{site.unavailable}</p>
        </Notice>
      )}
      {shown.kind === "no-campaign" && <p>{text.none}</p>}
      {shown.kind === "no-batch" && (
        <p>
          {text.troubles["no-batch"]} <a href={pathOf("officeBatches", language)}>{text.batch.back}</a>
        </p>
      )}
      {shown.kind === "found" && (
        <>
          <BatchFacts batch={shown.batch} language={language} />
          {isRevoking ? (
            <RevokePage
              batch={shown.batch}
              language={language}
              action={actionOn(shown.batch.id, change.actionPath)}
            />
          ) : (
            <BatchPage
              batch={shown.batch}
              language={language}
              changeAction={actionOn(shown.batch.id, change.actionPath)}
              splitAction={actionOn(shown.batch.id, split.actionPath)}
              typed={split.value ? split.formData : undefined}
            />
          )}
        </>
      )}
      {shown.kind === "listed" && (
        <>
          <p class="soft">
            {text.lead}
            {shown.campaign.free.length > 0 &&
              ` ${text.free(formatCount(ticketsTotal(shown.campaign.free), language))}`}
          </p>
          <Table
            spec={batchTable(language, shown.stores)}
            page={shown.page}
            query={shown.query}
            url={url}
            language={language}
          />
          <CreateForm
            language={language}
            stores={shown.stores}
            action={create.actionPath}
            typed={create.value ? create.formData : undefined}
          />
          <PrintForm language={language} stores={shown.stores} />
        </>
      )}
    </section>
  );
});

/** A refused form shows the page it was on: Qwik's own address of an action would leave the batch out. */
function actionOn(batch: string, path: string): string {
  return `?batch=${encodeURIComponent(batch)}&${path.slice(1)}`;
}

/** The sentence of a refusal; a form that could not be read at all names none. */
function troubleText<Why extends string>(
  why: Why | undefined,
  sentences: Readonly<Record<Exclude<Why, "unavailable">, string>> & { readonly unreadable: string },
  unavailable: string,
): string {
  if (why === undefined) return sentences.unreadable;
  return why === "unavailable" ? unavailable : sentences[why as Exclude<Why, "unavailable">];
}

export const head = headOf(batchesWords);
