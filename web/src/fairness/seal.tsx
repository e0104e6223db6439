import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { SEED_HASH_ID, SEED_ID } from "./check-seed.ts";
import { fairnessWords } from "./fairness.words.ts";
import type { FairnessView } from "./fairness-view.ts";
import { StepDrawing } from "./step-drawing.tsx";

/** The drawings of these steps show the seal as it is. */
const SEALED = 1;
const OPENED = 3;

interface SealProps {
  readonly language: Language;
  readonly view: FairnessView;
}

/** Where the seal stands today: its hash, then the seed. */
export const Seal = component$<SealProps>(({ language, view }) => {
  const text = fairnessWords[language];
  return (
    <section class={["fair-seal", view.stage]} aria-labelledby="seal-heading">
      <div class="fair-seal-words">
        <h2 id="seal-heading">{text.stateHeading}</h2>
        <p class="fair-stage">{text.stages[view.stage]}</p>
        {view.seedHash && (
          <dl class="fair-figures">
            <dt>{text.seedHash}</dt>
            <dd>
              <code id={SEED_HASH_ID}>{view.seedHash}</code>
            </dd>
            {view.seed && (
              <>
                <dt>{text.seed}</dt>
                <dd>
                  <code id={SEED_ID}>{view.seed}</code>
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
      <StepDrawing step={view.stage === "published" ? OPENED : SEALED} />
    </section>
  );
});
