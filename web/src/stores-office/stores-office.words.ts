import type { KeyKind } from "../../../worker/stores/store-key.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type StoresOfficeText = PageText & {
  readonly heading: string;
  readonly add: string;
  readonly addHeading: string;
  readonly editHeading: (name: string) => string;
  readonly back: string;
  readonly edit: (name: string) => string;
  readonly columns: Record<"name" | "address" | "phone" | "edit", string>;
  readonly caption: string;
  readonly change: string;
  readonly none: string;
  readonly fields: Record<
    "id" | "name" | "street" | "postalCode" | "city" | "phone" | "latitude" | "longitude",
    { readonly label: string; readonly hint: string; readonly problem: string }
  >;
  readonly hours: { readonly legend: string; readonly hint: string; readonly problem: string };
  readonly weekdays: readonly string[];
  readonly save: string;
  readonly saved: string;
  readonly exists: string;
  readonly unknown: string;
  readonly invalid: string;
  readonly unavailable: string;
  readonly keys: {
    readonly heading: string;
    readonly lead: string;
    readonly none: string;
    readonly kinds: Record<KeyKind, string>;
    readonly made: (date: string) => string;
    readonly revoked: (date: string) => string;
    readonly revoke: string;
    readonly revokeLabel: (label: string) => string;
    readonly revokeText: string;
    readonly label: string;
    readonly labelHint: string;
    readonly labelProblem: string;
    readonly kind: string;
    readonly make: string;
    readonly secret: (label: string) => string;
    readonly secretOnce: string;
    readonly tooMany: string;
  };
};

