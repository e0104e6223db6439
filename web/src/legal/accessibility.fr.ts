import type { LegalText } from "./legal-text.ts";

export const accessibilityFrench: LegalText = {
  title: "Accessibilité · ThéTipTop",
  description:
    "Où en est l’accessibilité du site ThéTipTop : ce qui est vérifié, ce qui ne l’est pas, ses limites connues et comment nous les signaler.",
  heading: "Accessibilité",
  lead: "Ce site est fait pour que chacun puisse y jouer. Voici ce que nous vérifions, ce que nous n’avons pas vérifié, et les limites que nous connaissons.",
  sections: {
    goal: {
      heading: "Ce que nous visons",
      body: [
        "Les règles WCAG 2.2 au niveau AA, sur lesquelles s’appuie le référentiel français RGAA, pour toutes les pages destinées aux joueurs, en français et en anglais.",
      ],
    },
    status: {
      heading: "Où nous en sommes",
      body: [
        "Le site n’a pas encore été audité par un tiers. Nous ne déclarons donc pas de taux de conformité au RGAA : ce qui suit est notre propre vérification.",
        {
          known:
            "Dernière vérification : le {testedOn}, sur {testedPages} pages, dans les deux langues, en clair et en sombre. Manquements relevés par l’outil automatique : {testedViolations}.",
          unknown: "L’outil automatique examine chaque page dans les deux langues, en clair et en sombre.",
        },
      ],
    },
    tests: {
      heading: "Ce que nous vérifions",
      body: [
        "À chaque version du site, dans un vrai navigateur :",
        {
          list: [
            "chaque page avec l’outil axe, règles WCAG 2.2 A et AA, en clair et en sombre ;",
            "le parcours entier, de l’inscription au bon, au clavier et sans JavaScript ;",
            "la lecture sur un écran de 320 pixels de large, sans défilement de côté ;",
            "le jeu sans animation, pour qui a demandé moins de mouvement.",
          ],
        },
        "Un outil automatique ne voit qu’une partie des obstacles. Le site n’a pas encore été essayé par des personnes qui utilisent chaque jour un lecteur d’écran, une commande vocale ou une loupe.",
      ],
    },
    limits: {
      heading: "Les limites que nous connaissons",
      body: [
        {
          list: [
            "Le code n’est donné qu’imprimé sur le ticket. En boutique, notre équipe vous le lit ou le saisit avec vous.",
            "Le bon en PDF n’est pas balisé pour les lecteurs d’écran. La page du bon, elle, dit la même chose et s’imprime.",
            "Le motif d’un refus est écrit par notre équipe, en français, aussi dans la version anglaise.",
            "La carte des boutiques est un lien vers OpenStreetMap, dont nous ne maîtrisons pas l’accessibilité. L’adresse est toujours écrite en toutes lettres.",
            "La documentation technique destinée aux développeurs n’a pas été vérifiée.",
          ],
        },
      ],
    },
    contact: {
      heading: "Signaler un obstacle",
      body: [
        {
          known:
            "Quelque chose vous empêche de jouer ou de lire une page ? Écrivez à [{email}](mailto:{email}), ou demandez en boutique : nous vous aidons, et nous réparons.",
          unknown:
            "Quelque chose vous empêche de jouer ou de lire une page ? Demandez dans l’une de [nos boutiques](page:shops) : nous vous aidons, et nous réparons.",
        },
        "Sans réponse satisfaisante, vous pouvez écrire au [Défenseur des droits](https://www.defenseurdesdroits.fr/), Libre réponse 71120, 75342 Paris Cedex 07, sans timbre.",
      ],
    },
  },
};
