import type { Template } from "./content.ts";
import { greeting } from "./content.ts";
import { HOUSE_TIME_ZONE, momentText } from "./moments.ts";

export interface VerifyAddressFacts {
  readonly firstName: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export const verifyAddress: Template<VerifyAddressFacts> = {
  fr: ({ firstName, url, expiresAt }) => ({
    subject: "Confirmez votre adresse e-mail",
    preheader: "Un geste suffit pour que votre compte ThéTipTop soit tout à fait le vôtre.",
    heading: greeting("Bienvenue", firstName),
    blocks: [
      {
        kind: "paragraph",
        text: "Merci d’avoir créé un compte ThéTipTop. Il nous reste à vérifier que cette adresse est bien la vôtre : confirmez-la, et nous saurons toujours où vous écrire au sujet de vos gains.",
      },
      { kind: "action", label: "Confirmer mon adresse", url, isSpelledOut: true },
      {
        kind: "paragraph",
        text: `Ce lien est valable jusqu’au ${momentText(expiresAt, HOUSE_TIME_ZONE, "fr")}, heure de Paris.`,
      },
    ],
    reason:
      "Vous recevez ce message parce qu’un compte ThéTipTop vient d’être créé avec cette adresse. Si ce n’était pas par vous, ne faites rien : l’adresse restera sans confirmation, et ce lien s’éteindra de lui-même.",
  }),
  en: ({ firstName, url, expiresAt }) => ({
    subject: "Confirm your e-mail address",
    preheader: "One step, and your ThéTipTop account is truly yours.",
    heading: greeting("Welcome", firstName),
    blocks: [
      {
        kind: "paragraph",
        text: "Thank you for creating a ThéTipTop account. All that remains is to check that this address is yours: confirm it, and we will always know where to write to you about your prizes.",
      },
      { kind: "action", label: "Confirm my address", url, isSpelledOut: true },
      {
        kind: "paragraph",
        text: `This link is valid until ${momentText(expiresAt, HOUSE_TIME_ZONE, "en")}, Paris time.`,
      },
    ],
    reason:
      "You receive this message because a ThéTipTop account has just been created with this address. If it was not by you, do nothing: the address stays unconfirmed, and this link ends by itself.",
  }),
};
