import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../components/document-head.ts";
import { languageAt } from "../../i18n/pages.ts";
import { legalPage } from "../../legal/legal-page.tsx";
import { loadFacts } from "../../legal/legal-view.ts";
import { termsWords } from "../../legal/terms.words.ts";

export const useFacts = routeLoader$((event) => loadFacts(event));

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  return legalPage("terms", termsWords[language], useFacts().value, language);
});

export const head = headOf(termsWords);
