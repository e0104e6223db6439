import type { DrawResult } from "../../../worker/draws/proof.ts";
import type { Language } from "../i18n/pages.ts";
import { grandDrawWords } from "./grand-draw.words.ts";

interface ResultProps {
  readonly language: Language;
  readonly result: DrawResult;
}

/** Winner and alternates, in the order drawn. */
export function Result({ language, result }: ResultProps) {
  const text = grandDrawWords[language];
  return (
    <section class="draw-part" aria-labelledby="result-heading">
      <h2 id="result-heading">{text.resultHeading}</h2>
      <p class="soft">{text.resultLead}</p>
      <ol class="draw-places">
        {result.places.map(({ place, entrant, state, name }) => (
          <li key={place} class={state}>
            <span class="draw-place">{place === 0 ? text.winner : text.alternate(place)}</span>
            {name && <strong class="draw-name">{name}</strong>}
            <code class="draw-number">{entrant}</code>
            <span class="draw-state">{text.states[state]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
