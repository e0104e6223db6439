import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { checkSeed, RESULT_ID } from "./check-seed.ts";
import { fairnessWords } from "./fairness.words.ts";
import { seedCommand } from "./worked-example.ts";

interface SeedCheckProps {
  readonly language: Language;
  readonly seed: string;
}

/** Two ways to see that the seed fits its hash: the browser's own, and a command that needs nothing of ours. */
export const SeedCheck = component$<SeedCheckProps>(({ language, seed }) => {
  const text = fairnessWords[language];
  return (
    <section class="fair-part fair-check" aria-labelledby="check-heading">
      <h2 id="check-heading">{text.hashHeading}</h2>
      <p>{text.hashLead}</p>
      <button class="button" type="button" onClick$={() => checkSeed()}>
        {text.check}
      </button>
      <p
        id={RESULT_ID}
        class="fair-result"
        role="status"
        data-same={text.same}
        data-other={text.other}
        data-unable={text.unable}
      />
      <p>{text.commandLead}</p>
      <pre>
        <code>{seedCommand(seed)}</code>
      </pre>
      <p class="soft">{text.commandResult}</p>
    </section>
  );
});
