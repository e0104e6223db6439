import type { RefusalCode } from "../../../worker/http/errors.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { RevealName } from "./reveal-choice.ts";

export interface RevealText {
  /** What a player chooses it by. */
  readonly name: string;
  /** Above it while it is shown. */
  readonly heading: string;
  /** What to do, unless it goes by itself. */
  readonly hint?: string;
  /** The button that does it. */
  readonly act?: string;
}

export type PlayText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly signedOutLead: string;
  readonly wonHeading: string;
  readonly codeLabel: string;
  readonly codeHint: Record<"decimal-10" | "base32-11" | "unknown", string>;
  readonly submit: string;
  readonly asking: string;
  readonly skip: string;
  readonly retry: string;
  readonly unreachable: string;
  readonly unavailable: string;
  readonly notPlayed: string;
  readonly outOfReach: string;
  readonly won: string;
  readonly wonBefore: string;
  readonly wonWorth: string;
  readonly wonCode: string;
  readonly wonNext: string;
  readonly again: string;
  readonly seePrizes: string;
  readonly seeVoucher: string;
  readonly revealLegend: string;
  readonly reveals: Record<RevealName, RevealText>;
  readonly sound: string;
  /** @param until day and hour. */
  readonly tooMany: (until: string) => string;
  /** @param opens day and hour. */
  readonly opensOn: (opens: string) => string;
  readonly refusals: Record<Exclude<RefusalCode, "too-many-attempts">, string>;
};

