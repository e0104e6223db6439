import type { LegalText } from "./legal-text.ts";

export const privacyEnglish: LegalText = {
  title: "Personal data · ThéTipTop",
  description:
    "The data the ThéTipTop game keeps about you, why, for how long, who sees them, and how to obtain or erase them.",
  heading: "Personal data",
  lead: "What we keep about you, why, for how long, and what you can do about it. We sell nothing and follow nobody from one site to another.",
  sections: {
    controller: {
      heading: "Who answers for them",
      body: [
        {
          known: "The data controller is {company}, {address}.",
          unknown: "The data controller is the tea house ThéTipTop, which publishes this site.",
        },
        {
          known: "For any question about your data: [{privacyEmail}](mailto:{privacyEmail}).",
          unknown: "For any question about your data, please ask in one of [our shops](page:shops).",
        },
      ],
    },
    data: {
      heading: "Which data, and what for",
      body: [
        "This is everything that is kept. What is optional is said to be; without the rest, an account cannot be held nor a prize handed over.",
        {
          labels: { purpose: "Why", basis: "Legal basis", kept: "For how long" },
          records: [
            {
              name: "Your account",
              what: "E-mail address, first name, last name, language, and a fingerprint of your password, never the password itself. If you give them: telephone number and postal address.",
              purpose: "To recognise you, write to you and hand you your prizes.",
              basis: "The contract: the rules you accept by playing.",
              kept: "Until you delete the account, or ask us to. If nobody signs in for three years it is deleted, 30 days after a mail that says so. If you have neither proved your address nor played, it is deleted after 30 days.",
            },
            {
              name: "Your sessions",
              what: "The date, the end, and the browser or device, such as “Chrome · Android”.",
              purpose: "To keep you signed in, and to show you where your account is open.",
              basis: "The contract, and our legitimate interest in protecting accounts.",
              kept: "7 days, or until you sign out.",
            },
            {
              name: "Your purchase",
              what: "The address to which the ticket of your purchase is sent, if you give it at the till or online. The purchase itself, shop, receipt and amount, does not bear your name.",
              purpose: "To send you your code.",
              basis: "The contract.",
              kept: "30 days after the last day for collecting prizes; or with the account that proved the address.",
            },
            {
              name: "Your prizes",
              what: "The ticket played, the date, the prize, the steps of its handing over and the reason for a refusal.",
              purpose: "To award prizes, hand them over and hold the grand draw.",
              basis: "The contract.",
              kept: "For as long as the account exists, and five years after the play at most: as long as a claim can be made.",
            },
            {
              name: "The register of draws",
              what: "For each ticket played: the date, the prize, and the random number that stands for your account. Neither name nor address.",
              purpose: "So that anyone can check the draws after the close.",
              basis: "Our legitimate interest in holding a game that can be checked.",
              kept: "As long as the archives of the game. Once your account is deleted, that number leads to nobody.",
            },
            {
              name: "Our e-mails",
              what: "Your address, the reason for the message and the prize it is about. No spying picture, no following of clicks.",
              purpose:
                "To tell you of a prize, of one that is ready, of a deadline; to prove your address; to change a password.",
              basis: "The contract.",
              kept: "30 days after sending. The links in them expire after 48 hours, or 1 hour for a password.",
            },
            {
              name: "Failed attempts",
              what: "Wrong codes and passwords, counted by account and by network address. The counter knows only a fingerprint of those addresses; a network address that is blocked is noted in clear while it is.",
              purpose: "To keep codes and passwords from being guessed.",
              basis: "Our legitimate interest in protecting tickets and accounts.",
              kept: "24 hours. A block lasts 24 hours at most.",
            },
            {
              name: "Your choice about cookies",
              what: "A random number, your choice, its date and the text you read.",
              purpose: "To respect that choice and be able to prove it.",
              basis: "A legal obligation.",
              kept: "The choice holds for 6 months; its proof is kept for three years more.",
            },
            {
              name: "Audience figures, with your agreement",
              what: "The number of visits to each page, day by day. Nothing that points to a visitor.",
              purpose: "To know which pages are of use.",
              basis: "Your consent.",
              kept: "These numbers are kept: they are about nobody.",
            },
            {
              name: "Technical logs",
              what: "What the service did and what failed. No code, password or e-mail address is in them.",
              purpose: "To find and mend faults.",
              basis: "Our legitimate interest in keeping the site working.",
              kept: "7 days at most, with our host.",
            },
          ],
        },
      ],
    },
    absent: {
      heading: "What we do not do",
      body: [
        {
          list: [
            "No tracker is set without your agreement, and none belongs to a third party.",
            "No advertising mail: we write only about your account and your prizes.",
            "No sale, no exchange, no targeted advertising, no profile.",
            "No decision about you is made by a machine, apart from the draw itself.",
            "No payment data: this site processes no payment.",
          ],
        },
      ],
    },
    recipients: {
      heading: "Who sees them",
      body: [
        {
          list: [
            "The house’s team: in the shop, what is needed to validate and hand over a prize; at head office, what is needed to run the game.",
            "Our host, Cloudflare, Inc. (United States), which runs the site and stores the data. Its network sees the network address of each visit.",
            {
              known: "Our e-mail provider, {mailProvider}, which receives your address and the message.",
              unknown: "The provider that carries our e-mails, which receives your address and the message.",
            },
            "{counterProvider} (United States), which counts failed attempts: it receives only fingerprints and numbers.",
            "The judicial officer, for the grand draw, and the courts if they ask.",
          ],
        },
        "Where data leave the European Union, the transfer is governed by the European Commission’s standard clauses or by an adequacy decision.",
      ],
    },
    rights: {
      heading: "Your rights",
      body: [
        "You may see your data, correct them, take them with you, have them erased, object to their use or have it restricted, withdraw an agreement, and say what should become of them after your death.",
        {
          list: [
            "To correct them: in [My profile](page:profile).",
            "To download all your data, or delete your account: in [My data](page:personalData). Erasure is immediate, and prizes that have not been collected are lost.",
            "To change a choice: on the page [Cookies](page:cookies).",
            {
              known:
                "For the rest, write to [{privacyEmail}](mailto:{privacyEmail}): we reply within a month.",
              unknown: "For the rest, ask in one of [our shops](page:shops): we reply within a month.",
            },
          ],
        },
        "If our reply does not satisfy you, you may complain to the French data protection authority, the [CNIL](https://www.cnil.fr/), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.",
      ],
    },
    security: {
      heading: "How they are protected",
      body: [
        "Everything travels encrypted. Passwords are kept in a form from which they cannot be recovered. Staff reach only what their role requires. Failed attempts are limited, and a session can be closed from afar.",
      ],
    },
    minors: {
      heading: "Minors",
      body: ["The game is for adults. We delete a minor’s account as soon as it is brought to our notice."],
    },
    changes: {
      heading: "When this page changes",
      body: [
        "The date of its last change stands at its head. A new use of your data would be announced to you before it begins.",
      ],
    },
  },
};
