import { component$ } from "@builder.io/qwik";
import { accountWords } from "../account/account.words.ts";
import { type FieldTrouble, troubleWith } from "../account/problems.ts";
import { RevealPasswords } from "../account/reveal-passwords.tsx";
import { Field } from "../components/field.tsx";
import type { Language } from "../i18n/pages.ts";
import { securityWords } from "./security.words.ts";

interface PasswordFormProps {
  readonly language: Language;
  readonly action: string;
  readonly email: string;
  readonly troubles: readonly FieldTrouble[];
}

/** The fields of the form, in its order. */
export const PASSWORDS = ["currentPassword", "newPassword", "confirmPassword"] as const;

/** A new password for somebody who knows the one there is. */
export const PasswordForm = component$<PasswordFormProps>(({ language, action, email, troubles }) => {
  const { fields, passwordRules } = accountWords[language];
  return (
    <form class="form" method="post" action={action}>
      {/* Password managers file the new password under this name. */}
      <input type="text" autocomplete="username" value={email} readOnly hidden />
      {PASSWORDS.map((name) => (
        <Field
          key={name}
          name={name}
          type="password"
          autocomplete={name === "currentPassword" ? "current-password" : "new-password"}
          label={fields[name].label}
          hint={name === "newPassword" ? passwordRules : undefined}
          problem={troubleWith(troubles, name)}
        />
      ))}
      <RevealPasswords language={language} />
      <button class="button" type="submit">
        {securityWords[language].password.submit}
      </button>
    </form>
  );
});
