import type { LegalText } from "./legal-text.ts";

export const termsEnglish: LegalText = {
  title: "Terms of use · ThéTipTop",
  description: "What you may expect of the ThéTipTop site, and what it expects of its visitors.",
  heading: "Terms of use",
  lead: "What you may expect of this site, and what it expects of you.",
  sections: {
    purpose: {
      heading: "What this site is for",
      body: [
        "This site presents the game of the tea house ThéTipTop, lets you play the code of a ticket, and follows your prizes until they are handed to you in a shop.",
        "It is made for educational purposes. Nothing is sold on it and no payment is processed.",
      ],
    },
    access: {
      heading: "Access",
      body: [
        "The site is free of charge, apart from the cost of your connection. All its public pages may be read without an account; playing a code and seeing your prizes requires one.",
      ],
    },
    account: {
      heading: "Your account",
      body: [
        "An account is personal. Give your real name and an e-mail address that is yours: it is where we write when you win.",
        "Keep your password to yourself. You can change it, see where your account is open and close those sessions under [Security](page:security). Tell us if somebody else is using it.",
        "You may delete your account at any time under [My data](page:personalData). Prizes that have not been collected are then lost.",
      ],
    },
    use: {
      heading: "Fair use",
      body: [
        "You may not try codes at random, enter somebody else’s account, overload the service or work around its limits, nor reach it by a program other than through the interface provided for that.",
        "Too many attempts are slowed down, then refused for a while. An account used for fraud may be closed.",
      ],
    },
    game: {
      heading: "The game",
      body: [
        "The game, its prizes and how they are handed over follow the [rules](page:rules). Where they differ from these terms, the rules prevail.",
      ],
    },
    availability: {
      heading: "Availability",
      body: [
        "We keep the site open day and night, but it may be interrupted for maintenance or by a fault. A prize that was announced is recorded: an interruption does not take it away.",
      ],
    },
    property: {
      heading: "Texts and drawings",
      body: [
        "What this site shows belongs to the house, as the [legal notice](page:legalNotice) says. You may print it and keep it for your own use.",
      ],
    },
    personalData: {
      heading: "Personal data",
      body: [
        "See the page [Personal data](page:privacy), and the page [Cookies](page:cookies) for your choices.",
      ],
    },
    liability: {
      heading: "Liability",
      body: [
        "The house answers for its service within the limits of the law. It does not answer for the sites our links lead to, such as the map of OpenStreetMap.",
        "Nothing in these terms limits the rights that the law gives to consumers.",
      ],
    },
    changes: {
      heading: "Changes and applicable law",
      body: [
        "These terms may change; the date at the top of the page says since when they have stood as they are. French law applies, and the French version prevails.",
        {
          known: "A question? Write to [{email}](mailto:{email}).",
          unknown: "A question? Our [shops](page:shops) will answer it.",
        },
      ],
    },
  },
};
