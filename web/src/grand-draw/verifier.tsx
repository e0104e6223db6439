import { event$ } from "@builder.io/qwik";
import type { DrawProof } from "../../../worker/draws/proof.ts";
import type { Language } from "../i18n/pages.ts";
import { verifierWords } from "./verifier.words.ts";
import { RESULT_ID, verifyHere } from "./verify-here.ts";

interface VerifierProps {
  readonly language: Language;
  readonly proof: DrawProof;
  readonly entrantsAddress: string;
}

/** Outside the component and without captures, so that Qwik's core has nothing to wake up for. */
const verify = event$((_: SubmitEvent, form: HTMLFormElement) => verifyHere(form));

/** Repeats the draw in the visitor's browser, with the published values or with theirs. */
export function Verifier({ language, proof, entrantsAddress }: VerifierProps) {
  const text = verifierWords[language];
  const { result } = proof;
  const {
    reading,
    working,
    allRight,
    allRightSoFar,
    somethingWrong,
    unable,
    marks,
    steps,
    right,
    open,
    wrong,
  } = text;
  const spoken = {
    reading,
    working,
    allRight,
    allRightSoFar,
    somethingWrong,
    unable,
    marks,
    steps,
    right,
    open,
    wrong,
  };
  const fields = [
    { name: "entrantsHash", value: proof.entrantsHash },
    { name: "seedHash", value: proof.seedHash },
    ...(result
      ? ([
          { name: "seed", value: result.seed },
          { name: "entropy", value: result.entropy },
        ] as const)
      : []),
  ] as const;
  return (
    <section class="draw-part verifier" aria-labelledby="verifier-heading">
      <h2 id="verifier-heading">{text.heading}</h2>
      <p>{text.lead}</p>
      <form
        preventdefault:submit
        data-words={JSON.stringify(spoken)}
        data-proof={JSON.stringify(proof)}
        data-entrants={entrantsAddress}
        onSubmit$={verify}
      >
        <details class="verifier-own">
          <summary>{text.ownValues}</summary>
          <p class="soft">{text.ownValuesLead}</p>
          <div class="field">
            <label for="verifier-file">{text.file}</label>
            <p class="hint" id="verifier-file-hint">
              {text.fileHint}
            </p>
            <input
              id="verifier-file"
              name="file"
              type="file"
              accept=".txt,text/plain"
              aria-describedby="verifier-file-hint"
            />
          </div>
          {fields.map(({ name, value }) => (
            <div class="field" key={name}>
              <label for={`verifier-${name}`}>{text.fields[name]}</label>
              <input
                id={`verifier-${name}`}
                name={name}
                type="text"
                value={value}
                autocomplete="off"
                spellcheck={false}
                maxLength={128}
              />
            </div>
          ))}
          {result && (
            <div class="field">
              <label for="verifier-places">{text.fields.places}</label>
              <p class="hint" id="verifier-places-hint">
                {text.placesHint}
              </p>
              <textarea
                id="verifier-places"
                name="places"
                rows={Math.min(8, 1 + result.places.length)}
                spellcheck={false}
                aria-describedby="verifier-places-hint"
                value={result.places.map(({ entrant }) => entrant).join("\n")}
              />
            </div>
          )}
        </details>
        <button class="button" type="submit">
          {text.verify}
        </button>
      </form>
      <div id={RESULT_ID} class="verifier-result" role="status" />
      <noscript>
        <p>{text.withoutScript}</p>
      </noscript>
      <p class="soft verifier-by-hand">{text.byHand}</p>
      <pre>
        <code>{`npm run audit -- --draw ${proof.campaign}.json entrants-${proof.campaign}.txt`}</code>
      </pre>
      {proof.entropySource.kind === "drand" && <p class="soft">{text.beaconNote}</p>}
    </section>
  );
}
