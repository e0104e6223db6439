import { component$, type Signal } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { playWords } from "./play.words.ts";
import type { PlayView } from "./play-view.ts";

interface CodeFormProps {
  readonly language: Language;
  readonly view: PlayView;
  readonly action: string;
  readonly code: string;
  readonly playKey: string;
  readonly busy: boolean;
  readonly troubled: boolean;
  readonly retry: boolean;
  readonly focused: boolean;
  readonly formRef: Signal<HTMLFormElement | undefined>;
}

/** One field for the code. No tight maximum: people paste spaces and dashes, which the service drops. */
export const CodeForm = component$<CodeFormProps>((props) => {
  const text = playWords[props.language];
  return (
    <form ref={props.formRef} class="form" method="post" action={props.action}>
      <div class={["field", "code-field", props.troubled ? "refused" : ""]}>
        <label for="code">{text.codeLabel}</label>
        <p class="hint" id="code-hint">
          {text.codeHint[props.view.codeFormat]}
        </p>
        <input
          id="code"
          name="code"
          type="text"
          inputMode={props.view.codeFormat === "decimal-10" ? "numeric" : "text"}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          required
          // biome-ignore lint/a11y/noAutofocus: asked for by the link to play another code
          autoFocus={props.focused}
          value={props.code}
          aria-describedby={props.troubled ? "code-hint play-notice" : "code-hint"}
          aria-invalid={props.troubled ? "true" : undefined}
        />
      </div>
      <input type="hidden" name="key" value={props.playKey} />
      <button class="button" type="submit" aria-disabled={props.busy ? "true" : undefined}>
        {props.busy ? text.asking : props.retry ? text.retry : text.submit}
      </button>
    </form>
  );
});
