import type { DocumentHead } from "@builder.io/qwik-city";
import type { PageText } from "../i18n/page-text.ts";
import { type Language, languageAt } from "../i18n/pages.ts";

/** The head of a page: title and description from its words. */
export function headOf(words: Record<Language, PageText>): DocumentHead {
  return ({ url }) => {
    const { title, description } = words[languageAt(url.pathname)];
    return { title, meta: [{ name: "description", content: description }] };
  };
}
