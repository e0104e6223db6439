import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { fairnessWords } from "./fairness.words.ts";
import { StepDrawing } from "./step-drawing.tsx";

interface StepsProps {
  readonly language: Language;
  /** The step that the game has reached, from 1; 0 for none. */
  readonly reached: number;
}

/** From the seal to the proof, with the place where the game is now. */
export const Steps = component$<StepsProps>(({ language, reached }) => {
  const text = fairnessWords[language];
  return (
    <section class="fair-part" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{text.stepsHeading}</h2>
      <ol class="fair-steps">
        {text.steps.map((step, index) => (
          <li
            key={step.title}
            class={index < reached ? "reached" : undefined}
            aria-current={index + 1 === reached ? "step" : undefined}
          >
            <StepDrawing step={index + 1} />
            <h3>{step.title}</h3>
            <p>{step.text}</p>
            {index + 1 === reached && <p class="fair-here">{text.here}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
});
