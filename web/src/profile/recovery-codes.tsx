import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { secondFactorWords } from "./second-factor.words.ts";

interface RecoveryCodesProps {
  readonly language: Language;
  readonly codes: readonly string[];
  /** Where one goes on. */
  readonly onward: string;
}

/** The sheet of codes, shown this once; made to be printed as well. */
export const RecoveryCodes = component$<RecoveryCodesProps>(({ language, codes, onward }) => {
  const text = secondFactorWords[language].codes;
  return (
    <section class="part" aria-labelledby="codes-heading">
      <h2 id="codes-heading">{text.heading}</h2>
      <p>{text.lead}</p>
      <ul class="recovery-codes" aria-label={text.listLabel}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="row">
        <a class="button" href={onward}>
          {text.noted}
        </a>
      </p>
    </section>
  );
});
