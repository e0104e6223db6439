import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { CampaignPhase } from "./campaign-phase.ts";

export type HomeText = PageText & {
  readonly eyebrow: string;
  readonly heading: string;
  readonly headingOver: string;
  readonly offer: string;
  readonly start: string;
  readonly account: string;
  readonly ticketLabel: string;
  readonly ticketFor: string;
  readonly ticketHint: string;
  readonly phases: Record<CampaignPhase, string>;
  readonly stepsHeading: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly prizesHeading: string;
  readonly prizesIntro: string;
  readonly worth: (value: string) => string;
  readonly ofTickets: string;
  readonly datesHeading: string;
  readonly opens: string;
  readonly closes: string;
  readonly claim: string;
  readonly sealHeading: string;
  readonly seal: string;
  /** Once the seed is published. */
  readonly sealOpened: string;
  readonly seedPublished: string;
};

export const homeWords: Record<Language, HomeText> = {
  fr: {
    title: "ThéTipTop : chaque ticket gagne",
    description:
      "Pour 49 € d’achat ou plus, recevez un ticket ThéTipTop et jouez son code : tous les codes gagnent, de l’infuseur au coffret de thés.",
    eyebrow: "Notre dixième boutique ouvre à Nice",
    heading: "Chaque ticket gagne.",
    headingOver: "Chaque ticket a gagné.",
    offer:
      "Dès 49 € d’achat en boutique, un ticket vous est remis. Son code se joue une seule fois, et il gagne toujours.",
    start: "Jouer mon code",
    account: "Créer un compte",
    ticketLabel: "Ticket de jeu",
    ticketFor: "dès 49 € d’achat",
    ticketHint: "Votre code",
    phases: {
      unknown: "Les dates du jeu seront bientôt annoncées.",
      unavailable:
        "Les lots et les dates ne peuvent pas être affichés pour le moment. Vous pouvez tout de même jouer votre code.",
      upcoming: "Le jeu n’est pas encore ouvert : gardez bien votre ticket.",
      running: "Le jeu est ouvert.",
      paused: "Le jeu est en pause : gardez votre ticket, son code reste valable.",
      over: "Le jeu est terminé. Vos gains restent visibles dans votre compte.",
    },
    stepsHeading: "Comment jouer",
    steps: [
      { title: "Recevez un ticket", text: "Il vous est remis en caisse pour tout achat de 49 € ou plus." },
      {
        title: "Saisissez son code",
        text: "Créez un compte en une minute, puis recopiez le code imprimé sur le ticket.",
      },
      {
        title: "Retirez votre lot",
        text: "Votre gain apparaît aussitôt. Présentez-le en boutique pour le recevoir.",
      },
    ],
    prizesHeading: "Les lots",
    prizesIntro: "La part indiquée est celle des tickets qui gagnent ce lot.",
    worth: (value) => `valeur ${value}`,
    ofTickets: "des tickets",
    datesHeading: "Les dates",
    opens: "Ouverture",
    closes: "Clôture",
    claim: "Lots à retirer avant le",
    sealHeading: "Un tirage vérifiable",
    seal: "L’empreinte du tirage est publiée avant le premier jeu ; la graine le sera à la clôture, et chacun pourra alors tout recalculer :",
    sealOpened:
      "L’empreinte du tirage a été publiée avant le premier jeu et la graine à la clôture : chacun peut maintenant tout recalculer. Empreinte :",
    seedPublished: "Graine publiée à la clôture :",
  },
  en: {
    title: "ThéTipTop: every ticket wins",
    description:
      "Spend €49 or more, receive a ThéTipTop ticket and play its code: every code wins, from a tea infuser to a box of fine teas.",
    eyebrow: "Our tenth shop opens in Nice",
    heading: "Every ticket wins.",
    headingOver: "Every ticket has won.",
    offer:
      "Spend €49 or more in one of our shops and you receive a ticket. Its code is played once, and it always wins.",
    start: "Play my code",
    account: "Create an account",
    ticketLabel: "Game ticket",
    ticketFor: "from €49 spent",
    ticketHint: "Your code",
    phases: {
      unknown: "The dates of the game will be announced soon.",
      unavailable: "Prizes and dates cannot be shown right now. You can still play your code.",
      upcoming: "The game is not open yet: keep your ticket safe.",
      running: "The game is open.",
      paused: "The game is paused: keep your ticket, its code stays valid.",
      over: "The game is over. Your prizes remain in your account.",
    },
    stepsHeading: "How to play",
    steps: [
      {
        title: "Receive a ticket",
        text: "It is handed to you at the till for any purchase of €49 or more.",
      },
      {
        title: "Enter its code",
        text: "Create an account in a minute, then copy the code printed on the ticket.",
      },
      { title: "Collect your prize", text: "Your prize appears at once. Show it in the shop to receive it." },
    ],
    prizesHeading: "The prizes",
    prizesIntro: "The share shown is that of the tickets which win this prize.",
    worth: (value) => `worth ${value}`,
    ofTickets: "of tickets",
    datesHeading: "The dates",
    opens: "Opens",
    closes: "Closes",
    claim: "Collect prizes before",
    sealHeading: "A draw you can check",
    seal: "The fingerprint of the draw is public before the first play; the seed will be published at the close, so that anyone can recompute it all:",
    sealOpened:
      "The fingerprint of the draw was public before the first play, and the seed was published at the close: anyone can now recompute it all. Fingerprint:",
    seedPublished: "Seed published at the close:",
  },
};
