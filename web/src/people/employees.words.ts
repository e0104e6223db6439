import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type EmployeesText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly caption: string;
  readonly search: string;
  readonly name: string;
  readonly state: string;
  readonly states: Record<"invited" | "active", string>;
  readonly invitedSince: (day: string) => string;
  readonly lastSignIn: string;
  readonly never: string;
  readonly created: string;
  readonly emptyFiltered: string;
  readonly emptyAll: string;
  readonly invite: string;
  readonly inviteLead: string;
  readonly inviteButton: string;
  readonly importLink: string;
  readonly shopHint: string;
  readonly shopProblem: string;
  readonly addressTaken: string;
  readonly notices: { readonly invited: string; readonly erased: string };
  readonly imported: (count: number) => string;
};

export const employeesWords: Record<Language, EmployeesText> = {
  fr: {
    title: "Employés · ThéTipTop",
    description: "L’équipe des boutiques et du siège.",
    heading: "Employés",
    lead: "L’équipe des boutiques et du siège. Une personne invitée choisit son mot de passe par le lien du courriel.",
    caption: "Équipe",
    search: "Nom ou adresse",
    name: "Nom",
    state: "État",
    states: { invited: "Invité", active: "Actif" },
    invitedSince: (day) => `Invité le ${day}`,
    lastSignIn: "Dernière connexion",
    never: "Aucune récente",
    created: "Ajouté le",
    emptyFiltered: "Personne de l’équipe ne correspond.",
    emptyAll: "Personne pour l’instant. Invitez quelqu’un.",
    invite: "Inviter quelqu’un",
    inviteLead: "Un courriel part aussitôt ; son lien sert une fois et vaut sept jours.",
    inviteButton: "Envoyer l’invitation",
    importLink: "Importer un fichier",
    shopHint: "Sans boutique, la personne choisit la sienne au comptoir.",
    shopProblem: "Cette boutique n’existe pas.",
    addressTaken:
      "Cette adresse a déjà un compte confirmé, ou est celle d’un membre de l’équipe. Aucun courriel n’est parti.",
    notices: {
      invited: "L’invitation est en route.",
      erased: "Cette personne ne fait plus partie de l’équipe.",
    },
    imported: (count) =>
      count > 1
        ? `${count} invitations sont en route.`
        : count === 1
          ? "Une invitation est en route."
          : "Personne n’était à inviter.",
  },
  en: {
    title: "Staff · ThéTipTop",
    description: "The staff of the shops and of head office.",
    heading: "Staff",
    lead: "The staff of the shops and of head office. Whoever is invited chooses a password by the link in the mail.",
    caption: "Staff list",
    search: "Name or address",
    name: "Name",
    state: "Standing",
    states: { invited: "Invited", active: "Active" },
    invitedSince: (day) => `Invited ${day}`,
    lastSignIn: "Last sign-in",
    never: "None lately",
    created: "Added",
    emptyFiltered: "Nobody of the staff matches.",
    emptyAll: "Nobody yet. Invite somebody.",
    invite: "Invite somebody",
    inviteLead: "A mail goes out at once; its link works once, for seven days.",
    inviteButton: "Send the invitation",
    importLink: "Import a file",
    shopHint: "Without a shop, they choose theirs at the counter.",
    shopProblem: "There is no such shop.",
    addressTaken:
      "This address has a confirmed account already, or is that of a member of staff. No mail was sent.",
    notices: { invited: "The invitation is on its way.", erased: "This person is no longer of the staff." },
    imported: (count) =>
      count > 1
        ? `${count} invitations are on their way.`
        : count === 1
          ? "One invitation is on its way."
          : "There was nobody to invite.",
  },
};
