import type { Language } from "../i18n/pages.ts";
import type { MenuPage, OfficeGroup } from "./menus.ts";

export type FrameText = {
  readonly counterName: string;
  readonly officeName: string;
  readonly navigation: string;
  readonly signedInAs: string;
  readonly menu: string;
  readonly toCounter: string;
  readonly toOffice: string;
  readonly groups: Record<OfficeGroup, string>;
  readonly links: Record<MenuPage, string>;
};

export const frameWords: Record<Language, FrameText> = {
  fr: {
    counterName: "Comptoir",
    officeName: "Siège",
    navigation: "Navigation du personnel",
    signedInAs: "Connecté :",
    menu: "Toutes les pages",
    toCounter: "Aller au comptoir",
    toOffice: "Aller au siège",
    groups: { campaign: "Le jeu", players: "Les joueurs", house: "La maison" },
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
    menu: "All pages",
    toCounter: "Go to the counter",
    toOffice: "Go to head office",
    groups: { campaign: "The game", players: "The players", house: "The house" },
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
