import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { TEXT } from "../../account/form-bounds.ts";
import { headOf } from "../../components/document-head.ts";
import { Notice } from "../../components/notice.tsx";
import { askedCampaign } from "../../grand-draw/asked-campaign.ts";
import { Facts, factsOf } from "../../grand-draw/facts.tsx";
import { grandDrawWords } from "../../grand-draw/grand-draw.words.ts";
import { loadGrandDraw } from "../../grand-draw/load-grand-draw.ts";
import { Own } from "../../grand-draw/own-entry.tsx";
import { Result } from "../../grand-draw/result.tsx";
import { Verifier } from "../../grand-draw/verifier.tsx";
import { languageAt, pathOf } from "../../i18n/pages.ts";
import { withAccount } from "../../profile/with-account.ts";

export const useGrandDraw = routeLoader$((event) => loadGrandDraw(event));

export const useAccept = routeAction$(
  async ({ campaign, mayBeNamed }, event) => {
    const outcome = await withAccount(event, (account, services) =>
      services.acceptGrandPrize(account, campaign, mayBeNamed === "yes"),
    );
    const notice = outcome === "unavailable" ? outcome : outcome.kind;
    const page = pathOf("grandDraw", languageAt(event.url.pathname));
    throw event.redirect(303, `${page}?${new URLSearchParams({ campaign, notice })}`);
  },
  zod$({ campaign: TEXT, mayBeNamed: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = grandDrawWords[language];
  const view = useGrandDraw().value;
  const accept = useAccept();
  const { campaign, proof, stage } = view;
  const query = campaign && askedCampaign(url) ? `?campaign=${campaign.slug}` : "";
  const entrantsAddress = `${pathOf("entrants", language)}${query}`;
  const prize = campaign?.grandPrize;
  const notice = Object.entries(text.notices).find(([name]) => name === url.searchParams.get("notice"));
  return (
    <div class="page draw">
      <header>
        <h1>{text.heading}</h1>
        <p class="lead">{text.lead}</p>
      </header>
      {notice && (
        <Notice id="draw-notice" kind={notice[0] === "accepted" ? "neutral" : "trouble"} focused>
          <p>{notice[1]}</p>
        </Notice>
      )}
      <section class="draw-stage" aria-label={text.heading}>
        {prize && (
          <p class="draw-prize">
            <span>{text.prize}</span> {language === "fr" ? prize.name : prize.nameEn}
          </p>
        )}
        <p>{text.stages[stage]}</p>
      </section>
      <Own language={language} view={view} acceptAction={accept.actionPath} />
      {proof?.result && <Result language={language} result={proof.result} />}
      {proof && campaign && (
        <>
          <section class="draw-part" aria-labelledby="seal-heading">
            <h2 id="seal-heading">{text.sealHeading}</h2>
            <Facts facts={factsOf(proof, language, campaign.timeZone)} />
            <p class="draw-links">
              <a href={entrantsAddress} download={`entrants-${campaign.slug}.txt`}>
                {text.download}
              </a>
              <a href={`/api/campaign/draw${query}`}>{text.proof}</a>
            </p>
          </section>
          <Verifier language={language} proof={proof} entrantsAddress={entrantsAddress} />
        </>
      )}
      <section class="draw-part" aria-labelledby="draw-steps-heading">
        <h2 id="draw-steps-heading">{text.stepsHeading}</h2>
        <ol class="draw-steps">
          {text.steps.map(({ title, text: sentence }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{sentence}</p>
            </li>
          ))}
        </ol>
        <p>
          <a href={pathOf("fairness", language)}>{text.more}</a>
        </p>
      </section>
    </div>
  );
});

export const head = headOf(grandDrawWords);
