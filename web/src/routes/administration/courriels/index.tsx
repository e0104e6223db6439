import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { actionFor, onTo, withOffice } from "../../../back-office/office-answers.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { countText } from "../../../i18n/figures.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { MailDetail } from "../../../mails/mail-detail.tsx";
import { mailsWords } from "../../../mails/mails.words.ts";
import { MAIL_STATES, mailStateIn, mailsAddress, mailsTable } from "../../../mails/mails-table.tsx";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";

const UNAVAILABLE = ERRORS["temporarily-unavailable"].status;
const ID = z.string().max(64);

export const useMails = routeLoader$((event) =>
  withOffice(event, async ({ mails }) => {
    const { url } = event;
    const state = mailStateIn(url);
    const query = readTableQuery(url.searchParams, mailsTable(languageAt(url.pathname), state));
    const sort = { by: "createdAt", direction: query.sort.direction } as const;
    const id = ID.safeParse(url.searchParams.get("mail")).data;
    const [page, counts, mail] = await Promise.all([
      mails.page({ ...query, sort, filters: { state } }),
      mails.counts(),
      id === undefined ? undefined : mails.find(id),
    ]);
    return { state, query, page, counts, mail: mail ?? null, isGone: id !== undefined && !mail };
  }),
);

export const useRetry = routeAction$(
  async ({ mail }, event) => {
    const outcome = await withOffice(event, ({ mails }) => mails.retry(mail));
    if (outcome === "unavailable") return event.fail(UNAVAILABLE, { why: outcome });
    if (outcome.kind === "not-found") throw onTo(event, "officeMails", { mail });
    const { state } = outcome.mail;
    throw onTo(event, "officeMails", { notice: state === "queued" ? "retried" : "notRetried", state });
  },
  zod$({ mail: ID }),
);

export const useRetryAll = routeAction$(async (_form, event) => {
  const retried = await withOffice(event, ({ mails }) => mails.retryDead());
  if (retried === "unavailable") return event.fail(UNAVAILABLE, { why: retried });
  throw onTo(event, "officeMails", { notice: "retriedAll", count: String(retried) });
});

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = mailsWords[language];
  const site = siteWords[language];
  const read = useMails().value;
  const retry = useRetry();
  const retryAll = useRetryAll();
  const hasFailed = read === "unavailable" || retry.value?.failed || retryAll.value?.failed;
  const done = hasFailed ? undefined : doneIn(url);
  return (
    <section class="page desk-page">
      <h1>{text.heading}</h1>
      <p class="soft">{text.lead}</p>
      {hasFailed && (
        <Notice id="mails-notice" kind="trouble">
          <p>{site.unavailable}</p>
        </Notice>
      )}
      {done && (
        <Notice id="mails-notice" kind="neutral" focused>
          <p>{done}</p>
        </Notice>
      )}
      {read !== "unavailable" && (
        <>
          {read.isGone && (
            <Notice id="gone-notice" kind="trouble">
              <p>{text.gone}</p>
            </Notice>
          )}
          {read.mail && (
            <MailDetail
              language={language}
              mail={read.mail}
              action={actionFor(retry.actionPath, { state: read.state })}
            />
          )}
          <nav aria-label={text.statesLabel}>
            <ul class="desk-tabs">
              {MAIL_STATES.map((state) => (
                <li key={state}>
                  <a
                    href={mailsAddress(language, { state })}
                    aria-current={state === read.state ? "page" : undefined}
                  >
                    {text.states[state]}{" "}
                    <span class="desk-count">{countText(read.counts[state], language)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {read.state === "dead" && read.counts.dead > 0 && (
            <form class="desk-row" method="post" action={retryAll.actionPath}>
              <button class="button quiet" type="submit">
                {text.retryAll(countText(read.counts.dead, language))}
              </button>
              <p class="hint">{text.retryAllHint}</p>
            </form>
          )}
          <Table
            spec={mailsTable(language, read.state)}
            page={read.page}
            query={read.query}
            url={url}
            language={language}
          />
        </>
      )}
    </section>
  );
});

/** What was just done, as the address says. */
function doneIn(url: URL): string | undefined {
  const language = languageAt(url.pathname);
  const text = mailsWords[language];
  switch (url.searchParams.get("notice")) {
    case "retried":
      return text.retried;
    case "notRetried":
      return text.notRetried;
    case "retriedAll":
      return text.retriedAll(countText(Number(url.searchParams.get("count")) || 0, language));
    default:
      return undefined;
  }
}

export const head = headOf(mailsWords);
