import type { CodeFormat } from "../../../durable-objects/campaign-desk/definition.ts";
import type { DrawMode } from "../../../durable-objects/ticket-shard/settings.ts";
import type { Language } from "../i18n/pages.ts";

/** How facts of a campaign are worded inside a sentence. */
export type FactsText = {
  readonly codeForms: Record<CodeFormat, string>;
  readonly drawModes: Record<DrawMode, string>;
  readonly timeIn: (town: string) => string;
};

export const factsWords: Record<Language, FactsText> = {
  fr: {
    codeForms: { "decimal-10": "dix chiffres", "base32-11": "onze lettres et chiffres" },
    drawModes: {
      quota:
        "Chaque lot tiré est retiré de ceux qui restent. Les parts annoncées sont ainsi exactes lorsque tous les tickets ont été joués",
      probability: "Le tirage suit les parts annoncées, parmi les lots qui restent",
    },
    timeIn: (town) => `heure de ${town}`,
  },
  en: {
    codeForms: { "decimal-10": "ten digits", "base32-11": "eleven letters and digits" },
    drawModes: {
      quota:
        "Each prize drawn is taken from those that remain, so the shares announced are exact once every ticket has been played",
      probability: "The draw follows the shares announced, among the prizes that remain",
    },
    timeIn: (town) => `${town} time`,
  },
};
