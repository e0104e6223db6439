import type { Language } from "../../i18n/pages.ts";
import type { WonResult } from "../attempt.ts";
import { REVEAL_ID } from "../desk-parts.ts";
import { playWords } from "../play.words.ts";
import type { PlayView } from "../play-view.ts";
import { RevealDrawing } from "./reveal-drawing.tsx";

interface RevealStageProps {
  readonly language: Language;
  readonly view: PlayView;
  readonly result: WonResult;
}

/**
 * The prize about to be uncovered, on a stage of its own. It comes in a template: the page's script shows it, and
 * without a script it stays unseen. Nothing when the wheel lacks the prize, added or withdrawn just now.
 */
export function RevealStage({ language, view, result }: RevealStageProps) {
  const { reveal } = view.choice;
  const text = playWords[language];
  const { heading, hint, act } = text.reveals[reveal];
  const prize = view.ordinals.indexOf(result.prizeOrdinal);
  if (reveal === "wheel" && prize < 0) return null;
  return (
    <template id={REVEAL_ID}>
      <dialog
        class={["reveal", `reveal-${reveal}`]}
        aria-labelledby="reveal-heading"
        data-reveal={reveal}
        data-prize={prize}
        data-prizes={view.ordinals.length}
      >
        <div class="reveal-words">
          <h2 id="reveal-heading">{heading}</h2>
          {hint && <p>{hint}</p>}
        </div>
        <div class="reveal-stage" aria-hidden="true">
          <RevealDrawing reveal={reveal} drawings={view.drawings} prize={result.prize} />
        </div>
        <div class="reveal-actions">
          {act && (
            <button class="button" type="button" data-part="act">
              {act}
            </button>
          )}
          <button class="button quiet" type="button" data-part="skip">
            {text.skip}
          </button>
        </div>
      </dialog>
    </template>
  );
}
