import { component$ } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { officeHomeWords } from "../../back-office/home.words.ts";
import { headOf } from "../../components/document-head.ts";
import { languageAt } from "../../i18n/pages.ts";

export default component$(() => {
  const text = officeHomeWords[languageAt(useLocation().url.pathname)];
  return (
    <section class="page">
      <h1>{text.heading}</h1>
    </section>
  );
});

export const head = headOf(officeHomeWords);
