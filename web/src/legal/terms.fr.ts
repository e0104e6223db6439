import type { LegalText } from "./legal-text.ts";

export const termsFrench: LegalText = {
  title: "Conditions d’utilisation · ThéTipTop",
  description: "Ce que l’on peut attendre du site ThéTipTop, et ce qu’il attend de ses visiteurs.",
  heading: "Conditions d’utilisation",
  lead: "Ce que vous pouvez attendre de ce site, et ce qu’il attend de vous.",
  sections: {
    purpose: {
      heading: "À quoi sert ce site",
      body: [
        "Ce site présente le jeu de la maison ThéTipTop, permet d’y jouer le code d’un ticket et de suivre ses gains jusqu’à leur remise en boutique.",
        "Il est réalisé à des fins éducatives. Rien ne s’y achète et aucun paiement n’y est traité.",
      ],
    },
    access: {
      heading: "Accès",
      body: [
        "Le site est gratuit, hors le coût de votre connexion. Toutes ses pages publiques se lisent sans compte ; jouer un code et voir ses gains demande d’en ouvrir un.",
      ],
    },
    account: {
      heading: "Votre compte",
      body: [
        "Un compte est personnel. Donnez votre vrai nom et une adresse électronique qui est la vôtre : c’est à elle que nous écrivons quand vous gagnez.",
        "Gardez votre mot de passe pour vous. Vous pouvez le changer, voir où votre compte est ouvert et fermer ces accès dans [Sécurité](page:security). Prévenez-nous si quelqu’un d’autre s’en sert.",
        "Vous pouvez supprimer votre compte à tout moment dans [Mes données](page:personalData). Les lots qui n’ont pas été retirés sont alors perdus.",
      ],
    },
    use: {
      heading: "Bon usage",
      body: [
        "Il n’est pas permis d’essayer des codes au hasard, d’entrer dans le compte d’autrui, de surcharger le service ou d’en contourner les limites, ni d’y accéder par un programme autrement que par l’interface prévue pour cela.",
        "Les essais trop nombreux sont freinés, puis refusés pour un temps. Un compte qui sert à frauder peut être fermé.",
      ],
    },
    game: {
      heading: "Le jeu",
      body: [
        "Le jeu, ses lots et leur remise suivent le [règlement](page:rules). En cas de différence avec ces conditions, le règlement l’emporte.",
      ],
    },
    availability: {
      heading: "Disponibilité",
      body: [
        "Nous tenons le site ouvert jour et nuit, mais il peut être interrompu, le temps d’un entretien ou d’une panne. Un lot déjà annoncé est enregistré : une interruption ne le retire pas.",
      ],
    },
    property: {
      heading: "Textes et dessins",
      body: [
        "Ce que montre ce site appartient à la maison, comme le précisent les [mentions légales](page:legalNotice). Vous pouvez l’imprimer et le garder pour votre usage.",
      ],
    },
    personalData: {
      heading: "Données personnelles",
      body: [
        "Voyez la page [Données personnelles](page:privacy), et la page [Cookies](page:cookies) pour vos choix.",
      ],
    },
    liability: {
      heading: "Responsabilité",
      body: [
        "La maison répond de son service dans les limites de la loi. Elle ne répond pas des sites vers lesquels mènent nos liens, comme la carte d’OpenStreetMap.",
        "Rien dans ces conditions ne limite les droits que la loi donne aux consommateurs.",
      ],
    },
    changes: {
      heading: "Modifications et droit applicable",
      body: [
        "Ces conditions peuvent changer ; la date en tête de page dit depuis quand elles valent sous cette forme. Le droit français s’applique, et la version française fait foi.",
        {
          known: "Une question ? Écrivez à [{email}](mailto:{email}).",
          unknown: "Une question ? Nos [boutiques](page:shops) vous répondent.",
        },
      ],
    },
  },
};
