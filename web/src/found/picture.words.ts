import type { Language } from "../i18n/pages.ts";
import type { PictureName } from "./picture-name.ts";

/** What a picture says; together also its description for whoever cannot see it. */
export interface PictureText {
  readonly heading: string;
  readonly line: string;
}

export const pictureWords: Record<Language, Record<PictureName, PictureText>> = {
  fr: {
    home: {
      heading: "Chaque ticket gagne.",
      line: "Dès 49 € d’achat en boutique, un ticket, un code, un lot.",
    },
    play: {
      heading: "Votre code vous attend.",
      line: "Saisissez le code de votre ticket : il gagne toujours.",
    },
    rules: {
      heading: "Le règlement du jeu",
      line: "Dates, lots, parts de chacun et retrait en boutique.",
    },
    fairness: {
      heading: "Un tirage que chacun peut refaire",
      line: "L’empreinte avant le premier jeu, la graine à la clôture.",
    },
    shops: {
      heading: "Nos boutiques",
      line: "Adresses, horaires et retrait de vos lots.",
    },
    general: {
      heading: "Le thé, et un ticket qui gagne",
      line: "Le jeu de notre dixième boutique, à Nice.",
    },
  },
  en: {
    home: {
      heading: "Every ticket wins.",
      line: "Spend €49 in a shop: one ticket, one code, one prize.",
    },
    play: {
      heading: "Your code is waiting.",
      line: "Enter the code of your ticket: it always wins.",
    },
    rules: {
      heading: "The rules of the game",
      line: "Dates, prizes, their shares, and how to collect them.",
    },
    fairness: {
      heading: "A draw anyone can repeat",
      line: "The seed’s hash before the first play, the seed at the close.",
    },
    shops: {
      heading: "Our shops",
      line: "Addresses, hours, and where to collect your prizes.",
    },
    general: {
      heading: "Tea, and a ticket that wins",
      line: "The game of our tenth shop, in Nice.",
    },
  },
};