export const playWords: Record<Language, PlayText> = {
  fr: {
    title: "Jouer le code de mon ticket · ThéTipTop",
    description:
      "Saisissez le code imprimé sur votre ticket ThéTipTop et découvrez aussitôt votre lot : chaque code en gagne un.",
    heading: "Jouez votre code",
    lead: "Recopiez le code imprimé sur votre ticket. Il gagne à coup sûr.",
    signedOutLead:
      "Recopiez le code imprimé sur votre ticket. Nous vous demanderons ensuite de vous connecter.",
    wonHeading: "Votre gain",
    codeLabel: "Code du ticket",
    codeHint: {
      "decimal-10": "10 chiffres ; les espaces et les tirets ne comptent pas.",
      "base32-11": "11 lettres et chiffres, de la forme ABC-DEFG-HIJK.",
      unknown: "Tel qu’il est imprimé ; les espaces et les tirets ne comptent pas.",
    },
    submit: "Découvrir mon gain",
    asking: "Vérification de votre code…",
    skip: "Passer l’animation",
    retry: "Réessayer",
    unreachable:
      "La connexion a été interrompue. Votre code n’est pas perdu : réessayez, vous obtiendrez la même réponse s’il a déjà été joué.",
    unavailable:
      "Le service est momentanément indisponible. Réessayez dans un instant : votre code ne peut pas être joué deux fois.",
    notPlayed:
      "Aucun gain n’est encore enregistré pour ce code sur votre compte. Vous pouvez le jouer maintenant.",
    outOfReach:
      "Le service répond difficilement en ce moment. Vous pouvez essayer : votre code ne peut pas être joué deux fois.",
    won: "Vous gagnez",
    wonBefore: "Vous avez gagné",
    wonWorth: "Valeur",
    wonCode: "Code joué",
    wonNext: "Votre lot est enregistré dans votre compte. Présentez son bon en boutique pour le retirer.",
    again: "Jouer un autre code",
    seePrizes: "Voir mes gains",
    seeVoucher: "Voir mon bon",
    revealLegend: "Pour découvrir votre gain",
    reveals: {
      wheel: { name: "La roue", heading: "La roue tourne pour vous" },
      scratch: {
        name: "La carte à gratter",
        heading: "Votre gain est sous la feuille d’or",
        hint: "Grattez du doigt, ou laissez faire le bouton.",
        act: "Gratter la carte",
      },
      tin: {
        name: "La boîte scellée",
        heading: "Une boîte scellée vous attend",
        hint: "Brisez le sceau pour l’ouvrir.",
        act: "Ouvrir la boîte",
      },
    },
    sound: "Avec le son",
    tooMany: (until) =>
      `Trop de codes inconnus ont été essayés depuis ce compte ou cette connexion. Vous pourrez réessayer à partir du ${until}, ou présenter votre ticket en boutique.`,
    opensOn: (opens) => `Le jeu ouvre le ${opens}. Gardez votre ticket : son code reste valable.`,
    refusals: {
      forbidden: "Ce compte ne peut pas jouer : utilisez un compte client.",
      "not-found": "Le jeu n’a pas encore commencé. Gardez votre ticket : son code reste valable.",
      "malformed-code": "Ce code n’a pas la bonne forme. Recopiez-le tel qu’il est imprimé sur le ticket.",
      "unknown-code": "Nous ne connaissons pas ce code. Vérifiez chaque caractère sur votre ticket.",
      "already-used": "Ce code a déjà été joué. S’il l’a été par vous, votre lot vous attend dans vos gains.",
      "ticket-cancelled":
        "Ce ticket a été annulé, car l’achat qui l’a donné a été remboursé. Pour toute question, présentez-le en boutique.",
      "campaign-not-yet-open":
        "Le jeu n’est pas encore ouvert. Gardez votre ticket : son code reste valable.",
      "campaign-paused": "Le jeu est en pause. Gardez votre ticket : son code reste valable.",
      "campaign-closed": "Le jeu est terminé : les codes ne peuvent plus être joués.",
      "batch-not-active": "Ce code n’est pas encore activé. Présentez votre ticket en boutique.",
      "batch-revoked": "Ce code a été désactivé. Présentez votre ticket en boutique.",
      "no-prize-left": "Aucun lot n’a pu être attribué. Votre code n’est pas consommé : réessayez plus tard.",
      "temporarily-unavailable":
        "Le service est très demandé. Votre code n’est pas consommé : réessayez dans un instant.",
      "invalid-idempotency-key": "Cette page n’est plus à jour. Rechargez-la, puis jouez votre code.",
    },
  },
  en: {
    title: "Play the code of my ticket · ThéTipTop",
    description:
      "Enter the code printed on your ThéTipTop ticket and see at once what you have won: every code wins a prize.",
    heading: "Play your code",
    lead: "Copy the code printed on your ticket. It is certain to win.",
    signedOutLead: "Copy the code printed on your ticket. We will then ask you to sign in.",
    wonHeading: "Your prize",
    codeLabel: "Ticket code",
    codeHint: {
      "decimal-10": "10 digits; spaces and dashes do not matter.",
      "base32-11": "11 letters and digits, like ABC-DEFG-HIJK.",
      unknown: "As printed; spaces and dashes do not matter.",
    },
    submit: "See what I have won",
    asking: "Checking your code…",
    skip: "Skip the animation",
    retry: "Try again",
    unreachable:
      "The connection was interrupted. Your code is not lost: try again, and you will get the same answer if it was already played.",
    unavailable:
      "The service is temporarily unavailable. Try again in a moment: your code cannot be played twice.",
    notPlayed: "No prize is recorded for this code on your account yet. You can play it now.",
    outOfReach: "The service is slow to answer at the moment. You can try: your code cannot be played twice.",
    won: "You win",
    wonBefore: "You have won",
    wonWorth: "Value",
    wonCode: "Code played",
    wonNext: "Your prize is recorded in your account. Show its voucher in a shop to collect it.",
    again: "Play another code",
    seePrizes: "See my prizes",
    seeVoucher: "See my voucher",
    revealLegend: "How to uncover your prize",
    reveals: {
      wheel: { name: "The wheel", heading: "The wheel turns for you" },
      scratch: {
        name: "The scratch card",
        heading: "Your prize is under the gold leaf",
        hint: "Scratch with a finger, or let the button do it.",
        act: "Scratch the card",
      },
      tin: {
        name: "The sealed tin",
        heading: "A sealed tin awaits you",
        hint: "Break the seal to open it.",
        act: "Open the tin",
      },
    },
    sound: "With sound",
    tooMany: (until) =>
      `Too many unknown codes were tried from this account or connection. You can try again from ${until}, or show your ticket in a shop.`,
    opensOn: (opens) => `The game opens on ${opens}. Keep your ticket: its code stays valid.`,
    refusals: {
      forbidden: "This account cannot play: please use a customer account.",
      "not-found": "The game has not started yet. Keep your ticket: its code stays valid.",
      "malformed-code": "This code does not have the right form. Copy it exactly as printed on the ticket.",
      "unknown-code": "We do not know this code. Check every character on your ticket.",
      "already-used": "This code has already been played. If you played it, your prize is among yours.",
      "ticket-cancelled":
        "This ticket was cancelled, because the purchase it came with was refunded. If in doubt, show it in a shop.",
      "campaign-not-yet-open": "The game is not open yet. Keep your ticket: its code stays valid.",
      "campaign-paused": "The game is paused. Keep your ticket: its code stays valid.",
      "campaign-closed": "The game is over: codes can no longer be played.",
      "batch-not-active": "This code is not active yet. Please show your ticket in a shop.",
      "batch-revoked": "This code has been deactivated. Please show your ticket in a shop.",
      "no-prize-left": "No prize could be given. Your code is not used up: please try again later.",
      "temporarily-unavailable":
        "The service is busy. Your code is not used up: please try again in a moment.",
      "invalid-idempotency-key": "This page is out of date. Reload it, then play your code.",
    },
  },
};
