import type { Language } from "../i18n/pages.ts";
import { PLAY_FORM_ID } from "./desk-parts.ts";
import { playWords } from "./play.words.ts";
import { REVEAL_NAMES, type RevealChoice } from "./reveal-choice.ts";

interface RevealPickerProps {
  readonly language: Language;
  readonly choice: RevealChoice;
  readonly action: string;
}

/** How to uncover the prize, and whether with sound. The buttons send the play form elsewhere, so a code typed meanwhile goes along. */
export function RevealPicker({ language, choice, action }: RevealPickerProps) {
  const text = playWords[language];
  const goesTo = { type: "submit", form: PLAY_FORM_ID, formAction: action, formNoValidate: true } as const;
  return (
    <fieldset class="reveal-picker" id="reveal">
      <legend>{text.revealLegend}</legend>
      {REVEAL_NAMES.map((name) => (
        <button
          key={name}
          {...goesTo}
          name="reveal"
          value={name}
          aria-pressed={choice.reveal === name ? "true" : "false"}
        >
          {text.reveals[name].name}
        </button>
      ))}
      <button
        {...goesTo}
        class="sound"
        name="sound"
        value={choice.sound ? "off" : "on"}
        aria-pressed={choice.sound ? "true" : "false"}
      >
        {text.sound}
      </button>
    </fieldset>
  );
}