export const storesOfficeWords: Record<Language, StoresOfficeText> = {
  fr: {
    title: "Boutiques · Siège ThéTipTop",
    description: "Les boutiques, leurs horaires et leurs clés.",
    heading: "Boutiques",
    add: "Ajouter une boutique",
    addHeading: "Nouvelle boutique",
    editHeading: (name) => `Boutique ${name}`,
    back: "Toutes les boutiques",
    edit: (name) => `Modifier ${name} et ses clés`,
    columns: { name: "Boutique", address: "Adresse", phone: "Téléphone", edit: "Modifier" },
    caption: "Boutiques de la maison",
    change: "Modifier",
    none: "Aucune boutique n’est enregistrée.",
    fields: {
      id: {
        label: "Nom court",
        hint: "Minuscules, chiffres et tirets, comme paris-marais. Il ne changera plus.",
        problem: "Le nom court s’écrit en minuscules, chiffres et tirets.",
      },
      name: { label: "Nom", hint: "Comme sur l’enseigne.", problem: "Indiquez le nom." },
      street: { label: "Rue", hint: "Numéro et voie.", problem: "Indiquez la rue." },
      postalCode: {
        label: "Code postal",
        hint: "Cinq chiffres.",
        problem: "Le code postal compte cinq chiffres.",
      },
      city: { label: "Ville", hint: "En toutes lettres.", problem: "Indiquez la ville." },
      phone: {
        label: "Téléphone (facultatif)",
        hint: "Dix chiffres, comme 04 93 00 00 00.",
        problem: "Le téléphone compte dix chiffres et commence par 0.",
      },
      latitude: {
        label: "Latitude",
        hint: "En degrés, comme 43,6985.",
        problem: "La latitude va de -90 à 90.",
      },
      longitude: {
        label: "Longitude",
        hint: "En degrés, comme 7,2673.",
        problem: "La longitude va de -180 à 180.",
      },
    },
    hours: {
      legend: "Horaires d’ouverture",
      hint: "Comme 10:00-13:00, 14:00-19:00. Laissez vide un jour de fermeture.",
      problem:
        "Vérifiez les horaires : une ou deux plages par jour, sans chevauchement, et un jour ouvert au moins.",
    },
    weekdays: ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"],
    save: "Enregistrer",
    saved: "La boutique est enregistrée.",
    exists: "Une boutique porte déjà ce nom court.",
    unknown: "Cette boutique n’existe pas.",
    invalid: "La boutique n’est pas enregistrée. Vérifiez les champs signalés.",
    unavailable: "Le service ne répond pas. Réessayez dans un instant.",
    keys: {
      heading: "Clés des caisses et de la boutique en ligne",
      lead: "Une clé enregistre et rembourse les achats de cette boutique, et rien d’autre. Révoquée, elle ne vaut plus rien aussitôt.",
      none: "Cette boutique n’a pas encore de clé.",
      kinds: { till: "Caisse", "web-shop": "Boutique en ligne" },
      made: (date) => `faite le ${date}`,
      revoked: (date) => `révoquée le ${date}`,
      revoke: "Révoquer",
      revokeLabel: (label) => `Révoquer la clé « ${label} »`,
      revokeText:
        "La caisse qui s’en sert sera refusée aussitôt. On ne revient pas en arrière : il faudra une nouvelle clé.",
      label: "Étiquette",
      labelHint: "Ce qui la porte, comme « Caisse 2 ».",
      labelProblem: "Donnez une étiquette de 1 à 60 caractères.",
      kind: "Pour",
      make: "Faire une clé",
      secret: (label) => `Secret de la clé « ${label} »`,
      secretOnce: "Notez-le maintenant : il n’est montré qu’une fois et n’est gardé nulle part.",
      tooMany: "Cette boutique a déjà vingt clés en service. Révoquez-en une d’abord.",
    },
  },
  en: {
    title: "Shops · ThéTipTop head office",
    description: "The shops, their hours and their keys.",
    heading: "Shops",
    add: "Add a shop",
    addHeading: "New shop",
    editHeading: (name) => `The shop ${name}`,
    back: "All shops",
    edit: (name) => `Change ${name} and its keys`,
    columns: { name: "Shop", address: "Address", phone: "Telephone", edit: "Change" },
    caption: "The shops of the house",
    change: "Change",
    none: "No shop is recorded.",
    fields: {
      id: {
        label: "Short name",
        hint: "Lower case, digits and dashes, such as paris-marais. It will not change again.",
        problem: "The short name is written in lower case, digits and dashes.",
      },
      name: { label: "Name", hint: "As over the door.", problem: "State the name." },
      street: { label: "Street", hint: "Number and street.", problem: "State the street." },
      postalCode: { label: "Postcode", hint: "Five digits.", problem: "A postcode has five digits." },
      city: { label: "Town", hint: "In full.", problem: "State the town." },
      phone: {
        label: "Telephone (optional)",
        hint: "Ten digits, such as 04 93 00 00 00.",
        problem: "A telephone number has ten digits and begins with 0.",
      },
      latitude: {
        label: "Latitude (north)",
        hint: "In degrees, such as 43.6985.",
        problem: "A latitude is from -90 to 90.",
      },
      longitude: {
        label: "Longitude (east)",
        hint: "In degrees, such as 7.2673.",
        problem: "A longitude is from -180 to 180.",
      },
    },
    hours: {
      legend: "Opening hours",
      hint: "Such as 10:00-13:00, 14:00-19:00. Leave a day empty when it is closed.",
      problem: "Check the hours: one or two spans a day that do not overlap, and one open day at least.",
    },
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    save: "Save",
    saved: "The shop is saved.",
    exists: "A shop already has this short name.",
    unknown: "There is no such shop.",
    invalid: "The shop was not saved. Check the fields that are marked.",
    unavailable: "The service does not answer. Try again in a moment.",
    keys: {
      heading: "Keys of tills and of the web shop",
      lead: "A key records and refunds purchases of this shop, and nothing else. Revoked, it is worth nothing at once.",
      none: "This shop has no key yet.",
      kinds: { till: "Till", "web-shop": "Web shop" },
      made: (date) => `made on ${date}`,
      revoked: (date) => `revoked on ${date}`,
      revoke: "Revoke",
      revokeLabel: (label) => `Revoke the key “${label}”`,
      revokeText:
        "The till that uses it will be refused at once. There is no way back: it will take a new key.",
      label: "Label",
      labelHint: "What carries it, such as “Till 2”.",
      labelProblem: "Give a label of 1 to 60 characters.",
      kind: "For",
      make: "Make a key",
      secret: (label) => `Secret of the key “${label}”`,
      secretOnce: "Note it now: it is shown once and kept nowhere.",
      tooMany: "This shop already has twenty keys in use. Revoke one first.",
    },
  },
};
