import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { officeOf } from "../../../../back-office/staff-of.ts";
import { headOf } from "../../../../components/document-head.ts";
import { certificateWords } from "../../../../draw-office/certificate.words.ts";
import { type Certificate, certificateOf } from "../../../../draw-office/certificate-view.ts";
import { drawOfficeWords } from "../../../../draw-office/draw-office.words.ts";
import { askedCampaign } from "../../../../grand-draw/asked-campaign.ts";
import { Facts } from "../../../../grand-draw/facts.tsx";
import { logTrouble, servicesOf } from "../../../../http/platform.ts";
import { languageAt, pathOf } from "../../../../i18n/pages.ts";

export const useCertificate = routeLoader$(
  async (event): Promise<Certificate | "missing" | "unavailable"> => {
    try {
      const view = await officeOf(event).draws.read(askedCampaign(event.url));
      const place = { origin: servicesOf(event).publicOrigin, now: Date.now() };
      return (view && certificateOf(view, languageAt(event.url.pathname), place)) ?? "missing";
    } catch (error) {
      logTrouble("certificate", error);
      return "unavailable";
    }
  },
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = certificateWords[language];
  const view = useCertificate().value;
  const slug = askedCampaign(url);
  const query = slug === undefined ? "" : `?campaign=${slug}`;
  return (
    <article class="page certificate">
      <h1>{text.heading}</h1>
      {typeof view === "string" ? (
        <p>{view === "missing" ? text.missing : drawOfficeWords[language].unavailable}</p>
      ) : (
        <>
          <p class="soft">{view.madeAt}</p>
          <h2>{text.recordHeading}</h2>
          <Facts facts={view.facts} />
          <h2>{text.placesHeading}</h2>
          {view.places.length === 0 ? (
            <p>{text.notDrawn}</p>
          ) : (
            <ol class="draw-places">
              {view.places.map(({ rank, entrant, person, state }) => (
                <li key={entrant}>
                  <span class="draw-place">{rank}</span>
                  <code class="draw-number">{entrant}</code>
                  <span>{person}</span>
                  <span class="draw-state">{state}</span>
                </li>
              ))}
            </ol>
          )}
          <h2>{text.verifyHeading}</h2>
          <p>{view.verify}</p>
          <p>{text.formula}</p>
          <h2>{text.signHeading}</h2>
          <p>{text.statement}</p>
          <dl class="certificate-sign">
            {[text.signName, text.signDate, text.signature].map((label) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd />
              </div>
            ))}
          </dl>
          <p class="draw-links screen-only">
            <a class="button" href={`${pathOf("certificatePdf", language)}${query}`}>
              {text.pdf}
            </a>
            <span class="soft">{text.print}</span>
          </p>
        </>
      )}
      <p class="screen-only">
        <a href={`${pathOf("officeDraw", language)}${query}`}>{text.back}</a>
      </p>
    </article>
  );
});

export const head = headOf(certificateWords);
