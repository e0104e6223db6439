import { icons } from "virtual:pictures";
import { siteWords } from "../components/site.words.ts";
import type { Language, PageName } from "../i18n/pages.ts";
import { breadcrumbJsonLd, houseJsonLd, type JsonLd } from "./json-ld.ts";

/** What ends the title of an inner page. */
const TITLE_END = " · ThéTipTop";

/** The house on its home page, the way there on every other. */
export function structuredData(origin: string, page: PageName, language: Language, title: string): JsonLd {
  if (page === "home") return houseJsonLd(origin, language, icons.logo);
  const names = { home: siteWords[language].home, page: title.replace(TITLE_END, "") };
  return breadcrumbJsonLd(origin, language, page, names);
}
