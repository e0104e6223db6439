/**
 * What a visitor reads before choosing: the proof of a choice holds the hash of exactly these words. Whoever changes
 * them moves NOTICE_VERSION on (worker/consents/purposes.ts), and everybody is asked again; a test insists.
 */

import type { Purpose } from "../../../worker/consents/purposes.ts";
import type { CookieKey } from "../http/cookie-list.ts";
import type { Language } from "../i18n/pages.ts";

/** Sentences only, no functions: all of it goes into the hash. */
export type NoticeText = {
  readonly label: string;
  readonly question: string;
  readonly answer: string;
  readonly refuse: string;
  readonly accept: string;
  readonly choose: string;
  readonly purposes: Record<"necessary" | Purpose, { readonly name: string; readonly text: string }>;
  readonly cookies: Record<CookieKey, string>;
  readonly reader: string;
};

export const noticeWords: Record<Language, NoticeText> = {
  fr: {
    label: "Votre choix sur les cookies",
    question: "Pouvons-nous compter vos visites ?",
    answer:
      "Pour nous seuls, sans identifiant ni publicité. Refuser ne change rien au jeu. Valable six mois, modifiable à tout moment.",
    refuse: "Refuser",
    accept: "Accepter",
    choose: "En savoir plus et choisir",
    purposes: {
      necessary: {
        name: "Nécessaires",
        text: "Ils font marcher ce que vous demandez : rester connecté, garder un code, retenir vos préférences et le choix fait ici. Ils ne demandent pas d’accord.",
      },
      audience: {
        name: "Mesure d’audience",
        text: "Savoir quelles pages sont lues, et combien de fois, pour les améliorer. Le serveur additionne des vues par jour, par page et par langue : rien n’y désigne une personne, et rien n’est transmis à un tiers.",
      },
    },
    cookies: {
      session: "Vous garde connecté à votre compte.",
      code: "Garde le code saisi avant la connexion.",
      playing: "Retient le code en train d’être joué, pour retrouver votre gain si la connexion se coupe.",
      won: "Retient les trois derniers codes joués ici, pour montrer vos gains sans attendre.",
      reveal: "Retient la manière de découvrir votre gain, avec ou sans son.",
      notice: "Retient ce qui vient d’être fait, pour vous le dire une fois à la page suivante.",
      consent: "Retient votre choix sur cette page, sa date et le numéro de sa preuve.",
      audience: "Retient le jour et les pages vues ce jour-là, pour ne compter une visite qu’une fois.",
    },
    reader: "ThéTipTop seul",
  },
  en: {
    label: "Your choice about cookies",
    question: "May we count your visits?",
    answer:
      "For ourselves alone, with no identifier and no advertising. Refusing changes nothing in the game. Your choice holds for six months; change it at any time.",
    refuse: "Refuse",
    accept: "Accept",
    choose: "Find out more and choose",
    purposes: {
      necessary: {
        name: "Necessary",
        text: "They make what you ask for work: staying signed in, keeping a code, remembering your preferences and the choice made here. They need no consent.",
      },
      audience: {
        name: "Audience measurement",
        text: "Knowing which pages are read, and how often, so as to improve them. The server adds up views by day, page and language: nothing in it points to a person, and nothing is passed on to anybody else.",
      },
    },
    cookies: {
      session: "Keeps you signed in to your account.",
      code: "Keeps the code typed before signing in.",
      playing: "Remembers the code being played, so that your prize is found again if the connection drops.",
      won: "Remembers the last three codes played here, to show your prizes without delay.",
      reveal: "Remembers how you like your prize revealed, and whether with sound.",
      notice: "Remembers what has just been done, to tell you once on the next page.",
      consent: "Remembers your choice on this page, its date and the number of its proof.",
      audience: "Remembers the day and the pages seen that day, so that a visit is counted only once.",
    },
    reader: "ThéTipTop alone",
  },
};
