import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { homeWords } from "./home.words.ts";

/** How the game is played, in three steps. */
export const Steps = component$<{ readonly language: Language }>(({ language }) => {
  const text = homeWords[language];
  return (
    <section class="steps" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{text.stepsHeading}</h2>
      <ol>
        {text.steps.map((step) => (
          <li key={step.title}>
            <h3>{step.title}</h3>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
});
