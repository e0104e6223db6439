/** A labelled field of a form of head office, with its hint and the reason it was refused, both read out with it. */

interface TypedFieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "datetime-local";
  readonly value: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly inputMode?: "numeric" | "decimal";
  readonly isOptional?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly lang?: "fr" | "en";
}

export function TypedField(props: TypedFieldProps) {
  const { name, label, type = "text", value, hint, problem, rows } = props;
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ");
  const common = {
    id: name,
    name,
    required: !props.isOptional,
    autocomplete: "off" as const,
    ...(props.maxLength !== undefined && { maxLength: props.maxLength }),
    ...(props.lang && { lang: props.lang }),
    ...(described && { "aria-describedby": described }),
    ...(problem && { "aria-invalid": "true" as const }),
  };
  return (
    <div class={["field", problem ? "refused" : ""]}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {rows === undefined ? (
        <input
          {...common}
          type={type}
          value={value}
          {...(props.inputMode && { inputMode: props.inputMode })}
        />
      ) : (
        <textarea {...common} rows={rows} value={value} />
      )}
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
