/** The demonstration: the campaign of the brief and the three accounts of the contract. */

import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import type { Role } from "../../worker/services.ts";
import { DEMO_STORES } from "./demo-stores.ts";

const DAY_MS = 86_400_000;
const PLAY_DAYS = 30;
const CLAIM_DAYS = 60; // counted from the opening, like the play days: a month to fetch the last prize

const TICKET_COUNT = 1_500_000;
const TICKETS_PER_SHOP = TICKET_COUNT / DEMO_STORES.length;
/** The last tickets of each shop are given at the counter, one by one. */
const COUNTER_TICKETS_PER_SHOP = 20_000;

type Undated = Omit<CampaignDefinition, "opensAt" | "closesAt" | "claimUntil">;

/** All of the demo campaign that does not depend on the day it is seeded. */
export const DEMO_CAMPAIGN: Undated = {
  slug: "demo",
  name: "ThéTipTop : dix boutiques, cent pour cent gagnant",
  timeZone: "Europe/Paris",
  codeFormat: "decimal-10",
  ticketCount: TICKET_COUNT,
  shardCount: 100, // 15,000 tickets each, the most shards a campaign of this size may have
  drawMode: "quota",
  prizes: [
    {
      type: "PHYSICAL",
      name: "Infuseur à thé",
      nameEn: "Tea infuser",
      description: "Un infuseur en acier inoxydable, pour une tasse à la fois",
      descriptionEn: "A stainless steel infuser, for one cup at a time",
      valueCents: 990,
      oddsPpm: 600_000,
      stock: 900_000,
    },
    {
      type: "PHYSICAL",
      name: "Thé détox 100 g",
      nameEn: "Detox tea 100 g",
      description: "Une boîte de 100 g d’un thé détox ou d’une infusion",
      descriptionEn: "A 100 g tin of detox tea or herbal infusion",
      valueCents: 1_250,
      oddsPpm: 200_000,
      stock: 300_000,
    },
    {
      type: "PHYSICAL",
      name: "Thé signature 100 g",
      nameEn: "Signature tea 100 g",
      description: "Une boîte de 100 g d’un thé signature de la maison",
      descriptionEn: "A 100 g tin of one of the house’s signature teas",
      valueCents: 1_490,
      oddsPpm: 100_000,
      stock: 150_000,
    },
    {
      type: "PHYSICAL",
      name: "Coffret découverte 39 €",
      nameEn: "Discovery box, €39",
      description: "Un coffret découverte d’une valeur de 39 €",
      descriptionEn: "A discovery box worth €39",
      valueCents: 3_900,
      oddsPpm: 60_000,
      stock: 90_000,
    },
    {
      type: "PHYSICAL",
      name: "Coffret premium 69 €",
      nameEn: "Premium box, €69",
      description: "Un coffret premium d’une valeur de 69 €",
      descriptionEn: "A premium box worth €69",
      valueCents: 6_900,
      oddsPpm: 40_000,
      stock: 60_000,
    },
  ],
  grandPrize: {
    name: "Une année de thé",
    nameEn: "A year of tea",
    description: "Douze mois de thés choisis avec vous par la maison, d’une valeur de 360 €",
    descriptionEn: "Twelve months of teas chosen with you by the house, worth €360",
    valueCents: 36_000,
  },
  batches: DEMO_STORES.flatMap(({ id, name }, index) => {
    const firstSerial = index * TICKETS_PER_SHOP;
    const firstAtCounter = firstSerial + TICKETS_PER_SHOP - COUNTER_TICKETS_PER_SHOP;
    const shared = { status: "active", store: id } as const;
    return [
      { ...shared, label: name, firstSerial, lastSerial: firstAtCounter - 1, use: "printed" } as const,
      {
        ...shared,
        label: `${name} (caisse)`,
        firstSerial: firstAtCounter,
        lastSerial: firstSerial + TICKETS_PER_SHOP - 1,
        use: "counter",
      } as const,
    ];
  }),
};

/** The demo campaign, open from `now` (milliseconds since the epoch) for 30 days, prizes claimed within 60. */
export function demoCampaign(now: number): CampaignDefinition {
  return {
    ...DEMO_CAMPAIGN,
    opensAt: now,
    closesAt: now + PLAY_DAYS * DAY_MS,
    claimUntil: now + CLAIM_DAYS * DAY_MS,
  };
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
}

export const DEMO_ADMIN: DemoAccount = {
  email: "admin@test.com",
  password: "Admin1234",
  firstName: "Alice",
  lastName: "Martin",
  role: "ADMIN",
};

export const DEMO_EMPLOYEE: DemoAccount = {
  email: "employee@test.com",
  password: "Employee1234",
  firstName: "Émile",
  lastName: "Bernard",
  role: "EMPLOYEE",
};

/** The accounts every local server starts with; their passwords are public and exist nowhere else. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: "test-client@test.com",
    password: "Test1234",
    firstName: "Camille",
    lastName: "Durand",
    role: "CLIENT",
  },
  DEMO_EMPLOYEE,
  DEMO_ADMIN,
];
