interface SaleFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly inputMode?: "decimal" | "email";
  readonly isOptional?: boolean;
  readonly isFirst?: boolean;
  readonly problem?: string | undefined;
  /** What else is read out with it. */
  readonly describedBy?: string | undefined;
}

/** A field of a form of staff: nothing remembers what was typed into it, for the next customer is another one. */
export function SaleField(props: SaleFieldProps) {
  const { name, label, hint, value, problem, isFirst } = props;
  const described = [`${name}-hint`, problem && `${name}-problem`, props.describedBy]
    .filter(Boolean)
    .join(" ");
  return (
    <div class={["field", problem ? "refused" : ""]}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={props.inputMode === "email" ? "email" : "text"}
        inputMode={props.inputMode}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={254}
        value={value}
        required={!props.isOptional}
        // biome-ignore lint/a11y/noAutofocus: the desk is for one thing, and a scanner types where the focus is
        autoFocus={isFirst}
        aria-describedby={described}
        aria-invalid={problem ? "true" : undefined}
      />
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
