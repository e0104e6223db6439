import type { Language } from "../i18n/pages.ts";

/** By action of worker/audit/actions.ts, whose test finds one that is missing here. */
export const auditActionWords: Record<Language, Readonly<Record<string, string>>> = {
  fr: {
    "batch.status-changed": "État d’une tranche modifié",
    "campaign.created": "Campagne créée",
    "campaign.dates-changed": "Dates de la campagne modifiées",
    "campaign.purchase-rule-changed": "Règle d’achat modifiée",
    "campaign.state-changed": "État de la campagne modifié",
    "mail.retried": "Courriel renvoyé",
    "mails.dead-retried": "Courriels en échec renvoyés",
    "player.opened": "Fiche d’un joueur ouverte",
    "prize.added": "Lot ajouté",
    "prize.changed": "Lot modifié",
    "prize.returned": "Lot remis en jeu",
    "prize.withdrawn": "Lot retiré du jeu",
    "stock.lowered": "Stock baissé",
    "stock.moved": "Stock déplacé",
    "stock.raised": "Stock augmenté",
  },
  en: {
    "batch.status-changed": "Batch status changed",
    "campaign.created": "Campaign created",
    "campaign.dates-changed": "Campaign dates changed",
    "campaign.purchase-rule-changed": "Purchase rule changed",
    "campaign.state-changed": "Campaign state changed",
    "mail.retried": "Mail sent again",
    "mails.dead-retried": "Failed mails sent again",
    "player.opened": "A player’s file opened",
    "prize.added": "Prize added",
    "prize.changed": "Prize changed",
    "prize.returned": "Prize brought back",
    "prize.withdrawn": "Prize withdrawn",
    "stock.lowered": "Stock lowered",
    "stock.moved": "Stock moved",
    "stock.raised": "Stock raised",
  },
};
