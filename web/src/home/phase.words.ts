import type { Language } from "../i18n/pages.ts";
import type { CampaignPhase } from "./campaign-phase.ts";

/** One sentence on where the game stands: with its day where that is known. */
export type PhaseText = Record<Exclude<CampaignPhase, "upcoming">, string> & {
  readonly upcoming: string;
  readonly upcomingOn: (moment: string) => string;
  readonly runningUntil: (moment: string) => string;
  readonly closedEarly: string;
  readonly collectBefore: (moment: string) => string;
};

export const phaseWords: Record<Language, PhaseText> = {
  fr: {
    unknown: "Les dates du jeu seront bientôt annoncées.",
    unavailable:
      "Les lots et les dates ne peuvent pas être affichés pour le moment. Vous pouvez tout de même jouer votre code.",
    upcoming: "Le jeu n’est pas encore ouvert : gardez bien votre ticket.",
    upcomingOn: (moment) => `Le jeu ouvre le ${moment} : gardez bien votre ticket.`,
    running: "Le jeu est ouvert.",
    runningUntil: (moment) => `Le jeu est ouvert jusqu’au ${moment}.`,
    paused: "Le jeu est en pause : gardez votre ticket, son code reste valable.",
    over: "Le jeu est terminé.",
    closedEarly: "Le jeu est terminé : il a été clos avant la date prévue.",
    collectBefore: (moment) => `Les lots gagnés se retirent en boutique au plus tard le ${moment}.`,
  },
  en: {
    unknown: "The dates of the game will be announced soon.",
    unavailable: "Prizes and dates cannot be shown right now. You can still play your code.",
    upcoming: "The game is not open yet: keep your ticket safe.",
    upcomingOn: (moment) => `The game opens on ${moment}: keep your ticket safe.`,
    running: "The game is open.",
    runningUntil: (moment) => `The game is open until ${moment}.`,
    paused: "The game is paused: keep your ticket, its code stays valid.",
    over: "The game is over.",
    closedEarly: "The game is over: it was closed before the planned day.",
    collectBefore: (moment) => `Prizes already won can be collected in the shops until ${moment}.`,
  },
};
