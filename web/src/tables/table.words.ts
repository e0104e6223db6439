import type { Language } from "../i18n/pages.ts";

export type TableText = {
  readonly filter: string;
  readonly apply: string;
  readonly clear: string;
  readonly any: string;
  readonly next: string;
  readonly previous: string;
  readonly exact: (count: string) => string;
  readonly moreThan: (count: string) => string;
  readonly pages: string;
};

export const tableWords: Record<Language, TableText> = {
  fr: {
    filter: "Filtrer",
    apply: "Appliquer",
    clear: "Effacer les filtres",
    any: "Tous",
    next: "Page suivante",
    previous: "Page précédente",
    exact: (count) => `${count} en tout`,
    moreThan: (count) => `plus de ${count}`,
    pages: "Pages du tableau",
  },
  en: {
    filter: "Filter",
    apply: "Apply",
    clear: "Clear the filters",
    any: "Any",
    next: "Next page",
    previous: "Previous page",
    exact: (count) => `${count} in all`,
    moreThan: (count) => `more than ${count}`,
    pages: "Pages of the table",
  },
};
