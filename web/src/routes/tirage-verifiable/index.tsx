import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../components/document-head.ts";
import { ByHand } from "../../fairness/by-hand.tsx";
import { fairnessWords } from "../../fairness/fairness.words.ts";
import { STEP_OF_STAGE } from "../../fairness/fairness-view.ts";
import { Ledgers } from "../../fairness/ledgers.tsx";
import { loadFairness } from "../../fairness/load-fairness.ts";
import { Seal } from "../../fairness/seal.tsx";
import { SeedCheck } from "../../fairness/seed-check.tsx";
import { Steps } from "../../fairness/steps.tsx";
import { languageAt } from "../../i18n/pages.ts";

export const useFairness = routeLoader$((event) => loadFairness(event));

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = fairnessWords[language];
  const view = useFairness().value;
  return (
    <div class="page fairness">
      <header>
        <h1>{text.heading}</h1>
        <p class="lead">{text.lead}</p>
      </header>
      <Seal language={language} view={view} />
      {view.seed && <SeedCheck language={language} seed={view.seed} />}
      <Steps language={language} reached={STEP_OF_STAGE[view.stage]} />
      <Ledgers language={language} view={view} />
      <ByHand language={language} />
      <section class="fair-part" aria-labelledby="names-heading">
        <h2 id="names-heading">{text.namesHeading}</h2>
        {text.names.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
    </div>
  );
});

export const head = headOf(fairnessWords);
