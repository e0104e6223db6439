import type { QRL } from "@builder.io/qwik";

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly isNumber?: boolean;
  readonly isCode?: boolean;
  readonly isFocused?: boolean;
  readonly problem?: string | undefined;
  readonly onKey?: QRL<(event: KeyboardEvent, input: HTMLInputElement) => void> | undefined;
}

/** A labelled field of a staff form: a name, a whole number or a code. Scanners and browsers keep nothing of it. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, value, problem, isNumber, isCode } = props;
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ");
  return (
    <div class={["field", problem ? "refused" : ""]}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="text"
        class={isCode ? "code" : undefined}
        value={value}
        inputMode={isNumber || isCode ? "numeric" : undefined}
        autocomplete="off"
        spellcheck={false}
        autocapitalize={isCode ? "characters" : "sentences"}
        // biome-ignore lint/a11y/noAutofocus: the field that a scanner is to fill next
        autoFocus={props.isFocused}
        aria-describedby={described || undefined}
        aria-invalid={problem ? "true" : undefined}
        {...(props.onKey && { onKeyDown$: props.onKey })}
      />
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
