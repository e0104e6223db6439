import { addressIn, type Language, languageAt } from "../i18n/pages.ts";
import { siteWords } from "./site.words.ts";

const OTHER: Record<Language, Language> = { fr: "en", en: "fr" };

/** The same page in the other language, named in that language. */
export function LanguageLink({ pathname }: { readonly pathname: string }) {
  const language = languageAt(pathname);
  const other = OTHER[language];
  return (
    <a class="language" href={addressIn(other, pathname)} hreflang={other} lang={other}>
      {siteWords[language].otherLanguage}
    </a>
  );
}
