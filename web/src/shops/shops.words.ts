import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { Weekday } from "./hours.ts";

export type ShopsText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly label: string;
  readonly hint: string;
  readonly search: string;
  readonly all: (count: number) => string;
  readonly found: (count: number) => string;
  readonly foundFor: (query: string) => string;
  readonly nearby: string;
  readonly none: string;
  readonly noneHelp: string;
  readonly showAll: string;
  readonly noShops: string;
  readonly unavailable: string;
  readonly isNew: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: string;
  readonly usualHours: string;
  readonly map: string;
  readonly mapOf: (shop: string) => string;
  readonly weekdays: Record<Weekday, string>;
  readonly everyDay: string;
  readonly dayAndDay: (first: string, last: string) => string;
  readonly dayToDay: (first: string, last: string) => string;
  readonly closed: string;
  readonly and: string;
  readonly openUntil: (time: string) => string;
  readonly opensToday: (time: string) => string;
  readonly opensTomorrow: (time: string) => string;
  readonly opensOn: (day: string, time: string) => string;
};

export const shopsWords: Record<Language, ShopsText> = {
  fr: {
    title: "Nos boutiques · ThéTipTop",
    description:
      "Les boutiques ThéTipTop\u00a0: adresses, horaires, téléphone. C’est là que vous recevez votre ticket et retirez votre lot.",
    heading: "Nos boutiques",
    lead: "C’est ici que l’on vous remet un ticket, et que vous venez chercher votre lot, dans la boutique de votre choix.",
    label: "Ville, code postal ou département",
    hint: "Par exemple : Nice, 69002 ou 33",
    search: "Chercher",
    all: (count) => (count > 1 ? `${count} boutiques` : `${count} boutique`),
    found: (count) => (count > 1 ? `${count} boutiques trouvées` : `${count} boutique trouvée`),
    foundFor: (query) => `Pour « ${query} ».`,
    nearby: "Aucune boutique à ce code postal. Voici celles du département.",
    none: "Aucune boutique trouvée",
    noneHelp: "Essayez le nom d’une grande ville proche, ou les deux premiers chiffres du code postal.",
    showAll: "Voir toutes les boutiques",
    noShops: "Les adresses seront bientôt publiées.",
    unavailable: "Les boutiques ne peuvent pas être affichées pour le moment. Réessayez dans un instant.",
    isNew: "Nouvelle boutique",
    address: "Adresse",
    phone: "Téléphone",
    hours: "Horaires",
    usualHours: "Horaires habituels. Les jours fériés peuvent différer : un appel vous le dira.",
    map: "Voir sur la carte",
    mapOf: (shop) => `Voir sur la carte : ${shop} (OpenStreetMap)`,
    weekdays: {
      1: "lundi",
      2: "mardi",
      3: "mercredi",
      4: "jeudi",
      5: "vendredi",
      6: "samedi",
      7: "dimanche",
    },
    everyDay: "tous les jours",
    dayAndDay: (first, last) => `${first} et ${last}`,
    dayToDay: (first, last) => `${first} au ${last}`,
    closed: "fermé",
    and: "et",
    openUntil: (time) => `Ouvert jusqu’à ${time}`,
    opensToday: (time) => `Fermé, ouvre à ${time}`,
    opensTomorrow: (time) => `Fermé, ouvre demain à ${time}`,
    opensOn: (day, time) => `Fermé, ouvre ${day} à ${time}`,
  },
  en: {
    title: "Our shops · ThéTipTop",
    description:
      "The ThéTipTop shops: addresses, opening hours, telephone. It is where you receive your ticket and collect your prize.",
    heading: "Our shops",
    lead: "It is here that you are handed a ticket, and here that you collect your prize, in the shop of your choice.",
    label: "Town, postcode or department",
    hint: "For example: Nice, 69002 or 33",
    search: "Search",
    all: (count) => (count === 1 ? "1 shop" : `${count} shops`),
    found: (count) => (count === 1 ? "1 shop found" : `${count} shops found`),
    foundFor: (query) => `For “${query}”.`,
    nearby: "No shop at this postcode. Here are those of the department.",
    none: "No shop found",
    noneHelp: "Try the name of a large town nearby, or the first two digits of the postcode.",
    showAll: "Show all shops",
    noShops: "The addresses will be published soon.",
    unavailable: "The shops cannot be shown right now. Please try again in a moment.",
    isNew: "New shop",
    address: "Address",
    phone: "Telephone",
    hours: "Opening hours",
    usualHours: "Usual hours. Public holidays may differ: a call will tell you.",
    map: "See on the map",
    mapOf: (shop) => `See on the map: ${shop} (OpenStreetMap)`,
    weekdays: {
      1: "Monday",
      2: "Tuesday",
      3: "Wednesday",
      4: "Thursday",
      5: "Friday",
      6: "Saturday",
      7: "Sunday",
    },
    everyDay: "every day",
    dayAndDay: (first, last) => `${first} and ${last}`,
    dayToDay: (first, last) => `${first} to ${last}`,
    closed: "closed",
    and: "and",
    openUntil: (time) => `Open until ${time}`,
    opensToday: (time) => `Closed, opens at ${time}`,
    opensTomorrow: (time) => `Closed, opens tomorrow at ${time}`,
    opensOn: (day, time) => `Closed, opens on ${day} at ${time}`,
  },
};
