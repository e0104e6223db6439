import type { Block, Language, Template } from "./content.ts";
import { dayText, HOUSE_TIME_ZONE, momentText } from "./moments.ts";

export interface ResetLink {
  readonly url: string;
  /** Of the account, milliseconds since the epoch: how its owner tells it from another of the same address. */
  readonly createdAt: number;
  readonly isVerified: boolean;
}

export interface ResetPasswordFacts {
  /** At least one. */
  readonly links: readonly ResetLink[];
  /** When the first of them ends; milliseconds since the epoch. */
  readonly expiresAt: number;
}

export const resetPassword: Template<ResetPasswordFacts> = {
  fr: (facts) => ({
    subject: "Choisissez un nouveau mot de passe",
    preheader: "Le lien que vous avez demandé pour votre compte ThéTipTop.",
    heading: "Un nouveau mot de passe",
    blocks: [
      ...choice(facts.links, "fr"),
      {
        kind: "paragraph",
        text: `${facts.links.length > 1 ? "Chaque lien sert une seule fois, et" : "Ce lien sert une seule fois et reste valable"} jusqu’au ${momentText(facts.expiresAt, HOUSE_TIME_ZONE, "fr")}, heure de Paris. Avec le nouveau mot de passe, vos appareils déjà connectés devront se reconnecter.`,
      },
    ],
    reason:
      "Vous recevez ce message parce qu’un nouveau mot de passe a été demandé pour cette adresse. Si la demande ne venait pas de vous, ne faites rien : votre mot de passe reste le même.",
  }),
  en: (facts) => ({
    subject: "Choose a new password",
    preheader: "The link you asked for, for your ThéTipTop account.",
    heading: "A new password",
    blocks: [
      ...choice(facts.links, "en"),
      {
        kind: "paragraph",
        text: `${facts.links.length > 1 ? "Each link works once," : "This link works once and is valid"} until ${momentText(facts.expiresAt, HOUSE_TIME_ZONE, "en")}, Paris time. With the new password, devices that are signed in will have to sign in again.`,
      },
    ],
    reason:
      "You receive this message because a new password was asked for with this address. If it was not you, do nothing: your password stays the same.",
  }),
};

const WORDS = {
  fr: {
    one: "Vous avez demandé à changer le mot de passe de votre compte ThéTipTop. Ce lien vous permet d’en choisir un nouveau.",
    several:
      "Vous avez demandé à changer de mot de passe. Plusieurs comptes ThéTipTop ont été créés avec cette adresse : choisissez le vôtre.",
    action: "Choisir un mot de passe",
    account: (day: string) => `Compte créé le ${day}`,
    verified: " (adresse confirmée)",
  },
  en: {
    one: "You asked to change the password of your ThéTipTop account. This link lets you choose a new one.",
    several:
      "You asked to change your password. Several ThéTipTop accounts were created with this address: choose yours.",
    action: "Choose a password",
    account: (day: string) => `Account created on ${day}`,
    verified: " (address confirmed)",
  },
};

function choice(links: readonly ResetLink[], language: Language): Block[] {
  const words = WORDS[language];
  const [first, ...others] = links;
  if (first && others.length === 0) {
    return [
      { kind: "paragraph", text: words.one },
      { kind: "action", label: words.action, url: first.url, isSpelledOut: true },
    ];
  }
  const lines = links.map(({ url, createdAt, isVerified }) => ({
    url,
    label: words.account(dayText(createdAt, HOUSE_TIME_ZONE, language)) + (isVerified ? words.verified : ""),
  }));
  return [
    { kind: "paragraph", text: words.several },
    { kind: "links", links: lines },
  ];
}
