import type { LegalText } from "./legal-text.ts";

export const legalNoticeEnglish: LegalText = {
  title: "Legal notice · ThéTipTop",
  description:
    "Who publishes and who hosts the ThéTipTop site, how to write to us, and who owns what is on it.",
  heading: "Legal notice",
  lead: "Who publishes this site, who hosts it, and how to reach us.",
  sections: {
    status: {
      heading: "Nature of the site",
      body: ["This site is for educational purposes. No payment will be processed."],
    },
    editor: {
      heading: "Publisher",
      body: [
        "This site is published by the tea house ThéTipTop.",
        {
          list: [
            "Company: {company}",
            "Share capital: {capital}",
            "Registered office: {address}",
            "Registration: {registration}",
            "VAT number: {vat}",
            "Director of publication: {director}",
          ],
        },
      ],
    },
    host: {
      heading: "Host",
      body: [
        "The site and its data are hosted by Cloudflare, Inc., 101 Townsend Street, San Francisco, CA 94107, United States ([cloudflare.com](https://www.cloudflare.com/)).",
      ],
    },
    contact: {
      heading: "How to reach us",
      body: [
        "In one of [our shops](page:shops), where somebody answers you in person.",
        "By e-mail: [{email}](mailto:{email}).",
        "By telephone: [{phone}](tel:{phoneNumber}).",
      ],
    },
    property: {
      heading: "Intellectual property",
      body: [
        "The name, the logotype, the drawings and the texts of this site belong to the house. Reproducing them requires its written agreement; quoting a passage with a link is welcome.",
        "The typefaces Marcellus and Figtree are the work of their authors, under the SIL Open Font License.",
      ],
    },
    more: {
      heading: "Rules and data",
      body: [
        "The game has its [rules](page:rules), the use of the site its [terms](page:terms). The page [Personal data](page:privacy) says what we keep about you, and the page [Cookies](page:cookies) what is written in your browser.",
      ],
    },
  },
};
