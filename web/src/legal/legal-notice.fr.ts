import type { LegalText } from "./legal-text.ts";

export const legalNoticeFrench: LegalText = {
  title: "Mentions légales · ThéTipTop",
  description:
    "Qui édite et qui héberge le site ThéTipTop, comment nous écrire, et à qui appartient ce qui s’y trouve.",
  heading: "Mentions légales",
  lead: "Qui édite ce site, qui l’héberge, et comment nous joindre.",
  sections: {
    status: {
      heading: "Nature du site",
      body: ["Ce site est à des fins éducatives. Aucun paiement ne sera traité."],
    },
    editor: {
      heading: "Éditeur",
      body: [
        "Ce site est édité par la maison de thé ThéTipTop.",
        {
          list: [
            "Société : {company}",
            "Capital social : {capital}",
            "Siège : {address}",
            "Immatriculation : {registration}",
            "TVA intracommunautaire : {vat}",
            "Direction de la publication : {director}",
          ],
        },
      ],
    },
    host: {
      heading: "Hébergeur",
      body: [
        "Le site et ses données sont hébergés par Cloudflare, Inc., 101 Townsend Street, San Francisco, CA 94107, États-Unis ([cloudflare.com](https://www.cloudflare.com/)).",
      ],
    },
    contact: {
      heading: "Nous joindre",
      body: [
        "Dans l’une de [nos boutiques](page:shops), où l’on vous répond de vive voix.",
        "Par courriel : [{email}](mailto:{email}).",
        "Par téléphone : [{phone}](tel:{phoneNumber}).",
      ],
    },
    property: {
      heading: "Propriété intellectuelle",
      body: [
        "Le nom, le logotype, les dessins et les textes de ce site appartiennent à la maison. Les reproduire demande son accord écrit ; en citer un passage avec un lien est bienvenu.",
        "Les caractères Marcellus et Figtree sont l’œuvre de leurs auteurs, sous licence SIL Open Font License.",
      ],
    },
    more: {
      heading: "Règles et données",
      body: [
        "Le jeu a son [règlement](page:rules), l’usage du site ses [conditions](page:terms). La page [Données personnelles](page:privacy) dit ce que nous gardons de vous, et la page [Cookies](page:cookies) ce qui est écrit dans votre navigateur.",
      ],
    },
  },
};
