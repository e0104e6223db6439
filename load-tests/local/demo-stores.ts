/**
 * The ten shops of the demo. Demo data: streets, postcodes and places are of real districts, the shops are not there;
 * the telephone numbers are among those that ARCEP keeps for fiction, so nobody's telephone rings.
 */

import type { Store } from "../../worker/stores/store.ts";

const WORKDAYS = [2, 3, 4, 5] as const; // Tuesday to Friday
const SATURDAY = 6;
const SUNDAY = 7;

const MONDAY_TO_SATURDAY = [{ days: [1, ...WORKDAYS, SATURDAY], from: "10:00", to: "19:30" }];
const WITH_SUNDAY = [...MONDAY_TO_SATURDAY, { days: [SUNDAY], from: "11:00", to: "18:00" }];
const WITH_MONDAY_AFTERNOON = [
  { days: [1], from: "14:00", to: "19:00" },
  { days: [...WORKDAYS, SATURDAY], from: "10:00", to: "19:00" },
];
const CLOSED_AT_NOON = [
  { days: [...WORKDAYS], from: "10:00", to: "13:00" },
  { days: [...WORKDAYS], from: "14:00", to: "19:00" },
  { days: [SATURDAY], from: "10:00", to: "19:00" },
];

/** In the order in which they opened: the first nine, then Nice, whose opening the game celebrates. */
export const DEMO_STORES: readonly Store[] = [
  {
    id: "paris-marais",
    name: "Paris Le Marais",
    street: "24 rue des Francs-Bourgeois",
    postalCode: "75003",
    city: "Paris",
    phone: "0199000001",
    latitude: 48.8574,
    longitude: 2.3625,
    openingHours: WITH_SUNDAY,
  },
  {
    id: "paris-saint-germain",
    name: "Paris Saint-Germain",
    street: "15 rue de Buci",
    postalCode: "75006",
    city: "Paris",
    phone: "0199000002",
    latitude: 48.8536,
    longitude: 2.3373,
    openingHours: MONDAY_TO_SATURDAY,
  },
  {
    id: "lyon",
    name: "Lyon",
    street: "8 rue Auguste-Comte",
    postalCode: "69002",
    city: "Lyon",
    phone: "0465710003",
    latitude: 45.7553,
    longitude: 4.8302,
    openingHours: WITH_MONDAY_AFTERNOON,
  },
  {
    id: "bordeaux",
    name: "Bordeaux",
    street: "12 rue du Pas-Saint-Georges",
    postalCode: "33000",
    city: "Bordeaux",
    phone: "0536490004",
    latitude: 44.8388,
    longitude: -0.5722,
    openingHours: MONDAY_TO_SATURDAY,
  },
  {
    id: "lille",
    name: "Lille",
    street: "19 rue de la Monnaie",
    postalCode: "59000",
    city: "Lille",
    phone: "0353010005",
    latitude: 50.6404,
    longitude: 3.0636,
    openingHours: CLOSED_AT_NOON,
  },
  {
    id: "nantes",
    name: "Nantes",
    street: "6 rue Crébillon",
    postalCode: "44000",
    city: "Nantes",
    phone: "0261910006",
    latitude: 47.2134,
    longitude: -1.5615,
    openingHours: MONDAY_TO_SATURDAY,
  },
  {
    id: "strasbourg",
    name: "Strasbourg",
    street: "11 rue des Juifs",
    postalCode: "67000",
    city: "Strasbourg",
    phone: "0353010007",
    latitude: 48.5829,
    longitude: 7.7512,
    openingHours: WITH_MONDAY_AFTERNOON,
  },
  {
    id: "toulouse",
    name: "Toulouse",
    street: "27 rue des Filatiers",
    postalCode: "31000",
    city: "Toulouse",
    phone: "0536490008",
    latitude: 43.5989,
    longitude: 1.4449,
    openingHours: CLOSED_AT_NOON,
  },
  {
    id: "marseille",
    name: "Marseille",
    street: "42 rue Paradis",
    postalCode: "13001",
    city: "Marseille",
    phone: "0465710009",
    latitude: 43.2929,
    longitude: 5.3777,
    openingHours: MONDAY_TO_SATURDAY,
  },
  {
    id: "nice",
    name: "Nice",
    street: "14 rue de la Liberté",
    postalCode: "06000",
    city: "Nice",
    phone: "0465710010",
    latitude: 43.6985,
    longitude: 7.2673,
    openingHours: WITH_SUNDAY,
  },
];
