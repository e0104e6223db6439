import type { Language } from "../i18n/pages.ts";
import type { COUNTER_PAGES, OFFICE_PAGES } from "./menus.ts";

type Linked = (typeof COUNTER_PAGES)[number] | (typeof OFFICE_PAGES)[number];

export type FrameText = {
  readonly counterName: string;
  readonly officeName: string;
  readonly navigation: string;
  readonly signedInAs: string;
  readonly links: Record<Linked, string>;
};

export const frameWords: Record<Language, FrameText> = {
  fr: {
    counterName: "Comptoir",
    officeName: "Siège",
    navigation: "Navigation du personnel",
    signedInAs: "Connecté :",
    links: {
      counter: "Comptoir",
      sale: "Vente",
      queue: "À traiter",
      today: "Ma journée",
      packs: "Paquets",
      office: "Vue d’ensemble",
      officeCampaign: "Campagne",
      officePrizes: "Lots et stock",
      officeBatches: "Tranches",
      officeWinners: "Gagnants",
      officeTickets: "Tickets",
      officePurchases: "Achats",
      officeUsers: "Utilisateurs",
      officeEmployees: "Employés",
      officeStores: "Boutiques",
      officeMails: "Courriels",
      officeDraw: "Grand tirage",
      officeAudit: "Journal",
    },
  },
  en: {
    counterName: "Counter",
    officeName: "Head office",
    navigation: "Staff navigation",
    signedInAs: "Signed in:",
    links: {
      counter: "Counter desk",
      sale: "Sale",
      queue: "To do",
      today: "My day",
      packs: "Packs",
      office: "Overview",
      officeCampaign: "Campaign",
      officePrizes: "Prizes and stock",
      officeBatches: "Batches",
      officeWinners: "Winners",
      officeTickets: "Ticket search",
      officePurchases: "Purchases",
      officeUsers: "Users",
      officeEmployees: "Employees",
      officeStores: "Shops",
      officeMails: "Mails",
      officeDraw: "Grand draw",
      officeAudit: "Audit log",
    },
  },
};
