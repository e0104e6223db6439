import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { withMinimum } from "./campaign-view.ts";
import { homeWords } from "./home.words.ts";

interface StepsProps {
  readonly language: Language;
  readonly minimum: string;
}

/** How the game is played, in three steps. */
export const Steps = component$<StepsProps>(({ language, minimum }) => {
  const text = homeWords[language];
  return (
    <section class="steps" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{text.stepsHeading}</h2>
      <ol>
        {text.steps.map((step) => (
          <li key={step.title}>
            <h3>{step.title}</h3>
            <p>{withMinimum(step.text, { minimum })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
});
