import type { Arrival } from "../http/cookies.ts";
import type { Language } from "../i18n/pages.ts";

/** What is told on the page that one arrives at. */
export const arrivalWords: Record<Language, Record<Arrival, string>> = {
  fr: {
    "signed-up":
      "Votre compte est créé. Un message est en route pour confirmer votre adresse ; vous pouvez jouer dès maintenant.",
    deleted: "Votre compte et vos données ont été supprimés. Merci de votre visite, et au plaisir.",
  },
  en: {
    "signed-up":
      "Your account has been created. A message is on its way to confirm your address; you can play straight away.",
    deleted: "Your account and your data have been deleted. Thank you for visiting, and goodbye for now.",
  },
};
