import type { Template } from "./content.ts";
import { greeting } from "./content.ts";
import { HOUSE_TIME_ZONE, momentText } from "./moments.ts";

export interface InvitationFacts {
  readonly firstName: string;
  readonly role: "EMPLOYEE" | "ADMIN";
  /** What the shop is called; null when none was named. */
  readonly shop: string | null;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

const PLACES = {
  fr: { EMPLOYEE: "le comptoir", ADMIN: "le siège" },
  en: { EMPLOYEE: "the counter", ADMIN: "head office" },
} as const;

export const invitation: Template<InvitationFacts> = {
  fr: ({ firstName, role, shop, url, expiresAt }) => ({
    subject: "Votre accès à l’espace du personnel",
    preheader: "Choisissez votre mot de passe : votre accès s’ouvre aussitôt.",
    heading: greeting("Bienvenue dans l’équipe", firstName),
    blocks: [
      {
        kind: "paragraph",
        text: `Le siège de ThéTipTop vous ouvre ${PLACES.fr[role]}${shop === null ? "" : `, à la boutique « ${shop} »`}. Choisissez votre mot de passe, et votre adresse sera confirmée du même geste.`,
      },
      { kind: "action", label: "Choisir mon mot de passe", url, isSpelledOut: true },
      {
        kind: "paragraph",
        text: `Ce lien sert une fois. Il est valable jusqu’au ${momentText(expiresAt, HOUSE_TIME_ZONE, "fr")}, heure de Paris.`,
      },
    ],
    reason:
      "Vous recevez ce message parce que le siège de ThéTipTop a saisi cette adresse pour un membre de son équipe. Si vous n’attendiez rien, ne faites rien : sans mot de passe, cet accès reste fermé.",
  }),
  en: ({ firstName, role, shop, url, expiresAt }) => ({
    subject: "Your access to the staff pages",
    preheader: "Choose your password, and your access opens at once.",
    heading: greeting("Welcome to the team", firstName),
    blocks: [
      {
        kind: "paragraph",
        text: `ThéTipTop’s head office opens ${PLACES.en[role]} to you${shop === null ? "" : `, at the shop “${shop}”`}. Choose your password, and your address is confirmed with it.`,
      },
      { kind: "action", label: "Choose my password", url, isSpelledOut: true },
      {
        kind: "paragraph",
        text: `This link works once. It is valid until ${momentText(expiresAt, HOUSE_TIME_ZONE, "en")}, Paris time.`,
      },
    ],
    reason:
      "You receive this message because ThéTipTop’s head office entered this address for a member of its team. If you expected nothing, do nothing: without a password this access stays closed.",
  }),
};
