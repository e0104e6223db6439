import type { LegalText } from "./legal-text.ts";

export const privacyFrench: LegalText = {
  title: "Données personnelles · ThéTipTop",
  description:
    "Les données que le jeu ThéTipTop garde de vous, pourquoi, combien de temps, qui les voit, et comment les obtenir ou les effacer.",
  heading: "Données personnelles",
  lead: "Ce que nous gardons de vous, pourquoi, combien de temps, et ce que vous pouvez en faire. Nous ne vendons rien et ne suivons personne d’un site à l’autre.",
  sections: {
    controller: {
      heading: "Qui en répond",
      body: [
        {
          known: "Le responsable du traitement est {company}, {address}.",
          unknown: "Le responsable du traitement est la maison de thé ThéTipTop, qui édite ce site.",
        },
        {
          known: "Pour toute question sur vos données : [{privacyEmail}](mailto:{privacyEmail}).",
          unknown:
            "Pour toute question sur vos données, adressez-vous à l’une de [nos boutiques](page:shops).",
        },
      ],
    },
    data: {
      heading: "Quelles données, et pour quoi",
      body: [
        "Voici tout ce qui est gardé. Ce qui est facultatif est dit ; sans le reste, il n’est pas possible de tenir un compte ni de remettre un lot.",
        {
          labels: { purpose: "Pourquoi", basis: "Base légale", kept: "Combien de temps" },
          records: [
            {
              what: "Adresse électronique, prénom, nom, langue, et une empreinte de votre mot de passe, jamais le mot de passe lui-même. Si vous les donnez : téléphone et adresse postale.",
              name: "Votre compte",
              purpose: "Vous reconnaître, vous écrire, vous remettre vos lots.",
              basis: "Le contrat : le règlement que vous acceptez en jouant.",
              kept: "Jusqu’à ce que vous supprimiez le compte, ou nous demandiez de le faire. Sans connexion pendant trois ans, il est supprimé, 30 jours après un courriel qui l’annonce. Si vous n’avez ni prouvé votre adresse ni joué, il l’est après 30 jours.",
            },
            {
              name: "Vos connexions",
              what: "La date, l’échéance, et le navigateur ou l’appareil, par exemple « Chrome · Android ».",
              purpose: "Vous garder connecté, et vous montrer où votre compte est ouvert.",
              basis: "Le contrat, et notre intérêt légitime à protéger les comptes.",
              kept: "7 jours, ou jusqu’à ce que vous vous déconnectiez.",
            },
            {
              name: "Votre achat",
              what: "L’adresse à laquelle le ticket de votre achat vous est envoyé, si vous la donnez en caisse ou en ligne. L’achat lui-même, boutique, ticket de caisse et montant, ne porte pas votre nom.",
              purpose: "Vous envoyer votre code.",
              basis: "Le contrat.",
              kept: "30 jours après la fin du retrait des lots ; ou avec le compte qui a prouvé cette adresse.",
            },
            {
              name: "Vos gains",
              what: "Le ticket joué, la date, le lot, les étapes de sa remise et le motif d’un refus.",
              purpose: "Attribuer les lots, les remettre, organiser le grand tirage.",
              basis: "Le contrat.",
              kept: "Tant que le compte existe, et cinq ans au plus après la partie : le temps qu’une réclamation est possible.",
            },
            {
              name: "Le registre des tirages",
              what: "Pour chaque ticket joué : la date, le lot, et le numéro tiré au hasard qui désigne votre compte. Ni nom ni adresse.",
              purpose: "Permettre à chacun de vérifier les tirages après la clôture.",
              basis: "Notre intérêt légitime à tenir un jeu vérifiable.",
              kept: "Autant que les archives du jeu. Une fois votre compte supprimé, ce numéro ne mène plus à personne.",
            },
            {
              name: "Nos courriels",
              what: "Votre adresse, la raison du message et le lot dont il parle. Ni image espionne ni suivi des clics.",
              purpose:
                "Vous prévenir d’un gain, d’un lot prêt, d’une échéance ; prouver votre adresse ; changer de mot de passe.",
              basis: "Le contrat.",
              kept: "30 jours après l’envoi. Les liens qu’ils portent expirent après 48 heures, ou 1 heure pour un mot de passe.",
            },
            {
              name: "Les essais manqués",
              what: "Codes et mots de passe erronés, comptés par compte et par adresse de réseau. Le compteur ne connaît qu’une empreinte de ces adresses ; une adresse de réseau bloquée est notée en clair le temps du blocage.",
              purpose: "Empêcher que l’on devine un code ou un mot de passe.",
              basis: "Notre intérêt légitime à protéger les tickets et les comptes.",
              kept: "24 heures. Un blocage dure 24 heures au plus.",
            },
            {
              name: "Votre choix sur les cookies",
              what: "Un numéro tiré au hasard, votre choix, sa date et le texte que vous avez lu.",
              purpose: "Respecter ce choix et pouvoir le prouver.",
              basis: "Une obligation légale.",
              kept: "Le choix vaut 6 mois ; sa preuve est gardée trois ans de plus.",
            },
            {
              name: "La mesure d’audience, avec votre accord",
              what: "Le nombre de visites de chaque page, jour par jour. Rien qui désigne un visiteur.",
              purpose: "Savoir quelles pages servent.",
              basis: "Votre consentement.",
              kept: "Ces nombres sont gardés : ils ne parlent de personne.",
            },
            {
              name: "Les journaux techniques",
              what: "Ce que le service a fait et ses pannes. Ni code, ni mot de passe, ni adresse électronique n’y figure.",
              purpose: "Trouver et réparer les pannes.",
              basis: "Notre intérêt légitime à faire fonctionner le site.",
              kept: "7 jours au plus, chez notre hébergeur.",
            },
          ],
        },
      ],
    },
    absent: {
      heading: "Ce que nous ne faisons pas",
      body: [
        {
          list: [
            "Aucun traceur n’est posé sans votre accord, et aucun n’appartient à un tiers.",
            "Aucune prospection : nous n’écrivons que pour votre compte et vos gains.",
            "Aucune vente, aucun échange, aucune publicité ciblée, aucun profil.",
            "Aucune décision qui vous concerne n’est prise par une machine, hormis le tirage lui-même.",
            "Aucune donnée de paiement : ce site n’en traite aucun.",
          ],
        },
      ],
    },
    recipients: {
      heading: "Qui les voit",
      body: [
        {
          list: [
            "L’équipe de la maison : en boutique, ce qu’il faut pour valider et remettre un lot ; au siège, ce qu’il faut pour tenir le jeu.",
            "Notre hébergeur, Cloudflare, Inc. (États-Unis), qui fait fonctionner le site et conserve les données. Son réseau voit l’adresse de réseau de chaque visite.",
            {
              known:
                "Notre prestataire d’envoi de courriels, {mailProvider}, qui reçoit votre adresse et le message.",
              unknown: "Le prestataire qui achemine nos courriels, qui reçoit votre adresse et le message.",
            },
            "{counterProvider} (États-Unis), qui compte les essais manqués : il ne reçoit que des empreintes et des nombres.",
            "Le commissaire de justice, pour le grand tirage, et la justice si elle le demande.",
          ],
        },
        "Lorsque des données quittent l’Union européenne, ce transfert est encadré par les clauses types de la Commission européenne ou par une décision d’adéquation.",
      ],
    },
    rights: {
      heading: "Vos droits",
      body: [
        "Vous pouvez voir vos données, les corriger, les emporter, les faire effacer, vous opposer à leur usage ou le faire limiter, retirer un accord, et dire ce qu’elles doivent devenir après votre mort.",
        {
          list: [
            "Corriger : dans [Mon profil](page:profile).",
            "Télécharger toutes vos données, ou supprimer votre compte : dans [Mes données](page:personalData). L’effacement est immédiat, et les lots qui n’ont pas été retirés sont perdus.",
            "Revenir sur un choix : sur la page [Cookies](page:cookies).",
            {
              known:
                "Pour le reste, écrivez à [{privacyEmail}](mailto:{privacyEmail}) : nous répondons dans le mois.",
              unknown:
                "Pour le reste, adressez-vous à l’une de [nos boutiques](page:shops) : nous répondons dans le mois.",
            },
          ],
        },
        "Si notre réponse ne vous convient pas, vous pouvez saisir la [CNIL](https://www.cnil.fr/), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.",
      ],
    },
    security: {
      heading: "Comment elles sont protégées",
      body: [
        "Tout circule chiffré. Les mots de passe sont gardés sous une forme dont on ne peut pas les tirer. Le personnel n’accède qu’à ce que demande son rôle. Les essais manqués sont limités, et une session se ferme à distance.",
      ],
    },
    minors: {
      heading: "Mineurs",
      body: [
        "Le jeu est réservé aux adultes. Nous supprimons le compte d’un mineur dès qu’il nous est signalé.",
      ],
    },
    changes: {
      heading: "Quand cette page change",
      body: [
        "Elle porte en tête la date de sa dernière modification. Un usage nouveau vous serait annoncé avant de commencer.",
      ],
    },
  },
};
