import { event$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { ledgerVerifierWords } from "./ledger-verifier.words.ts";

interface LedgerVerifierProps {
  readonly language: Language;
  readonly indexAddress: string;
  readonly stock: string;
}

export const LEDGERS_RESULT_ID = "ledgers-result";

/** What it takes is fetched when somebody asks for it: few do, and it is as large as the rest of the page. */
const verify = event$(async (_: SubmitEvent, form: HTMLFormElement) => {
  const { verifyLedgers } = await import("./verify-ledgers.ts");
  await verifyLedgers(form);
});

/** Repeats every draw of a campaign in the visitor's browser, from the published ledgers or from files of theirs. */
export function LedgerVerifier({ language, indexAddress, stock }: LedgerVerifierProps) {
  const {
    heading,
    lead,
    files,
    filesHint,
    verify: button,
    withoutScript,
    ...spoken
  } = ledgerVerifierWords[language];
  return (
    <div class="fair-check fair-audit">
      <h3>{heading}</h3>
      <p>{lead}</p>
      <form
        preventdefault:submit
        data-words={JSON.stringify(spoken)}
        data-index={indexAddress}
        data-stock={stock}
        onSubmit$={verify}
      >
        <div class="field">
          <label for="ledgers-files">{files}</label>
          <p class="hint" id="ledgers-files-hint">
            {filesHint}
          </p>
          <input
            id="ledgers-files"
            name="files"
            type="file"
            multiple
            accept=".ndjson"
            aria-describedby="ledgers-files-hint"
          />
        </div>
        <button class="button" type="submit">
          {button}
        </button>
      </form>
      <p id={LEDGERS_RESULT_ID} class="fair-result" role="status" />
      <noscript>
        <p>{withoutScript}</p>
      </noscript>
    </div>
  );
}
