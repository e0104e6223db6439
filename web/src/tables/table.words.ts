import type { Language } from "../i18n/pages.ts";

export type TableText = {
  readonly filter: string;
  readonly apply: string;
  readonly clear: string;
  readonly any: string;
  readonly next: string;
  readonly previous: string;
  readonly first: string;
  readonly exact: (count: string) => string;
  readonly moreThan: (count: string) => string;
  readonly pages: string;
  readonly active: string;
  readonly without: (label: string) => string;
  readonly rowsPerPage: string;
  readonly exportFile: string;
  readonly exportHint: string;
  readonly unavailable: string;
  readonly again: string;
  readonly tick: string;
  readonly tickRow: (row: string) => string;
  readonly tickPage: string;
  readonly ticked: string;
  readonly noneTicked: string;
  readonly allMatching: (count: string) => string;
  readonly sortBy: (column: string) => string;
  readonly views: {
    readonly label: string;
    readonly everything: string;
    readonly save: string;
    readonly title: string;
    readonly keep: string;
    readonly withoutSearch: string;
    readonly remove: (title: string) => string;
    readonly invalid: string;
    readonly tooMany: string;
    readonly unavailable: string;
  };
  readonly help: {
    readonly open: string;
    readonly heading: string;
    readonly move: string;
    readonly enter: string;
    readonly tick: string;
    readonly filter: string;
    readonly pages: string;
    readonly exportFile: string;
    readonly sheet: string;
    readonly close: string;
    readonly active: string;
  };
};

export const tableWords: Record<Language, TableText> = {
  fr: {
    filter: "Filtrer",
    apply: "Appliquer",
    clear: "Effacer les filtres",
    any: "Tous",
    next: "Page suivante",
    previous: "Page précédente",
    first: "Première page",
    exact: (count) => `${count} en tout`,
    moreThan: (count) => `plus de ${count}`,
    pages: "Pages du tableau",
    active: "Filtres en cours",
    without: (label) => `Retirer le filtre ${label}`,
    rowsPerPage: "Lignes par page",
    exportFile: "Exporter (CSV)",
    exportHint: "Exactement ce qui est filtré\u00a0; chaque export est inscrit au journal",
    unavailable: "Cette liste ne répond pas pour le moment.",
    again: "Réessayer",
    tick: "Choisir",
    tickRow: (row) => `Choisir ${row}`,
    tickPage: "Choisir toute la page",
    ticked: "choisis",
    noneTicked: "Cochez des lignes pour agir sur elles.",
    allMatching: (count) => `Toutes les lignes qui correspondent (${count})`,
    sortBy: (column) => `Trier par ${column}`,
    views: {
      label: "Vues enregistrées",
      everything: "Tout",
      save: "Enregistrer cette vue",
      title: "Nom de la vue",
      keep: "Enregistrer",
      withoutSearch: "Le nom ou l’adresse que vous avez cherché n’est pas gardé.",
      remove: (title) => `Supprimer la vue ${title}`,
      invalid: "Donnez à la vue un nom de 60 caractères au plus.",
      tooMany: "Vous avez déjà 60 vues\u00a0: supprimez-en une d’abord.",
      unavailable: "La vue n’a pas pu être enregistrée. Réessayez.",
    },
    help: {
      open: "Raccourcis clavier",
      heading: "Raccourcis du tableau",
      move: "ligne suivante, ligne précédente",
      enter: "ouvrir la ligne",
      tick: "cocher ou décocher la ligne",
      filter: "aller aux filtres",
      pages: "page suivante, page précédente",
      exportFile: "exporter",
      sheet: "afficher cette aide",
      close: "Fermer",
      active: "Raccourcis actifs sur cet appareil",
    },
  },
  en: {
    filter: "Filter",
    apply: "Apply",
    clear: "Clear the filters",
    any: "Any",
    next: "Next page",
    previous: "Previous page",
    first: "First page",
    exact: (count) => `${count} in all`,
    moreThan: (count) => `more than ${count}`,
    pages: "Pages of the table",
    active: "Active filters",
    without: (label) => `Remove the filter ${label}`,
    rowsPerPage: "Rows per page",
    exportFile: "Export (CSV)",
    exportHint: "Exactly what is filtered; every export is written to the audit log",
    unavailable: "This list does not answer at the moment.",
    again: "Try again",
    tick: "Select",
    tickRow: (row) => `Select ${row}`,
    tickPage: "Select the whole page",
    ticked: "selected",
    noneTicked: "Tick rows to do something with them.",
    allMatching: (count) => `All rows that match (${count})`,
    sortBy: (column) => `Sort by ${column}`,
    views: {
      label: "Saved views",
      everything: "Everything",
      save: "Save this view",
      title: "Name of the view",
      keep: "Save",
      withoutSearch: "The name or address you searched for is not kept.",
      remove: (title) => `Delete the view ${title}`,
      invalid: "Give the view a name of 60 characters at most.",
      tooMany: "You have 60 views already: delete one first.",
      unavailable: "The view could not be saved. Try again.",
    },
    help: {
      open: "Keyboard shortcuts",
      heading: "Shortcuts of the table",
      move: "next row, previous row",
      enter: "open the row",
      tick: "tick or untick the row",
      filter: "go to the filters",
      pages: "next page, previous page",
      exportFile: "export",
      sheet: "show this help",
      close: "Close",
      active: "Shortcuts are on for this device",
    },
  },
};
