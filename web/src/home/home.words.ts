import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type HomeText = PageText & {
  readonly eyebrow: string;
  readonly heading: string;
  readonly headingOver: string;
  /** `{minimum}` stands for what a purchase must reach, as in the other sentences that say it. */
  readonly offer: string;
  readonly start: string;
  readonly account: string;
  readonly ticketLabel: string;
  readonly ticketFor: string;
  readonly ticketHint: string;
  readonly stepsHeading: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly prizesHeading: string;
  readonly prizesIntro: string;
  readonly worth: (value: string) => string;
  readonly ofTickets: string;
  readonly grandPrizeEyebrow: string;
  readonly grandPrizeText: string;
  /** While one can still take part. */
  readonly grandPrizeHow: string;
  /** To the draw's own page, once the game is over. */
  readonly grandPrizeLink: string;
  readonly datesHeading: string;
  readonly opens: string;
  readonly closes: string;
  readonly claim: string;
  readonly toBeAnnounced: string;
  readonly closedEarly: string;
  readonly shopsHeading: string;
  readonly shopsText: string;
  /** Once no more tickets are handed out. */
  readonly shopsTextOver: string;
  readonly shopsLabel: string;
  readonly shopsSearch: string;
  readonly shopsAll: string;
  readonly fairnessHeading: string;
  readonly fairness: string;
  /** Once the seed is published. */
  readonly fairnessOver: string;
  readonly fairnessLink: string;
};

export const homeWords: Record<Language, HomeText> = {
  fr: {
    title: "ThéTipTop : chaque ticket gagne",
    description:
      "Pour un achat en boutique, recevez un ticket ThéTipTop et jouez son code : tous les codes gagnent, de l’infuseur au coffret de thés.",
    eyebrow: "Notre dixième boutique ouvre à Nice",
    heading: "Chaque ticket gagne.",
    headingOver: "Chaque ticket a gagné.",
    offer:
      "Dès {minimum} d’achat en boutique, un ticket vous est remis. Son code se joue une seule fois, et il gagne toujours.",
    start: "Jouer mon code",
    account: "Créer un compte",
    ticketLabel: "Ticket de jeu",
    ticketFor: "dès {minimum} d’achat",
    ticketHint: "Votre code",
    stepsHeading: "Comment jouer",
    steps: [
      {
        title: "Recevez un ticket",
        text: "Il vous est remis en caisse pour tout achat de {minimum} ou plus.",
      },
      {
        title: "Saisissez son code",
        text: "Créez un compte en une minute, puis recopiez le code imprimé sur le ticket.",
      },
      {
        title: "Retirez votre lot",
        text: "Votre gain apparaît aussitôt. Présentez son bon en boutique pour recevoir votre lot.",
      },
    ],
    prizesHeading: "Les lots",
    prizesIntro: "La part indiquée est celle des tickets qui gagnent ce lot.",
    worth: (value) => `Valeur ${value}`,
    ofTickets: "des tickets",
    grandPrizeEyebrow: "Le grand lot",
    grandPrizeText: "Il est tiré au sort après la clôture, parmi toutes les personnes qui ont joué.",
    grandPrizeHow: "Jouer votre code suffit pour y participer.",
    grandPrizeLink: "Suivre et vérifier le grand tirage",
    datesHeading: "Les dates",
    opens: "Ouverture",
    closes: "Clôture",
    claim: "Lots à retirer au plus tard le",
    toBeAnnounced: "bientôt annoncée",
    closedEarly: "avant la date prévue",
    shopsHeading: "Trouver une boutique",
    shopsText: "Votre ticket vous y est remis, et votre lot vous y attend.",
    shopsTextOver: "Votre lot vous y attend.",
    shopsLabel: "Ville ou code postal",
    shopsSearch: "Chercher",
    shopsAll: "Voir toutes les boutiques",
    fairnessHeading: "Un tirage vérifiable",
    fairness:
      "L’empreinte de la graine qui décide de tous les tirages est publiée avant le premier jeu ; la graine elle-même le sera à la clôture, et chacun pourra tout recalculer.",
    fairnessOver:
      "L’empreinte de la graine qui a décidé de tous les tirages était publiée avant le premier jeu, la graine l’est depuis la clôture : chacun peut maintenant tout recalculer.",
    fairnessLink: "Comment vérifier le tirage",
  },
  en: {
    title: "ThéTipTop: every ticket wins",
    description:
      "With a purchase in one of our shops, receive a ThéTipTop ticket and play its code: every code wins, from a tea infuser to a box of fine teas.",
    eyebrow: "Our tenth shop opens in Nice",
    heading: "Every ticket wins.",
    headingOver: "Every ticket has won.",
    offer:
      "Spend {minimum} or more in one of our shops and you receive a ticket. Its code is played once, and it always wins.",
    start: "Play my code",
    account: "Create an account",
    ticketLabel: "Game ticket",
    ticketFor: "from {minimum} spent",
    ticketHint: "Your code",
    stepsHeading: "How to play",
    steps: [
      {
        title: "Receive a ticket",
        text: "It is handed to you at the till for any purchase of {minimum} or more.",
      },
      {
        title: "Enter its code",
        text: "Create an account in a minute, then copy the code printed on the ticket.",
      },
      {
        title: "Collect your prize",
        text: "Your prize appears at once. Show its voucher in a shop to receive it.",
      },
    ],
    prizesHeading: "The prizes",
    prizesIntro: "The share shown is that of the tickets which win this prize.",
    worth: (value) => `Worth ${value}`,
    ofTickets: "of tickets",
    grandPrizeEyebrow: "The grand prize",
    grandPrizeText: "It is drawn after the close, among all who have played.",
    grandPrizeHow: "Playing your code is all it takes to be part of it.",
    grandPrizeLink: "Follow and check the grand draw",
    datesHeading: "The dates",
    opens: "Opens",
    closes: "Closes",
    claim: "Collect prizes by",
    toBeAnnounced: "to be announced",
    closedEarly: "before the planned day",
    shopsHeading: "Find a shop",
    shopsText: "Your ticket is handed to you there, and your prize awaits you there.",
    shopsTextOver: "Your prize awaits you there.",
    shopsLabel: "Town or postcode",
    shopsSearch: "Search",
    shopsAll: "See all our shops",
    fairnessHeading: "A draw you can check",
    fairness:
      "The fingerprint of the seed that decides every draw is public before the first play; the seed itself will be published at the close, and anyone will be able to recompute it all.",
    fairnessOver:
      "The fingerprint of the seed that decided every draw was public before the first play, and the seed has been public since the close: anyone can now recompute it all.",
    fairnessLink: "How to check the draw",
  },
};
