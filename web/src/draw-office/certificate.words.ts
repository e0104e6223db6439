import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type CertificateText = PageText & {
  readonly heading: string;
  readonly campaign: string;
  readonly prize: string;
  readonly recordHeading: string;
  readonly placesHeading: string;
  readonly notDrawn: string;
  readonly verifyHeading: string;
  readonly verify: (address: string) => string;
  readonly formula: string;
  readonly signHeading: string;
  readonly statement: string;
  readonly signName: string;
  readonly signDate: string;
  readonly signature: string;
  readonly pdf: string;
  readonly print: string;
  readonly back: string;
  readonly missing: string;
  readonly fileName: string;
  readonly madeAt: (at: string) => string;
};

export const certificateWords: Record<Language, CertificateText> = {
  fr: {
    title: "Procès-verbal du grand tirage · Siège",
    description: "Procès-verbal du grand tirage, à signer par le commissaire de justice.",
    heading: "Procès-verbal du grand tirage",
    campaign: "Campagne",
    prize: "Grand lot",
    recordHeading: "Ce qui a été fixé et ce qui a été tiré",
    placesHeading: "Gagnant et suppléants, dans l’ordre du tirage",
    notDrawn: "Le tirage n’a pas encore eu lieu.",
    verifyHeading: "Comment vérifier",
    verify: (address) =>
      `La page ${address} donne la liste des participants et refait le tirage dans le navigateur. Le programme fourni avec le code du jeu fait de même : npm run audit -- --draw preuve.json participants.txt.`,
    formula:
      "Graine du tirage = HMAC-SHA256(graine, « thetiptop grand draw|empreinte de la liste|hasard public »). Nombres = 8 premiers octets de HMAC-SHA256(graine du tirage, « number|compteur »), réduits sans biais au nombre d’inscriptions.",
    signHeading: "Constat",
    statement:
      "Je soussigné certifie avoir assisté à ce tirage et constaté que les valeurs ci-dessus sont celles qui ont été annoncées, saisies et affichées.",
    signName: "Nom et qualité",
    signDate: "Lieu et date",
    signature: "Signature et sceau",
    pdf: "Télécharger en PDF",
    print: "Cette page s’imprime aussi telle quelle.",
    back: "Retour au tirage",
    missing: "Aucune liste n’est figée pour cette campagne : il n’y a rien à certifier.",
    fileName: "proces-verbal",
    madeAt: (at) => `Établi le ${at}`,
  },
  en: {
    title: "Certificate of the grand draw · Head office",
    description: "Certificate of the grand draw, to be signed by the judicial officer.",
    heading: "Certificate of the grand draw",
    campaign: "Campaign",
    prize: "Grand prize",
    recordHeading: "What was fixed and what was drawn",
    placesHeading: "Winner and alternates, in the order drawn",
    notDrawn: "The draw has not taken place yet.",
    verifyHeading: "How to verify",
    verify: (address) =>
      `The page ${address} gives the list of entrants and repeats the draw in the browser. The program that comes with the game’s code does the same: npm run audit -- --draw proof.json entrants.txt.`,
    formula:
      "Seed of the draw = HMAC-SHA256(seed, “thetiptop grand draw|hash of the list|public chance”). Numbers = first 8 bytes of HMAC-SHA256(seed of the draw, “number|counter”), reduced without bias to the number of entries.",
    signHeading: "Statement",
    statement:
      "I, the undersigned, certify that I attended this draw and that the values above are those that were announced, typed in and shown.",
    signName: "Name and capacity",
    signDate: "Place and date",
    signature: "Signature and seal",
    pdf: "Download as PDF",
    print: "This page can be printed as it is, too.",
    back: "Back to the draw",
    missing: "No list is frozen for this campaign: there is nothing to certify.",
    fileName: "certificate",
    madeAt: (at) => `Made on ${at}`,
  },
};
