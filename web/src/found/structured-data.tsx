import { icons } from "virtual:pictures";
import { component$ } from "@builder.io/qwik";
import { siteWords } from "../components/site.words.ts";
import type { Language, PageName } from "../i18n/pages.ts";
import { breadcrumbJsonLd, houseJsonLd } from "./json-ld.ts";
import { JsonLdScript } from "./json-ld-script.tsx";
import { usePublicOrigin } from "./public-origin.ts";

interface StructuredDataProps {
  readonly page: PageName;
  readonly language: Language;
  readonly title: string;
}

/** What ends the title of an inner page. */
const TITLE_END = " · ThéTipTop";

/** The house on its home page, the way there on every other. */
export const StructuredData = component$<StructuredDataProps>(({ page, language, title }) => {
  const origin = usePublicOrigin();
  const names = { home: siteWords[language].home, page: title.replace(TITLE_END, "") };
  return (
    <JsonLdScript
      data={
        page === "home"
          ? houseJsonLd(origin, language, icons.logo)
          : breadcrumbJsonLd(origin, language, page, names)
      }
    />
  );
});
