/** Fields of staff forms: about somebody else, so a browser offers nothing of its own. */

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
}

function described({ name, hint, problem }: FieldProps): string | undefined {
  return [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ") || undefined;
}

function around(props: FieldProps) {
  const { name, label, hint, problem } = props;
  return {
    head: (
      <>
        <label for={name}>{label}</label>
        {hint && (
          <p class="hint" id={`${name}-hint`}>
            {hint}
          </p>
        )}
      </>
    ),
    foot: problem && (
      <p class="problem" id={`${name}-problem`}>
        {problem}
      </p>
    ),
  };
}

export function TextField(props: FieldProps & { readonly type?: "text" | "email" }) {
  const { head, foot } = around(props);
  return (
    <div class={["field", props.problem ? "refused" : ""]}>
      {head}
      <input
        id={props.name}
        name={props.name}
        type={props.type ?? "text"}
        value={props.value}
        autocomplete="off"
        spellcheck={false}
        required
        maxLength={254}
        aria-describedby={described(props)}
        aria-invalid={props.problem ? "true" : undefined}
      />
      {foot}
    </div>
  );
}

export function SelectField(
  props: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
) {
  const { head, foot } = around(props);
  return (
    <div class={["field", props.problem ? "refused" : ""]}>
      {head}
      <select
        id={props.name}
        name={props.name}
        aria-describedby={described(props)}
        aria-invalid={props.problem ? "true" : undefined}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
      {foot}
    </div>
  );
}
