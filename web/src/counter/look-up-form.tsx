/** The one field: typed, filled by a scanner that ends with Enter, or by the camera. */

import { LOOK_UP_MAX_LENGTH } from "../../../worker/look-ups/typed.ts";
import type { Language } from "../i18n/pages.ts";
import { ScanButton } from "../scanner/scan-button.tsx";
import { deskWords } from "./desk.words.ts";
import { LOOK_UP_FIELD_ID } from "./desk-parts.ts";

interface LookUpFormProps {
  readonly action: string;
  readonly language: Language;
}

/** Always empty and always in focus: the next customer can be scanned at once. */
export function LookUpForm({ action, language }: LookUpFormProps) {
  const text = deskWords[language];
  return (
    <form class="desk-search" method="post" action={action}>
      <div class="field">
        <label for={LOOK_UP_FIELD_ID}>{text.field}</label>
        <input
          id={LOOK_UP_FIELD_ID}
          name="typed"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterKeyHint="search"
          maxLength={LOOK_UP_MAX_LENGTH}
          required
          // biome-ignore lint/a11y/noAutofocus: the desk's one field, where a scanner types
          autoFocus
          aria-describedby="look-up-hint"
          aria-keyshortcuts="/"
        />
        <p class="hint" id="look-up-hint">
          {text.hint}
        </p>
      </div>
      <button class="button" type="submit">
        {text.submit}
      </button>
      <ScanButton field={LOOK_UP_FIELD_ID} language={language} />
    </form>
  );
}
