import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type PlayerText = PageText & {
  readonly back: string;
  readonly recorded: string;
  readonly email: string;
  readonly proved: string;
  readonly unproved: string;
  readonly prizes: string;
  readonly noPrize: string;
  readonly more: string;
  readonly open: string;
  readonly wonOn: string;
  readonly missing: string;
  readonly missingText: string;
};

export const playerWords: Record<Language, PlayerText> = {
  fr: {
    title: "Fiche du joueur · ThéTipTop",
    description: "Les lots d’un joueur, au comptoir.",
    back: "Revenir au comptoir",
    recorded: "L’ouverture de cette fiche a été consignée.",
    email: "Adresse e-mail",
    proved: "confirmée",
    unproved: "non confirmée",
    prizes: "Ses lots",
    noPrize: "Ce joueur n’a encore rien gagné.",
    more: "Seuls les derniers lots sont montrés.",
    open: "Traiter",
    wonOn: "joué le",
    missing: "Joueur introuvable",
    missingText: "Ce compte n’existe pas ou n’est pas celui d’un joueur.",
  },
  en: {
    title: "Player’s file · ThéTipTop",
    description: "A player’s prizes, at the counter.",
    back: "Back to the counter",
    recorded: "The opening of this file was recorded.",
    email: "E-mail address",
    proved: "confirmed",
    unproved: "not confirmed",
    prizes: "Their prizes",
    noPrize: "This player has won nothing yet.",
    more: "Only the latest prizes are shown.",
    open: "Handle",
    wonOn: "played on",
    missing: "No such player",
    missingText: "This account does not exist, or is not a player’s.",
  },
};
