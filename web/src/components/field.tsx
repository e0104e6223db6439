import { component$ } from "@builder.io/qwik";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "email" | "password" | "tel";
  readonly autocomplete:
    | "email"
    | "username"
    | "given-name"
    | "family-name"
    | "tel"
    | "street-address"
    | "postal-code"
    | "address-level2"
    | "new-password"
    | "current-password"
    | "one-time-code"
    | "off";
  readonly isOptional?: boolean;
  readonly inputMode?: "numeric" | undefined;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
}

/** A labelled field with its hint and, when it was refused, the reason; both are read out with it. */
export const Field = component$<FieldProps>((props) => {
  const { name, label, type, autocomplete, value, hint, problem } = props;
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
        type={type}
        autocomplete={autocomplete}
        value={value}
        required={!props.isOptional}
        inputMode={props.inputMode}
        maxLength={254}
        autocapitalize={type === "text" && autocomplete !== "off" ? "words" : "none"}
        spellcheck={false}
        aria-describedby={described || undefined}
        aria-invalid={problem ? "true" : undefined}
      />
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
});
