import type { FileProblem, ImportColumn, ImportLine, LineProblem } from "../../../worker/employees/import.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type ImportText = PageText & {
  readonly heading: string;
  readonly back: string;
  readonly lead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly example: string;
  readonly check: string;
  readonly plan: string;
  readonly summary: (fresh: number, known: number, refused: number) => readonly string[];
  readonly nothingYet: string;
  readonly nobody: string;
  readonly confirm: (count: number) => string;
  readonly caption: string;
  readonly line: string;
  readonly columns: Record<ImportColumn, string>;
  readonly outcome: string;
  readonly outcomes: Record<ImportLine["state"], string>;
  readonly problems: Record<LineProblem["kind"], (column: string, line: number) => string>;
  readonly files: Record<FileProblem["kind"], (detail: string) => string>;
};

export const importWords: Record<Language, ImportText> = {
  fr: {
    title: "Importer des employés · ThéTipTop",
    description: "Inviter toute une équipe par un fichier.",
    heading: "Importer des employés",
    back: "Toute l’équipe",
    lead: "Déposez un fichier CSV, ou collez-le. Rien n’est écrit avant que vous n’ayez vu chaque ligne et confirmé.",
    file: "Fichier CSV",
    fileHint: "500 lignes et 256 Kio au plus, tel que votre tableur l’enregistre.",
    paste: "Ou le texte collé",
    pasteHint: "Première ligne : prénom, nom, e-mail, et si besoin boutique et rôle.",
    example: "prénom;nom;e-mail;boutique;rôle\nZoé;Lefèvre;zoe@exemple.fr;Nice;employé",
    check: "Vérifier sans rien envoyer",
    plan: "Ce qui va se passer",
    summary: (fresh, known, refused) => [
      fresh > 1 ? `${fresh} personnes seront invitées` : `${fresh} personne sera invitée`,
      known > 1
        ? `${known} sont déjà dans l’équipe : rien ne change`
        : `${known} est déjà dans l’équipe : rien ne change`,
      refused > 1
        ? `${refused} lignes sont à corriger et seront laissées`
        : `${refused} ligne est à corriger et sera laissée`,
    ],
    nothingYet: "Rien n’est encore écrit, aucun courriel n’est parti.",
    nobody: "Il n’y a personne à inviter.",
    confirm: (count) => (count > 1 ? `Inviter ces ${count} personnes` : "Inviter cette personne"),
    caption: "Lignes du fichier",
    line: "Ligne",
    columns: { firstName: "prénom", lastName: "nom", email: "e-mail", store: "boutique", role: "rôle" },
    outcome: "Suite",
    outcomes: { new: "Sera invitée", known: "Déjà dans l’équipe", refused: "À corriger" },
    problems: {
      missing: (column) => `Colonne « ${column} » : vide.`,
      "bad-name": (column) => `Colonne « ${column} » : de 2 à 100 caractères, sans adresse ni lien.`,
      "bad-email": (column) => `Colonne « ${column} » : ce n’est pas une adresse complète.`,
      "unknown-store": (column) => `Colonne « ${column} » : aucune boutique ne s’appelle ainsi.`,
      "ambiguous-store": (column) =>
        `Colonne « ${column} » : plusieurs boutiques dans cette ville, écrivez le nom.`,
      "unknown-role": (column) => `Colonne « ${column} » : écrivez employé ou administrateur.`,
      repeated: (column, line) => `Colonne « ${column} » : même adresse qu’à la ligne ${line}.`,
      players: (column) =>
        `Colonne « ${column} » : un joueur a confirmé cette adresse. Changez son rôle depuis sa fiche.`,
    },
    files: {
      empty: () => "Le fichier est vide, ou n’a que sa ligne de titres.",
      "too-large": () => "Le fichier dépasse 256 Kio.",
      "too-many-lines": (count) => `Le fichier a ${count} lignes ; 500 au plus. Coupez-le en deux.`,
      "not-text": () => "Ce fichier n’est pas du texte. Dans votre tableur, enregistrez-le au format CSV.",
      columns: (missing) => `Colonnes introuvables à la première ligne : ${missing}.`,
    },
  },
  en: {
    title: "Import staff · ThéTipTop",
    description: "Inviting a whole team by a file.",
    heading: "Import staff",
    back: "The whole staff",
    lead: "Choose a CSV file, or paste it. Nothing is written before you have seen every line and confirmed.",
    file: "CSV file",
    fileHint: "500 lines and 256 KiB at most, as your spreadsheet saves it.",
    paste: "Or the pasted text",
    pasteHint: "First line: first name, last name, email, and if need be shop and role.",
    example: "first name,last name,email,shop,role\nZoé,Lefèvre,zoe@example.com,Nice,employee",
    check: "Check without sending anything",
    plan: "What will happen",
    summary: (fresh, known, refused) => [
      fresh === 1 ? "1 person will be invited" : `${fresh} people will be invited`,
      known === 1 ? "1 is staff already: nothing changes" : `${known} are staff already: nothing changes`,
      refused === 1
        ? "1 line needs mending and will be left out"
        : `${refused} lines need mending and will be left out`,
    ],
    nothingYet: "Nothing is written yet, and no mail was sent.",
    nobody: "There is nobody to invite.",
    confirm: (count) => (count === 1 ? "Invite this person" : `Invite these ${count} people`),
    caption: "Lines of the file",
    line: "Line",
    columns: { firstName: "first name", lastName: "last name", email: "email", store: "shop", role: "role" },
    outcome: "What follows",
    outcomes: { new: "Will be invited", known: "Staff already", refused: "Needs mending" },
    problems: {
      missing: (column) => `Column “${column}”: empty.`,
      "bad-name": (column) => `Column “${column}”: 2 to 100 characters, without an address or a link.`,
      "bad-email": (column) => `Column “${column}”: not a complete address.`,
      "unknown-store": (column) => `Column “${column}”: no shop is called that.`,
      "ambiguous-store": (column) => `Column “${column}”: several shops in that town, write the name.`,
      "unknown-role": (column) => `Column “${column}”: write employee or administrator.`,
      repeated: (column, line) => `Column “${column}”: the same address as on line ${line}.`,
      players: (column) =>
        `Column “${column}”: a player has confirmed this address. Change the role in their file.`,
    },
    files: {
      empty: () => "The file is empty, or has its line of headings only.",
      "too-large": () => "The file is larger than 256 KiB.",
      "too-many-lines": (count) => `The file has ${count} lines; 500 at most. Cut it in two.`,
      "not-text": () => "This file is not text. In your spreadsheet, save it as CSV.",
      columns: (missing) => `Columns not found on the first line: ${missing}.`,
    },
  },
};
