import type { LegalText } from "./legal-text.ts";

export const rulesFrench: LegalText = {
  title: "Règlement du jeu · ThéTipTop",
  description:
    "Qui peut jouer, comment, pour quels lots, comment ils sont tirés, remis et vérifiés : le règlement complet du jeu ThéTipTop.",
  heading: "Règlement du jeu",
  lead: "Un ticket dès {minimumPurchase} d’achat, un code qui se joue une fois, un lot à chaque fois. Voici les règles, en entier.",
  sections: {
    organiser: {
      heading: "Qui organise le jeu",
      body: [
        {
          known: "Le jeu « {gameName} » est organisé par la maison de thé ThéTipTop, ci-après « la maison ».",
          unknown: "Ce jeu est organisé par la maison de thé ThéTipTop, ci-après « la maison ».",
        },
        "La maison est exploitée par {company}, {address}. Immatriculation : {registration}.",
        "Il accompagne l’ouverture de sa dixième boutique, à Nice. C’est une opération promotionnelle au sens de l’article L. 121-20 du code de la consommation.",
      ],
    },
    eligibility: {
      heading: "Qui peut jouer",
      body: [
        "Le jeu est ouvert à toute personne de 18 ans ou plus qui réside en France métropolitaine, Corse comprise, ou à Monaco.",
        "Le personnel de la maison et les personnes de son foyer n’y participent pas.",
        "Jouer un code, c’est accepter ce règlement.",
      ],
    },
    participation: {
      heading: "Comment jouer",
      body: [
        {
          list: [
            "Tout achat de {minimumPurchase} ou plus, en une fois, dans l’une de [nos boutiques](page:shops) donne droit à un ticket.",
            {
              known: "Le ticket porte un code unique de {codeForm}.",
              unknown: "Le ticket porte un code unique.",
            },
            "Le code se saisit sur la page [Jouer](page:play), après avoir ouvert un compte ou s’être connecté.",
            "Chaque code se joue une seule fois. Le lot est attribué aussitôt et s’inscrit dans [Mes gains](page:prizes).",
          ],
        },
        "Le nombre de tickets par personne n’est pas limité : un ticket pour chaque achat de {minimumPurchase} ou plus. Conservez le ticket jusqu’au retrait du lot.",
        "Si la connexion se coupe au moment de jouer, rien n’est perdu : un lot attribué est enregistré, et reste dans Mes gains.",
      ],
    },
    dates: {
      heading: "Quand jouer",
      body: [
        {
          known: "Les codes se jouent du {opens} au {closes} ({timeZone}).",
          unknown:
            "Les dates d’ouverture et de clôture figurent sur la [page d’accueil](page:home) dès qu’elles sont fixées.",
        },
        "L’heure qui compte est celle à laquelle notre service reçoit le code.",
      ],
    },
    prizes: {
      heading: "Les lots",
      body: [
        {
          known: "{ticketCount} tickets sont mis en jeu, et chaque code joué gagne l’un de ces lots.",
          unknown: "Chaque code joué gagne un lot.",
        },
        {
          prizeCaption: "Les lots, leur valeur et leur part",
          prizeColumns: { name: "Lot", value: "Valeur", share: "Part des tickets", count: "Nombre" },
          withoutPrizes:
            "Les lots et la part des tickets qui gagne chacun d’eux figurent sur la [page d’accueil](page:home).",
        },
        "La valeur est le prix de vente indicatif en boutique, toutes taxes comprises. Un lot n’est ni échangé, ni repris, ni payé en argent. Si un lot venait à manquer, la maison remettrait un lot de valeur égale ou supérieure.",
      ],
    },
    draw: {
      heading: "Comment le lot est tiré",
      body: [
        "Le lot est tiré à l’instant où le code est joué, par un calcul fait du ticket, de son rang et d’une graine secrète. Il est enregistré avant d’être montré : l’animation ne décide de rien.",
        {
          known: "Ni le joueur ni notre personnel n’y peuvent rien. {drawMode}.",
          unknown: "Ni le joueur ni notre personnel n’y peuvent rien.",
        },
        {
          known: "L’empreinte de la graine est publique depuis la création du jeu : {seedHash}",
          unknown: "L’empreinte de la graine est publique avant le premier jeu.",
        },
        "La graine elle-même est publiée à la clôture. Chacun peut alors refaire tous les tirages : voir [Tirage vérifiable](page:fairness).",
      ],
    },
    collecting: {
      heading: "Recevoir son lot",
      body: [
        "Chaque gain a son bon, dans [Mes gains](page:prizes). Présentez-le dans [la boutique de votre choix](page:shops), sur votre téléphone ou imprimé : notre équipe le valide et vous remet votre lot. Le ticket ou une pièce d’identité peuvent être demandés.",
        {
          known: "Les lots se retirent au plus tard le {claimUntil} ({timeZone}).",
          unknown: "La date limite de retrait figure sur chaque bon.",
        },
        "Un lot qui n’est pas retiré à cette date ne peut plus être remis. Il n’est pas remis en jeu.",
        "Un gain peut être refusé s’il vient d’un ticket obtenu ou joué contre ce règlement. Le motif est indiqué dans Mes gains.",
      ],
    },
    grandDraw: {
      heading: "Le grand tirage",
      body: [
        {
          known:
            "Après la clôture, un grand lot est tiré au sort : « {grandPrize} », d’une valeur de {grandPrizeValue}.",
          unknown: "Si un grand lot est annoncé, il est tiré au sort après la clôture.",
        },
        "Y participe, sans autre démarche, toute personne qui a joué au moins un code et dont le compte existe encore à la clôture. Chacun compte une fois, quel que soit le nombre de ses tickets.",
        {
          known: "Le tirage a lieu sous le contrôle de {bailiff}, commissaire de justice.",
          unknown:
            "Le tirage a lieu sous le contrôle d’un commissaire de justice, dont le nom est publié sur cette page avant le tirage.",
        },
        "La liste des participants est d’abord figée ; son empreinte est publiée avec celle d’une graine mise sous scellé. Le tirage mêle ensuite cette graine à un hasard public annoncé d’avance ; il désigne le gagnant et des suppléants, dans l’ordre. Il n’a lieu qu’une fois, et sa preuve est publiée sur la page [Le grand tirage](page:grandDraw), où chacun peut le refaire.",
        "Le gagnant est prévenu par courriel, à l’adresse de son compte. Sans réponse de sa part sous quinze jours, le lot revient au premier suppléant.",
      ],
    },
    publicity: {
      heading: "Nom et image des gagnants",
      body: [
        "Le nom, la ville ou l’image d’un gagnant ne sont publiés qu’avec son accord écrit, donné à part et librement. Refuser ne change rien au lot.",
      ],
    },
    personalData: {
      heading: "Données personnelles",
      body: [
        "La page [Données personnelles](page:privacy) dit quelles données servent au jeu, pourquoi, combien de temps, et comment les obtenir ou les faire effacer.",
        "Supprimer son compte efface aussi les gains qui n’ont pas été retirés : ils ne peuvent plus être remis.",
      ],
    },
    fraud: {
      heading: "Fraude",
      body: [
        "Ne sont pas admis les codes devinés, copiés, volés ou obtenus sans achat, les comptes ouverts sous l’identité d’autrui, ni aucun procédé automatique. Les codes de tickets volés peuvent être annulés.",
        "Après {wrongCodesByAccount} codes erronés en 24 heures sur un compte, ou {wrongCodesByAddress} depuis une même adresse de réseau, plus aucun code n’y est examiné pendant 24 heures au plus. Les tickets restent valables.",
        "Un gain obtenu par fraude est refusé.",
      ],
    },
    liability: {
      heading: "Responsabilité",
      body: [
        "La maison met tout en œuvre pour que le jeu reste accessible. Elle ne répond ni des pannes du réseau ou du téléphone du joueur, ni d’un cas de force majeure.",
        "Rien dans ce règlement ne limite les droits que la loi donne aux consommateurs.",
      ],
    },
    changes: {
      heading: "Pause et modification",
      body: [
        "Le jeu peut être mis en pause : les codes restent valables et se jouent à la reprise. En cas de nécessité, il peut être écourté, prolongé ou annulé ; cela est annoncé sur ce site.",
        "Une modification du règlement est publiée ici, avec sa date. Elle ne retire rien aux lots déjà gagnés.",
      ],
    },
    deposit: {
      heading: "Lire et conserver le règlement",
      body: [
        "Ce règlement se consulte et s’imprime gratuitement sur cette page pendant toute la durée du jeu.",
        "Il est déposé auprès de {rulesDeposit}.",
        "La version française fait foi.",
      ],
    },
    disputes: {
      heading: "Réclamations et droit applicable",
      body: [
        {
          known: "Une réclamation se fait en boutique ou à l’adresse [{email}](mailto:{email}).",
          unknown: "Une réclamation se fait dans l’une de [nos boutiques](page:shops).",
        },
        "À défaut d’accord, le médiateur de la consommation peut être saisi gratuitement : {mediator}.",
        "Le droit français s’applique. À défaut de solution amiable, les tribunaux compétents sont ceux que désigne la loi, dont celui du domicile du consommateur.",
      ],
    },
  },
};
