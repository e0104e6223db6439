// French sets a space before ; : ? ! € and »: it is a no-break space here, so that no line begins with the sign.

import type { Dictionary } from "./dictionary.ts";

export const fr: Dictionary = {
  language: "fr",
  site: {
    name: "ThéTipTop",
    tagline: "Maison de thé",
    skip: "Aller au contenu",
    mainNavigation: "Navigation principale",
    otherLanguage: "English",
    play: "Jouer",
    prizes: "Mes gains",
    signIn: "Se connecter",
    signUp: "Créer un compte",
    signOut: "Se déconnecter",
    home: "Accueil",
    footer: "Un jeu de la maison ThéTipTop, pour l’ouverture de sa dixième boutique, à Nice.",
    unavailable: "Le service est momentanément indisponible. Réessayez dans un instant.",
  },
  home: {
    title: "ThéTipTop : chaque ticket gagne",
    description:
      "Pour 49 € d’achat ou plus, recevez un ticket ThéTipTop et jouez son code : tous les codes gagnent, de l’infuseur au coffret de thés.",
    eyebrow: "Notre dixième boutique ouvre à Nice",
    heading: "Chaque ticket gagne.",
    headingOver: "Chaque ticket a gagné.",
    offer:
      "Dès 49 € d’achat en boutique, un ticket vous est remis. Son code se joue une seule fois, et il gagne toujours.",
    start: "Jouer mon code",
    account: "Créer un compte",
    ticketLabel: "Ticket de jeu",
    ticketFor: "dès 49 € d’achat",
    ticketHint: "Votre code",
    phases: {
      unknown: "Les dates du jeu seront bientôt annoncées.",
      unavailable:
        "Les lots et les dates ne peuvent pas être affichés pour le moment. Vous pouvez tout de même jouer votre code.",
      upcoming: "Le jeu n’est pas encore ouvert : gardez bien votre ticket.",
      running: "Le jeu est ouvert.",
      paused: "Le jeu est en pause : gardez votre ticket, son code reste valable.",
      over: "Le jeu est terminé. Vos gains restent visibles dans votre compte.",
    },
    stepsHeading: "Comment jouer",
    steps: [
      { title: "Recevez un ticket", text: "Il vous est remis en caisse pour tout achat de 49 € ou plus." },
      {
        title: "Saisissez son code",
        text: "Créez un compte en une minute, puis recopiez le code imprimé sur le ticket.",
      },
      {
        title: "Retirez votre lot",
        text: "Votre gain apparaît aussitôt. Présentez-le en boutique pour le recevoir.",
      },
    ],
    prizesHeading: "Les lots",
    prizesIntro: "La part indiquée est celle des tickets qui gagnent ce lot.",
    worth: (value) => `valeur ${value}`,
    ofTickets: "des tickets",
    datesHeading: "Les dates",
    opens: "Ouverture",
    closes: "Clôture",
    claim: "Lots à retirer avant le",
    sealHeading: "Un tirage vérifiable",
    seal: "L’empreinte du tirage est publiée avant le premier jeu ; la graine le sera à la clôture, et chacun pourra alors tout recalculer :",
    sealOpened:
      "L’empreinte du tirage a été publiée avant le premier jeu et la graine à la clôture : chacun peut maintenant tout recalculer. Empreinte :",
    seedPublished: "Graine publiée à la clôture :",
  },
  account: {
    fields: {
      email: {
        label: "Adresse e-mail",
        problem: "Saisissez une adresse e-mail complète, par exemple camille@exemple.fr.",
      },
      password: {
        label: "Mot de passe",
        problem:
          "Choisissez un mot de passe de 8 à 128 caractères, avec une majuscule, une minuscule et un chiffre.",
      },
      confirmPassword: {
        label: "Mot de passe, une seconde fois",
        problem: "Les deux mots de passe ne sont pas identiques.",
      },
      firstName: { label: "Prénom", problem: "Saisissez votre prénom, de 2 à 100 caractères." },
      lastName: { label: "Nom", problem: "Saisissez votre nom, de 2 à 100 caractères." },
    },
    passwordRules: "De 8 à 128 caractères, dont une majuscule, une minuscule et un chiffre.",
    formProblem: "Certains champs sont à revoir.",
    tooLong: "Ce texte est trop long.",
  },
  signUp: {
    title: "Créer un compte · ThéTipTop",
    description: "Créez votre compte ThéTipTop pour jouer le code de votre ticket.",
    heading: "Créer un compte",
    lead: "Une minute suffit. Votre compte garde vos gains jusqu’à leur retrait.",
    submit: "Créer mon compte",
    already: "Déjà un compte ?",
  },
  signIn: {
    title: "Se connecter · ThéTipTop",
    description: "Connectez-vous pour jouer votre code et retrouver vos gains.",
    heading: "Se connecter",
    lead: "Retrouvez vos gains et jouez un nouveau ticket.",
    submit: "Se connecter",
    noAccount: "Pas encore de compte ?",
    refused: "L’adresse e-mail ou le mot de passe est incorrect.",
    afterRegistration:
      "Votre demande est enregistrée. Connectez-vous avec votre adresse e-mail et votre mot de passe.",
    codeKept: "Votre code est gardé : vous le retrouverez après la connexion.",
  },
  play: {
    title: "Jouer un code · ThéTipTop",
    description: "Saisissez le code de votre ticket ThéTipTop et découvrez votre gain.",
    heading: "Jouez votre code",
    lead: "Recopiez le code imprimé sur votre ticket. Il gagne à coup sûr.",
    signedOutLead:
      "Recopiez le code imprimé sur votre ticket. Nous vous demanderons ensuite de vous connecter.",
    wonHeading: "Votre gain",
    codeLabel: "Code du ticket",
    codeHint: {
      "decimal-10": "10 chiffres ; les espaces et les tirets ne comptent pas.",
      "base32-11": "11 lettres et chiffres, de la forme ABC-DEFG-HIJK.",
      unknown: "Tel qu’il est imprimé ; les espaces et les tirets ne comptent pas.",
    },
    submit: "Découvrir mon gain",
    asking: "Vérification de votre code…",
    turning: "La roue tourne…",
    skip: "Passer l’animation",
    retry: "Réessayer",
    unreachable:
      "La connexion a été interrompue. Votre code n’est pas perdu : réessayez, vous obtiendrez la même réponse s’il a déjà été joué.",
    unavailable:
      "Le service est momentanément indisponible. Réessayez dans un instant : votre code ne peut pas être joué deux fois.",
    signedOut: "Votre session a expiré. Reconnectez-vous : votre code est gardé.",
    or: "ou",
    won: "Vous gagnez",
    wonBefore: "Vous avez gagné",
    wonWorth: (value) => `Valeur : ${value}`,
    wonCode: "Code joué",
    wonNext: "Votre lot est enregistré dans votre compte. Présentez-le en boutique pour le retirer.",
    again: "Jouer un autre code",
    seePrizes: "Voir mes gains",
    refusals: {
      forbidden: "Ce compte ne peut pas jouer : utilisez un compte client.",
      "not-found": "Le jeu n’a pas encore commencé. Gardez votre ticket : son code reste valable.",
      "malformed-code": "Ce code n’a pas la bonne forme. Recopiez-le tel qu’il est imprimé sur le ticket.",
      "unknown-code": "Nous ne connaissons pas ce code. Vérifiez chaque caractère sur votre ticket.",
      "already-used": "Ce code a déjà été joué. S’il l’a été par vous, le lot est dans « Mes gains ».",
      "campaign-not-yet-open":
        "Le jeu n’est pas encore ouvert. Gardez votre ticket : son code reste valable.",
      "campaign-paused": "Le jeu est en pause. Gardez votre ticket : son code reste valable.",
      "campaign-closed": "Le jeu est terminé : les codes ne peuvent plus être joués.",
      "batch-not-active": "Ce code n’est pas encore activé. Présentez votre ticket en boutique.",
      "batch-revoked": "Ce code a été désactivé. Présentez votre ticket en boutique.",
      "no-prize-left": "Aucun lot n’a pu être attribué. Votre code n’est pas consommé : réessayez plus tard.",
      "temporarily-unavailable":
        "Le service est très demandé. Votre code n’est pas consommé : réessayez dans un instant.",
      "invalid-idempotency-key": "Cette page n’est plus à jour. Rechargez-la, puis jouez votre code.",
    },
  },
  prizes: {
    title: "Mes gains · ThéTipTop",
    description: "Vos gains ThéTipTop et où ils en sont.",
    heading: "Mes gains",
    lead: "Présentez un gain en boutique pour le retirer.",
    count: (total) => (total > 1 ? `${total} gains` : `${total} gain`),
    empty: "Vous n’avez pas encore de gain. Un ticket en poche ?",
    emptyAction: "Jouer un code",
    code: "Code",
    playedAt: "Joué le",
    value: "Valeur",
    reason: "Motif :",
    statuses: { PENDING: "En attente", VALIDATED: "À retirer", REJECTED: "Refusé", CLAIMED: "Remis" },
    statusHints: {
      PENDING: "Enregistré ; il sera validé en boutique.",
      VALIDATED: "Validé : il est prêt à vous être remis.",
      REJECTED: "Ce gain n’a pas pu être validé.",
      CLAIMED: "Ce lot vous a été remis.",
    },
    unavailable:
      "Vos gains ne peuvent pas être affichés pour le moment. Ils sont bien gardés : réessayez dans un instant.",
    pages: "Pages de mes gains",
    previous: "Plus récents",
    next: "Plus anciens",
    pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  },
  missing: {
    title: "Page introuvable · ThéTipTop",
    description: "Cette page n’existe pas.",
    heading: "Cette page n’existe pas",
    text: "L’adresse a peut-être été mal recopiée. Votre ticket, lui, gagne toujours.",
  },
  trouble: {
    "bad-request": {
      title: "Demande illisible",
      text: "Le formulaire reçu ne peut pas être lu. Rechargez la page et réessayez.",
    },
    "unreadable-address": {
      title: "Page introuvable",
      text: "Cette adresse ne peut pas être lue. Elle a peut-être été mal recopiée.",
    },
    "foreign-origin": {
      title: "Demande refusée",
      text: "Ce formulaire ne vient pas de notre site. Ouvrez la page ici et réessayez.",
    },
    "too-large": {
      title: "Demande trop volumineuse",
      text: "Le formulaire reçu est trop grand pour être traité.",
    },
    broken: {
      title: "Un incident est survenu",
      text: "La page n’a pas pu être préparée. Réessayez dans un instant.",
    },
    back: "Revenir à l’accueil",
  },
};
