import { component$ } from "@builder.io/qwik";
import { type Language, pathOf } from "../i18n/pages.ts";
import { questionsWords } from "./questions.words.ts";

interface QuestionsProps {
  readonly language: Language;
  /** The day prizes must be collected before, where it is known. */
  readonly claim: string | undefined;
}

/** What people ask; each answer opens by itself, without a script. */
export const Questions = component$<QuestionsProps>(({ language, claim }) => {
  const text = questionsWords[language];
  const dated =
    claim === undefined ? [] : [{ question: text.claimQuestion, answer: text.claimAnswer(claim) }];
  return (
    <section class="questions" aria-labelledby="questions-heading">
      <h2 id="questions-heading">{text.heading}</h2>
      <div>
        {[...text.questions, ...dated].map(({ question, answer }) => (
          <details key={question}>
            <summary>{question}</summary>
            <p>{answer}</p>
          </details>
        ))}
        <details>
          <summary>{text.dataQuestion}</summary>
          <p>
            {text.dataAnswer} <a href={pathOf("privacy", language)}>{text.dataLink}</a>
          </p>
        </details>
      </div>
    </section>
  );
});
