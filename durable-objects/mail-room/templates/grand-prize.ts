import type { Template } from "./content.ts";
import { greeting } from "./content.ts";

export interface GrandPrizeFacts {
  readonly firstName: string;
  /** In the reader's language. */
  readonly prizeName: string;
  /** The last moment for the answer, worded. */
  readonly answerBy: string;
  readonly answerUrl: string;
}

export const grandPrize: Template<GrandPrizeFacts> = {
  fr: ({ firstName, prizeName, answerBy, answerUrl }) => ({
    subject: `Le grand tirage vous a désigné : ${prizeName}`,
    preheader: `Répondez au plus tard le ${answerBy} pour accepter le grand lot.`,
    heading: "Le grand tirage vous a désigné",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Bonjour", firstName)}, parmi toutes les personnes qui ont joué, le grand tirage a désigné votre numéro. Le grand lot est à vous :`,
      },
      { kind: "prizes", prizes: [{ name: prizeName }] },
      {
        kind: "paragraph",
        text: `Connectez-vous et acceptez-le au plus tard le ${answerBy}. Sans réponse d’ici là, il reviendra au suppléant suivant.`,
      },
      { kind: "action", label: "Accepter le grand lot", url: answerUrl },
      {
        kind: "paragraph",
        text: "Personne ne vous demandera d’argent, de carte bancaire ni de mot de passe par courriel ou par téléphone.",
      },
    ],
    reason:
      "Vous recevez ce message parce que votre compte ThéTipTop participait au grand tirage. Si vous ne voulez pas de ce lot, ne faites rien.",
  }),
  en: ({ firstName, prizeName, answerBy, answerUrl }) => ({
    subject: `You were drawn in the grand draw: ${prizeName}`,
    preheader: `Answer by ${answerBy} to accept the grand prize.`,
    heading: "The grand draw has chosen you",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Hello", firstName)}, among all who played, the grand draw has chosen your number. The grand prize is yours:`,
      },
      { kind: "prizes", prizes: [{ name: prizeName }] },
      {
        kind: "paragraph",
        text: `Sign in and accept it by ${answerBy}. Without an answer by then it goes to the next alternate.`,
      },
      { kind: "action", label: "Accept the grand prize", url: answerUrl },
      {
        kind: "paragraph",
        text: "Nobody will ask you for money, a bank card or a password by mail or telephone.",
      },
    ],
    reason:
      "You receive this message because your ThéTipTop account took part in the grand draw. If you do not want this prize, do nothing.",
  }),
};
