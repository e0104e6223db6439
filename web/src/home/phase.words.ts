import type { Language } from "../i18n/pages.ts";
import type { CampaignPhase } from "./campaign-phase.ts";

/** One sentence on where the game stands: with its day where that is known. */
export type PhaseText = Record<Exclude<CampaignPhase, "upcoming">, string> & {
  readonly upcoming: string;
  readonly upcomingOn: (day: string) => string;
  readonly runningUntil: (day: string) => string;
  readonly closedEarly: string;
  readonly collectBefore: (day: string) => string;
};

export const phaseWords: Record<Language, PhaseText> = {
  fr: {
    unknown: "Les dates du jeu seront bientôt annoncées.",
    unavailable:
      "Les lots et les dates ne peuvent pas être affichés pour le moment. Vous pouvez tout de même jouer votre code.",
    upcoming: "Le jeu n’est pas encore ouvert : gardez bien votre ticket.",
    upcomingOn: (day) => `Le jeu ouvre le ${day} : gardez bien votre ticket.`,
    running: "Le jeu est ouvert.",
    runningUntil: (day) => `Le jeu est ouvert jusqu’au ${day}.`,
    paused: "Le jeu est en pause : gardez votre ticket, son code reste valable.",
    over: "Le jeu est terminé.",
    closedEarly: "Le jeu est terminé : il a été clos avant la date prévue.",
    collectBefore: (day) => `Les lots gagnés se retirent en boutique avant le ${day}.`,
  },
  en: {
    unknown: "The dates of the game will be announced soon.",
    unavailable: "Prizes and dates cannot be shown right now. You can still play your code.",
    upcoming: "The game is not open yet: keep your ticket safe.",
    upcomingOn: (day) => `The game opens on ${day}: keep your ticket safe.`,
    running: "The game is open.",
    runningUntil: (day) => `The game is open until ${day}.`,
    paused: "The game is paused: keep your ticket, its code stays valid.",
    over: "The game is over.",
    closedEarly: "The game is over: it was closed before the planned day.",
    collectBefore: (day) => `Prizes already won can be collected in the shops before ${day}.`,
  },
};
