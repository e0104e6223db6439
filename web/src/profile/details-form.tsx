import { component$ } from "@builder.io/qwik";
import type { Profile } from "../../../worker/services.ts";
import { accountWords } from "../account/account.words.ts";
import { typedValue } from "../account/form-value.ts";
import { type FieldTrouble, troubleWith } from "../account/problems.ts";
import { Field } from "../components/field.tsx";
import type { Language } from "../i18n/pages.ts";
import { profileWords } from "./profile.words.ts";

interface DetailsFormProps {
  readonly language: Language;
  readonly action: string;
  readonly profile: Profile;
  /** What was typed, when it has just been refused. */
  readonly typed: FormData | undefined;
  readonly troubles: readonly FieldTrouble[];
}

const FIELDS = [
  { name: "firstName", type: "text", autocomplete: "given-name" },
  { name: "lastName", type: "text", autocomplete: "family-name" },
  { name: "phone", type: "tel", autocomplete: "tel", isOptional: true },
  { name: "address", type: "text", autocomplete: "street-address", isOptional: true },
  { name: "postalCode", type: "text", autocomplete: "postal-code", inputMode: "numeric", isOptional: true },
  { name: "city", type: "text", autocomplete: "address-level2", isOptional: true },
] as const;

/** The fields of the form, in its order. */
export const DETAILS = FIELDS.map(({ name }) => name);

/** Name and contact details. */
export const DetailsForm = component$<DetailsFormProps>(({ language, action, profile, typed, troubles }) => {
  const { fields, optional } = accountWords[language];
  const text = profileWords[language].details;
  return (
    <form class="form details" method="post" action={action}>
      {FIELDS.map((field) => (
        <Field
          key={field.name}
          {...field}
          label={"isOptional" in field ? `${fields[field.name].label} ${optional}` : fields[field.name].label}
          hint={field.name === "phone" ? text.phoneHint : undefined}
          value={typed ? typedValue(typed, field.name) : (profile[field.name] ?? "")}
          problem={troubleWith(troubles, field.name)}
        />
      ))}
      <button class="button" type="submit">
        {text.submit}
      </button>
    </form>
  );
});
