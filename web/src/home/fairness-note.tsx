import { component$ } from "@builder.io/qwik";
import { type Language, pathOf } from "../i18n/pages.ts";
import { homeWords } from "./home.words.ts";

interface FairnessNoteProps {
  readonly language: Language;
  readonly isSeedPublished: boolean;
}

/** The proof of the draws in one sentence, and the way to all of it. */
export const FairnessNote = component$<FairnessNoteProps>(({ language, isSeedPublished }) => {
  const text = homeWords[language];
  return (
    <section class="fairness-note" aria-labelledby="fairness-heading">
      <h2 id="fairness-heading">{text.fairnessHeading}</h2>
      <div>
        <p>{isSeedPublished ? text.fairnessOver : text.fairness}</p>
        <p class="further">
          <a href={pathOf("fairness", language)}>{text.fairnessLink}</a>
        </p>
      </div>
    </section>
  );
});
