import { event$, sync$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { NOTICE_ID, PLAY_FORM_ID } from "./desk-parts.ts";
import { playWords } from "./play.words.ts";
import type { PlayView } from "./play-view.ts";
import { sendPlay } from "./send-play.ts";

interface CodeFormProps {
  readonly language: Language;
  readonly view: PlayView;
  readonly action: string;
  readonly code: string;
  readonly playKey: string;
  /** What was sent has been refused. */
  readonly refused: boolean;
  /** What was sent has to be sent once more. */
  readonly retry: boolean;
  readonly focused: boolean;
}

/**
 * With a script the form is sent without leaving the page. This first listener is part of the page: it holds the form
 * back, and sends it as a plain form after three seconds unless the second, which has to be fetched, has taken over.
 * Neither captures anything and both stand outside the component, so that Qwik's core has nothing to wake up for.
 *
 * A browser before 2022 does not say which button was pressed: its forms go as they are, or choosing a reveal would play
 * the code. What holds the form is let go before it is sent, for browsers show this very page again to who goes back.
 */
const holdBack = sync$((event: SubmitEvent, form: HTMLFormElement) => {
  if (!event.submitter || event.submitter.hasAttribute("formaction")) return;
  event.preventDefault();
  if (form.dataset["patience"] || form.dataset["busy"]) return;
  form.dataset["patience"] = String(
    setTimeout(() => {
      delete form.dataset["patience"];
      form.submit();
    }, 3000),
  );
});

const takeOver = event$((_: SubmitEvent, form: HTMLFormElement) => sendPlay(form));

/** One field for the code. No tight maximum: people paste spaces and dashes, which the service drops. */
export function CodeForm(props: CodeFormProps) {
  const text = playWords[props.language];
  const { choice, codeFormat } = props.view;
  return (
    <form
      id={PLAY_FORM_ID}
      class="form"
      method="post"
      action={props.action}
      data-player={props.view.player}
      data-reveal={choice.reveal}
      data-sound={choice.sound ? "on" : "off"}
      onSubmit$={[holdBack, takeOver]}
    >
      <div class={["field", "code-field", props.refused ? "refused" : ""]}>
        <label for="code">{text.codeLabel}</label>
        <p class="hint" id="code-hint">
          {text.codeHint[codeFormat]}
        </p>
        <input
          id="code"
          name="code"
          type="text"
          inputMode={codeFormat === "decimal-10" ? "numeric" : "text"}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          required
          // biome-ignore lint/a11y/noAutofocus: asked for by the link to play another code
          autoFocus={props.focused}
          value={props.code}
          aria-describedby={props.refused ? `code-hint ${NOTICE_ID}` : "code-hint"}
          aria-invalid={props.refused ? "true" : undefined}
        />
      </div>
      <input type="hidden" name="key" value={props.playKey} />
      <button class="button" type="submit" data-asking={text.asking} data-retry={text.retry}>
        {props.retry ? text.retry : text.submit}
      </button>
    </form>
  );
}
