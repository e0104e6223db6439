import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type SaleText = PageText & {
  readonly heading: string;
  readonly at: string;
  readonly changeShop: string;
  readonly receipt: string;
  readonly receiptHint: string;
  readonly amount: string;
  readonly amountHint: (minimum: string) => string;
  readonly email: string;
  readonly emailHint: string;
  readonly mailLanguage: string;
  readonly languages: Record<Language, string>;
  readonly submit: string;
  readonly gift: string;
  readonly giftHint: string;
  readonly giftSubmit: string;
  readonly sold: string;
  readonly again: string;
  readonly wasRefunded: string;
  readonly mailed: (address: string) => string;
  readonly receiptOf: (receipt: string) => string;
  readonly gave: string;
  readonly code: string;
  readonly qr: (code: string) => string;
  readonly print: string;
  readonly nothingYet: string;
  readonly formProblem: string;
  readonly fields: Record<"receipt" | "amountCents" | "email", string>;
  readonly refusals: Record<
    "purchase-required" | "no-tickets-left" | "unknown-store" | "campaign-not-open" | "unavailable",
    string
  >;
  readonly belowMinimum: (minimum: string) => string;
  readonly amountDiffers: (recorded: string) => string;
  readonly recordedAsGift: string;
};

export const saleWords: Record<Language, SaleText> = {
  fr: {
    title: "Vente · ThéTipTop",
    description: "Un achat donne un ticket à jouer.",
    heading: "Vente",
    at: "Boutique :",
    changeShop: "Changer",
    receipt: "Numéro du ticket de caisse",
    receiptHint: "Tapé ou scanné.",
    amount: "Montant",
    amountHint: (minimum) => `En euros, par exemple 52,40. Un ticket est donné dès ${minimum}.`,
    email: "Adresse e-mail (facultatif)",
    emailHint: "Le code y est envoyé. Elle ne sert à rien d’autre et s’efface après la campagne.",
    mailLanguage: "Langue du message",
    languages: { fr: "Français", en: "Anglais" },
    submit: "Donner le ticket",
    gift: "Ticket sans achat",
    giftHint: "La campagne le permet. Chaque ticket donné ainsi est noté au journal.",
    giftSubmit: "Donner un ticket sans achat",
    sold: "Ticket donné",
    again: "Déjà donné : voici le même ticket",
    wasRefunded: "Achat remboursé",
    mailed: (address) => `Code envoyé à ${address}.`,
    receiptOf: (receipt) => `Ticket de caisse ${receipt}`,
    gave: "Sans achat",
    code: "Code à remettre au client",
    qr: (code) => `Code QR qui ouvre le jeu avec le code ${code}`,
    print: "Imprimer ou rembourser",
    nothingYet: "Le code s’affichera ici, prêt à être montré, scanné ou imprimé.",
    formProblem: "Ce ticket n’a pas été donné.",
    fields: {
      receipt:
        "Vérifiez le numéro du ticket de caisse : 40 caractères au plus, lettres, chiffres et . _ / # : -",
      amountCents: "Vérifiez le montant : des euros, avec deux décimales au plus.",
      email: "Vérifiez l’adresse e-mail, ou laissez-la vide.",
    },
    refusals: {
      "purchase-required": "La campagne ne permet pas de ticket sans achat.",
      "no-tickets-left":
        "Cette boutique n’a plus de ticket à donner. Demandez au siège d’activer une nouvelle tranche.",
      "unknown-store": "Cette boutique n’existe plus. Choisissez la vôtre.",
      "campaign-not-open": "La campagne n’est pas en cours : aucun ticket n’est donné.",
      unavailable: "Le service ne répond pas. Réessayez : le même ticket de caisse donnera le même code.",
    },
    belowMinimum: (minimum) => `Ce montant ne donne pas de ticket : il en faut ${minimum} au moins.`,
    amountDiffers: (recorded) =>
      `Ce ticket de caisse est déjà enregistré avec un autre montant (${recorded}). Vérifiez le numéro et le montant.`,
    recordedAsGift: "sans achat",
  },
  en: {
    title: "Sale · ThéTipTop",
    description: "A purchase gives a ticket to play.",
    heading: "Sale desk",
    at: "Shop:",
    changeShop: "Change",
    receipt: "Receipt number",
    receiptHint: "Typed or scanned.",
    amount: "Amount",
    amountHint: (minimum) => `In euros, such as 52.40. A ticket is given from ${minimum} on.`,
    email: "E-mail address (optional)",
    emailHint: "The code is sent there. It serves for nothing else and is erased after the campaign.",
    mailLanguage: "Language of the message",
    languages: { fr: "French", en: "English" },
    submit: "Give the ticket",
    gift: "Ticket without a purchase",
    giftHint: "The campaign allows it. Each ticket given so is noted in the audit log.",
    giftSubmit: "Give a ticket without a purchase",
    sold: "Ticket given",
    again: "Given before: the same ticket",
    wasRefunded: "Purchase refunded",
    mailed: (address) => `Code sent to ${address}.`,
    receiptOf: (receipt) => `Receipt ${receipt}`,
    gave: "No purchase",
    code: "Code for the customer",
    qr: (code) => `QR code that opens the game with the code ${code}`,
    print: "Print or refund",
    nothingYet: "The code will be shown here, ready to be shown, scanned or printed.",
    formProblem: "This ticket was not given.",
    fields: {
      receipt: "Check the receipt number: up to 40 characters, letters, digits and . _ / # : -",
      amountCents: "Check the amount: euros, with two decimals at most.",
      email: "Check the e-mail address, or leave it empty.",
    },
    refusals: {
      "purchase-required": "The campaign allows no ticket without a purchase.",
      "no-tickets-left": "This shop has no ticket left to give. Ask head office to activate another batch.",
      "unknown-store": "This shop is not there any more. Choose yours.",
      "campaign-not-open": "The campaign is not running: no ticket is given.",
      unavailable: "The service does not answer. Try again: the same receipt will give the same code.",
    },
    belowMinimum: (minimum) => `This amount gives no ticket: it takes ${minimum} at least.`,
    amountDiffers: (recorded) =>
      `This receipt is already recorded with another amount (${recorded}). Check the number and the amount.`,
    recordedAsGift: "no purchase",
  },
};
