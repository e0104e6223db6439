/**
 * What the local demo states of its house. Demo data: the company and its people do not exist, which its name says;
 * no bailiff, mediator or deposit is named, so those sentences are seen as a deployment without them has them.
 */

import type { HouseSettings } from "../../worker/house/house.ts";

export const DEMO_HOUSE = {
  LEGAL_COMPANY: "ThéTipTop SAS (société fictive, pour la démonstration)",
  LEGAL_CAPITAL_EUROS: "50000",
  LEGAL_ADDRESS: "14 rue de la Liberté, 06000 Nice",
  LEGAL_REGISTRATION: "RCS Nice 000 000 000 (exemple)",
  LEGAL_DIRECTOR: "Alice Martin (exemple)",
  LEGAL_EMAIL: "bonjour@thetiptop.example",
  LEGAL_PRIVACY_EMAIL: "donnees@thetiptop.example",
  SECURITY_CONTACT: "securite@thetiptop.example",
  LEGAL_PHONE: "0465710010", // ARCEP keeps 04 65 71 xx xx for fiction
} satisfies HouseSettings;
