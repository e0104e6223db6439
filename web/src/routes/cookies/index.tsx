import { component$ } from "@builder.io/qwik";
import { type RequestHandler, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { NOTICE_VERSION, OPTIONAL_PURPOSES } from "../../../../worker/consents/purposes.ts";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { headOf } from "../../components/document-head.ts";
import { Notice } from "../../components/notice.tsx";
import { centreWords } from "../../consent/centre.words.ts";
import { loadCentreView, RESULT } from "../../consent/centre-view.ts";
import { choiceFormOf } from "../../consent/choice-form.ts";
import { ChoicePanel } from "../../consent/choice-panel.tsx";
import { takeChoice } from "../../consent/consent.ts";
import { CookieTable } from "../../consent/cookie-table.tsx";
import { noticeWords } from "../../consent/notice.words.ts";
import { languageAt, pathOf } from "../../i18n/pages.ts";

const REFUSALS = {
  incomplete: "invalid-request",
  limited: "too-many-attempts",
  unavailable: "temporarily-unavailable",
} as const;

/** The banner's form and this page's. What could not be stored is answered by the page itself. */
export const onPost: RequestHandler = async (event) => {
  const result = await takeChoice(event, choiceFormOf(await event.parseBody()));
  if (result.kind === "stored") throw event.redirect(303, result.address);
  event.status(ERRORS[REFUSALS[result.kind]].status);
  event.sharedMap.set(RESULT, result.kind);
};

export const useCentreView = routeLoader$((event) => loadCentreView(event));

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = centreWords[language];
  const notice = noticeWords[language];
  const view = useCentreView().value;
  return (
    <article class="page cookies">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {view.result && (
        <Notice id="consent-notice" kind={view.result === "stored" ? "neutral" : "trouble"}>
          <p role={view.result === "stored" ? "status" : undefined}>{text[view.result]}</p>
        </Notice>
      )}
      <section aria-labelledby="choice-heading">
        <h2 id="choice-heading">{text.choiceHeading}</h2>
        <ChoicePanel language={language} view={view} />
      </section>
      <section aria-labelledby="list-heading">
        <h2 id="list-heading">{text.listHeading}</h2>
        <p>{text.listLead}</p>
        <p>{notice.purposes.necessary.text}</p>
        <CookieTable language={language} purpose="necessary" />
        {OPTIONAL_PURPOSES.map((purpose) => (
          <CookieTable key={purpose} language={language} purpose={purpose} />
        ))}
      </section>
      <section aria-labelledby="count-heading">
        <h2 id="count-heading">{text.countHeading}</h2>
        {text.count.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <section aria-labelledby="proof-heading">
        <h2 id="proof-heading">{text.proofHeading}</h2>
        <p>{text.proofText}</p>
        <p class="soft fingerprint">
          {text.notice(NOTICE_VERSION)} <code>{view.noticeHash}</code>
        </p>
      </section>
      <section aria-labelledby="browser-heading">
        <h2 id="browser-heading">{text.browserHeading}</h2>
        <p>{text.browserText}</p>
        <p>
          {text.more} <a href={pathOf("privacy", language)}>{text.privacy}</a>
        </p>
      </section>
    </article>
  );
});

export const head = headOf(centreWords);
