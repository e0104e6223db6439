/** What every mail ends with. */

import type { Language } from "./content.ts";

export const HOUSE_NAME = "ThéTipTop";

export const SIGNATURES: Record<Language, { readonly goodbye: string; readonly house: string }> = {
  fr: { goodbye: "À bientôt autour d’une tasse de thé,", house: `La maison ${HOUSE_NAME}` },
  en: { goodbye: "Until we meet over a cup of tea,", house: `The house of ${HOUSE_NAME}` },
};

/** Before an address that is shown whole. */
export const SPELLED_OUT: Record<Language, string> = {
  fr: "Le bouton ne répond pas\u00a0? Copiez cette adresse dans votre navigateur\u00a0:",
  en: "The button does not work? Copy this address into your browser:",
};
