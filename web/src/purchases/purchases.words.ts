import type { Channel, RefundEffect } from "../../../worker/purchases/purchase.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type PurchasesText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly caption: string;
  readonly columns: Record<
    "createdAt" | "store" | "receipt" | "amount" | "channel" | "email" | "serial" | "refund",
    string
  >;
  readonly filters: Record<"store" | "from" | "to" | "receipt" | "email" | "channel" | "refund", string>;
  readonly channels: Record<Channel, string>;
  readonly refunded: string;
  readonly notRefunded: string;
  readonly effects: Record<RefundEffect, string>;
  readonly noPurchase: string;
  readonly none: string;
  readonly emptyFiltered: string;
  readonly emptyAll: string;
  readonly unavailable: string;
};

export const purchasesWords: Record<Language, PurchasesText> = {
  fr: {
    title: "Achats · ThéTipTop",
    description: "Les achats qui ont donné un ticket.",
    heading: "Achats",
    lead: "Chaque ticket de caisse d’une boutique a donné un seul ticket. Les adresses sont masquées.",
    caption: "Achats, avec leur ticket",
    columns: {
      createdAt: "Enregistré le",
      store: "Boutique",
      receipt: "Ticket de caisse",
      amount: "Montant",
      channel: "Par",
      email: "Envoyé à",
      serial: "Série",
      refund: "Remboursement",
    },
    filters: {
      store: "Boutique",
      from: "Du",
      to: "Au",
      receipt: "Ticket de caisse (entier)",
      email: "Adresse e-mail (entière)",
      channel: "Par",
      refund: "Remboursement",
    },
    channels: { counter: "Comptoir", till: "Caisse", "web-shop": "Boutique en ligne" },
    refunded: "Remboursés",
    notRefunded: "Non remboursés",
    effects: { cancelled: "Ticket annulé", played: "Ticket déjà joué", expired: "Campagne close" },
    noPurchase: "Sans achat",
    none: "Aucun",
    emptyFiltered: "Aucun achat ne correspond à ces filtres.",
    emptyAll: "Aucun achat n’est encore enregistré.",
    unavailable: "La liste ne peut pas être lue pour le moment. Réessayez dans un instant.",
  },
  en: {
    title: "Purchases · ThéTipTop",
    description: "The purchases that gave a ticket.",
    heading: "Purchases",
    lead: "Each receipt of a shop has given one ticket. Addresses are masked.",
    caption: "Purchases, with their tickets",
    columns: {
      createdAt: "Recorded on",
      store: "Shop",
      receipt: "Receipt",
      amount: "Amount",
      channel: "By",
      email: "Sent to",
      serial: "Serial",
      refund: "Refund",
    },
    filters: {
      store: "Shop",
      from: "From",
      to: "To",
      receipt: "Receipt (whole)",
      email: "E-mail address (whole)",
      channel: "By",
      refund: "Refund",
    },
    channels: { counter: "Counter desk", till: "Till", "web-shop": "Web shop" },
    refunded: "Refunded",
    notRefunded: "Not refunded",
    effects: {
      cancelled: "Ticket cancelled",
      played: "Ticket played before",
      expired: "Campaign closed",
    },
    noPurchase: "No purchase",
    none: "None",
    emptyFiltered: "No purchase matches these filters.",
    emptyAll: "No purchase is recorded yet.",
    unavailable: "The list cannot be read at the moment. Try again shortly.",
  },
};
