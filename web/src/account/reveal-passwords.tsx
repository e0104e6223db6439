import { component$, sync$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { accountWords } from "./account.words.ts";

/**
 * A box that shows the form's passwords. Styles show it only where scripts run; its own is written into the page, so
 * that it works at once and loads nothing. Sent forms hide the passwords again: browsers keep what plain fields held.
 */
export const RevealPasswords = component$<{ readonly language: Language }>(({ language }) => (
  <label class="show-typed">
    <input
      type="checkbox"
      autocomplete="off"
      onChange$={sync$((_: Event, box: HTMLInputElement) => {
        const form = box.form;
        if (!form) return;
        const secrets = form.querySelectorAll<HTMLInputElement>("input[autocomplete$=password]");
        for (const secret of secrets) secret.type = box.checked ? "text" : "password";
        form.onsubmit = () => {
          for (const secret of secrets) secret.type = "password";
        };
      })}
    />
    {accountWords[language].reveal}
  </label>
));
