import type { BatchStatus } from "../../../worker/batches/batches.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type PacksText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly first: string;
  readonly last: string;
  readonly fieldHint: string;
  readonly check: string;
  readonly ready: (count: string, label: string) => string;
  readonly readyDetails: (first: string, last: string, store: string) => string;
  readonly readyEffect: string;
  readonly activate: (count: string) => string;
  readonly cancel: string;
  readonly activated: (count: string) => string;
  readonly here: (shop: string) => string;
  readonly everywhere: string;
  readonly none: string;
  readonly waiting: (count: string) => string;
  readonly columns: Record<"label" | "serials" | "tickets" | "status", string>;
  readonly status: Record<BatchStatus, string>;
  readonly serials: (first: string, last: string) => string;
  readonly noStore: string;
  readonly troubles: {
    readonly missingLast: string;
    readonly missingFirst: string;
    readonly malformed: Record<"first" | "last", string>;
    readonly unknown: Record<"first" | "last", string>;
    readonly unassigned: string;
    readonly twoBatches: (one: string, other: string) => string;
    readonly otherStore: (label: string) => string;
    readonly notSent: (label: string) => string;
    readonly revoked: (label: string) => string;
    readonly alreadyActive: (label: string) => string;
    readonly partlyActive: (label: string) => string;
    readonly tooMany: string;
    readonly limited: string;
    readonly noCampaign: string;
    readonly closed: string;
    readonly behind: string;
  };
};

export const packsWords: Record<Language, PacksText> = {
  fr: {
    title: "Paquets · ThéTipTop",
    description: "Activer les paquets de tickets reçus en boutique.",
    heading: "Activer un paquet",
    lead: "Lisez le premier ticket du paquet, puis le dernier. Rien n’est activé avant votre accord.",
    first: "Premier code",
    last: "Dernier code",
    fieldHint: "Lecteur ou clavier, dans l’ordre que vous voulez.",
    check: "Vérifier le paquet",
    ready: (count, label) => `${count} tickets de la tranche « ${label} » : les activer ?`,
    readyDetails: (first, last, store) => `Numéros ${first} à ${last} · ${store}`,
    readyEffect: "Leurs codes se joueront aussitôt. Comptez le paquet avant d’accepter.",
    activate: (count) => `Activer les ${count} tickets`,
    cancel: "Recommencer",
    activated: (count) => `${count} tickets sont actifs : vous pouvez les donner.`,
    here: (shop) => `Paquets de la boutique ${shop}`,
    everywhere: "Paquets de toutes les boutiques",
    none: "Aucun paquet n’est arrivé ni en route.",
    waiting: (count) => `${count} tickets attendent d’être activés.`,
    columns: { label: "Tranche", serials: "Numéros", tickets: "Nombre", status: "État" },
    status: { prepared: "Préparée", sent: "À activer", active: "Active", revoked: "Révoquée" },
    serials: (first, last) => `${first} à ${last}`,
    noStore: "sans boutique",
    troubles: {
      missingLast: "Premier code lu. Lisez maintenant le dernier.",
      missingFirst: "Lisez aussi le premier code du paquet.",
      malformed: {
        first: "Le premier code n’a pas la bonne forme : relisez-le.",
        last: "Le dernier code n’a pas la bonne forme : relisez-le.",
      },
      unknown: {
        first: "Le premier code n’est celui d’aucun ticket.",
        last: "Le dernier code n’est celui d’aucun ticket.",
      },
      unassigned: "Ces tickets ne sont dans aucune tranche : prévenez le siège.",
      twoBatches: (one, other) =>
        `Ces codes sont de deux tranches, « ${one} » et « ${other} » : prenez les deux bouts d’un même paquet.`,
      otherStore: (label) =>
        `Ce paquet est d’une autre boutique (« ${label} ») : ne l’ouvrez pas, prévenez le siège.`,
      notSent: (label) => `Le siège n’a pas encore marqué « ${label} » comme envoyée.`,
      revoked: (label) =>
        `La tranche « ${label} » est révoquée : mettez ces tickets de côté, prévenez le siège.`,
      alreadyActive: (label) => `Ces tickets de « ${label} » sont déjà actifs : il n’y a rien à faire.`,
      partlyActive: (label) =>
        `Une partie de ces tickets de « ${label} » est déjà active : lisez les deux bouts d’un seul paquet.`,
      tooMany: "La campagne a trop de tranches pour en couper une autre : prévenez le siège.",
      limited: "Trop de codes refusés : attendez avant de recommencer.",
      noCampaign: "Il n’y a pas de campagne.",
      closed: "La campagne est close : aucun paquet ne peut plus être activé.",
      behind:
        "C’est activé, mais une partie du service tarde à suivre : quelques codes se joueront un peu plus tard.",
    },
  },
  en: {
    title: "Packs · ThéTipTop",
    description: "Activate the packs of tickets that a shop received.",
    heading: "Activate a pack",
    lead: "Scan the first ticket of the pack, then the last. Nothing is activated before you agree.",
    first: "First code",
    last: "Last code",
    fieldHint: "Scanner or keyboard, in either order.",
    check: "Check the pack",
    ready: (count, label) => `${count} tickets of batch “${label}”: activate them?`,
    readyDetails: (first, last, store) => `Serials ${first} to ${last} · ${store}`,
    readyEffect: "Their codes play at once. Count the pack before you agree.",
    activate: (count) => `Activate the ${count} tickets`,
    cancel: "Start again",
    activated: (count) => `${count} tickets are active: you can hand them out.`,
    here: (shop) => `Packs of the shop ${shop}`,
    everywhere: "Packs of all shops",
    none: "No pack has arrived or is on its way.",
    waiting: (count) => `${count} tickets wait to be activated.`,
    columns: { label: "Batch", serials: "Serials", tickets: "Count", status: "State" },
    status: { prepared: "Prepared", sent: "To activate", active: "Active now", revoked: "Revoked" },
    serials: (first, last) => `${first} to ${last}`,
    noStore: "no shop",
    troubles: {
      missingLast: "First code read. Now scan the last one.",
      missingFirst: "Scan the first code of the pack as well.",
      malformed: {
        first: "The first code does not have the right form: scan it again.",
        last: "The last code does not have the right form: scan it again.",
      },
      unknown: {
        first: "The first code belongs to no ticket.",
        last: "The last code belongs to no ticket.",
      },
      unassigned: "These tickets are in no batch: tell head office.",
      twoBatches: (one, other) =>
        `These codes are of two batches, “${one}” and “${other}”: take both ends of one pack.`,
      otherStore: (label) => `This pack is another shop’s (“${label}”): do not open it, tell head office.`,
      notSent: (label) => `Head office has not marked “${label}” as sent yet.`,
      revoked: (label) => `The batch “${label}” is revoked: put these tickets aside, tell head office.`,
      alreadyActive: (label) => `These tickets of “${label}” are active already: there is nothing to do.`,
      partlyActive: (label) =>
        `Some of these tickets of “${label}” are active already: scan both ends of a single pack.`,
      tooMany: "The campaign has too many batches to cut another: tell head office.",
      limited: "Too many codes were refused: wait before you try again.",
      noCampaign: "There is no campaign.",
      closed: "The campaign is closed: no pack can be activated any more.",
      behind:
        "It is activated, but part of the service is slow to follow: some codes will play a little later.",
    },
  },
};
