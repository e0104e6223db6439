import type { Language } from "../i18n/pages.ts";

/** What the check says; names in braces are filled in by it. */
export interface LedgerVerifierText {
  readonly heading: string;
  readonly lead: string;
  readonly files: string;
  readonly filesHint: string;
  readonly verify: string;
  readonly withoutScript: string;
  readonly locale: string;
  readonly working: string;
  /** With `{number}`, `{count}` and `{draws}`. */
  readonly progress: string;
  /** With `{draws}`, `{ledgers}`, `{announced}`, `{awarded}` and `{left}`. */
  readonly right: string;
  /** With `{draws}` and `{ledgers}`. */
  readonly rightWithoutStock: string;
  /** With `{problem}`. */
  readonly wrong: string;
  readonly missing: string;
  readonly unable: string;
}

export const ledgerVerifierWords: Record<Language, LedgerVerifierText> = {
  fr: {
    heading: "Refaire tous les tirages ici",
    lead: "Votre navigateur télécharge les registres un par un, refait chaque tirage à partir de la graine, vérifie l’enchaînement des lignes et suit chaque lot depuis le stock annoncé. Il n’en garde qu’un à la fois en mémoire et ne nous envoie rien. Un million et demi de tickets font 250 Mo à télécharger et quelques minutes de calcul.",
    files: "Vos propres fichiers",
    filesHint: "Sans fichier choisi, les registres publiés sont téléchargés.",
    verify: "Refaire tous les tirages",
    withoutScript: "Sans script, le programme ci-dessous fait la même vérification.",
    locale: "fr-FR",
    working: "Vérification en cours…",
    progress: "Registre {number} sur {count} : {draws} tirages refaits…",
    right:
      "Tout est juste. Tirages refaits : {draws}, dans {ledgers} registres. Lots annoncés : {announced} ; gagnés : {awarded} ; restants : {left}.",
    rightWithoutStock:
      "Tout est juste dans ces fichiers. Tirages refaits : {draws}, dans {ledgers} registres. Sans le compte du stock ou sans tous les registres, l’origine des lots n’est pas vérifiée.",
    wrong: "Quelque chose n’est pas juste : {problem}",
    missing: "il manque le registre {problem}",
    unable: "La vérification n’a pas pu être faite ici. Réessayez, ou utilisez le programme ci-dessous.",
  },
  en: {
    heading: "Repeat every draw here",
    lead: "Your browser downloads the ledgers one by one, repeats each draw from the seed, checks the chain of the lines and follows every prize from the stock that was announced. It keeps one ledger in memory at a time and sends us nothing. A million and a half tickets are 250 MB to download and some minutes of work.",
    files: "Files of your own",
    filesHint: "Without a file the published ledgers are downloaded.",
    verify: "Repeat every draw",
    withoutScript: "Without scripts, the program below makes the same check.",
    locale: "en-GB",
    working: "Checking…",
    progress: "Ledger {number} of {count}: {draws} draws repeated…",
    right:
      "Everything is right. Draws repeated: {draws}, in {ledgers} ledgers. Prizes announced: {announced}; won: {awarded}; left: {left}.",
    rightWithoutStock:
      "Everything is right in these files. Draws repeated: {draws}, in {ledgers} ledgers. Without the account of the stock, or without all ledgers, where the prizes came from is not checked.",
    wrong: "Something is not right: {problem}",
    missing: "ledger {problem} is missing",
    unable: "The check could not be made here. Try again, or use the program below.",
  },
};
