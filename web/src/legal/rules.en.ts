import type { LegalText } from "./legal-text.ts";

export const rulesEnglish: LegalText = {
  title: "Rules of the game · ThéTipTop",
  description:
    "Who may play, how, for which prizes, and how they are drawn, handed over and checked: the complete rules of the ThéTipTop game.",
  heading: "Rules of the game",
  lead: "A ticket from {minimumPurchase} spent, a code that is played once, a prize every time. Here are the rules, in full.",
  sections: {
    organiser: {
      heading: "Who runs the game",
      body: [
        {
          known: "The game “{gameName}” is run by the tea house ThéTipTop, “the house” below.",
          unknown: "This game is run by the tea house ThéTipTop, “the house” below.",
        },
        "The house is operated by {company}, {address}. Registration: {registration}.",
        "It marks the opening of the house’s tenth shop, in Nice. It is a promotional operation within the meaning of article L. 121-20 of the French consumer code.",
      ],
    },
    eligibility: {
      heading: "Who may play",
      body: [
        "The game is open to anyone aged 18 or over who lives in metropolitan France, including Corsica, or in Monaco.",
        "The house’s staff and the members of their households do not take part.",
        "Playing a code means accepting these rules.",
      ],
    },
    participation: {
      heading: "How to play",
      body: [
        {
          list: [
            "Any purchase of {minimumPurchase} or more, made at one time in one of [our shops](page:shops), entitles you to a ticket.",
            {
              known: "The ticket carries a unique code of {codeForm}.",
              unknown: "The ticket carries a unique code.",
            },
            "The code is entered on the page [Play](page:play), once you have opened an account or signed in.",
            "Each code is played only once. The prize is awarded at once and appears in [My prizes](page:prizes).",
          ],
        },
        "There is no limit to the number of tickets a person may play: one ticket for each purchase of {minimumPurchase} or more. Keep the ticket until you have collected the prize.",
        "If the connection drops as you play, nothing is lost: a prize that was awarded is recorded, and stays in My prizes.",
      ],
    },
    dates: {
      heading: "When to play",
      body: [
        {
          known: "Codes may be played from {opens} to {closes} ({timeZone}).",
          unknown:
            "The opening and closing dates are shown on the [home page](page:home) as soon as they are set.",
        },
        "The time that counts is that at which our service receives the code.",
      ],
    },
    prizes: {
      heading: "The prizes",
      body: [
        {
          known: "{ticketCount} tickets are in play, and every code played wins one of these prizes.",
          unknown: "Every code played wins a prize.",
        },
        {
          prizeCaption: "The prizes, their value and their share",
          prizeColumns: { name: "Prize", value: "Value", share: "Share of tickets", count: "Number" },
          withoutPrizes:
            "The prizes, and the share of tickets that wins each of them, are shown on the [home page](page:home).",
        },
        "The value is the indicative retail price in our shops, all taxes included. A prize is not exchanged, taken back or paid in money. Should a prize run short, the house would hand over one of equal or greater value.",
      ],
    },
    draw: {
      heading: "How the prize is drawn",
      body: [
        "The prize is drawn at the moment the code is played, by a calculation made of the ticket, its rank and a secret seed. It is recorded before it is shown: the animation decides nothing.",
        {
          known: "Neither the player nor our staff can influence it. {drawMode}.",
          unknown: "Neither the player nor our staff can influence it.",
        },
        {
          known: "The fingerprint of the seed has been public since the game was created: {seedHash}",
          unknown: "The fingerprint of the seed is public before the first play.",
        },
        "The seed itself is published at the close. Anyone can then repeat every draw: see [A draw you can check](page:fairness).",
      ],
    },
    collecting: {
      heading: "Receiving your prize",
      body: [
        "Each prize has its voucher, in [My prizes](page:prizes). Show it in [the shop of your choice](page:shops), on your telephone or printed: our team validates it and hands you your prize. You may be asked for the ticket or for proof of identity.",
        {
          known: "Prizes must be collected by {claimUntil} ({timeZone}).",
          unknown: "The last date for collecting is shown on each voucher.",
        },
        "A prize that is not collected by then can no longer be handed over. It is not put back into play.",
        "A prize may be refused if it comes from a ticket obtained or played against these rules. The reason is given in My prizes.",
      ],
    },
    grandDraw: {
      heading: "The grand draw",
      body: [
        {
          known: "After the close, a grand prize is drawn: “{grandPrize}”, worth {grandPrizeValue}.",
          unknown: "If a grand prize is announced, it is drawn after the close.",
        },
        "Everyone who has played at least one code, and whose account still exists at the close, takes part without doing anything further. Each person counts once, however many tickets they played.",
        {
          known: "The draw is supervised by {bailiff}, judicial officer.",
          unknown:
            "The draw is supervised by a judicial officer (commissaire de justice), whose name is published on this page before the draw.",
        },
        "The list of those taking part is first frozen; its fingerprint is published with that of a sealed seed. The draw then mixes this seed with a public source of chance named in advance; it picks the winner and alternates, in order. It takes place once only, and its proof is published on the page [The grand draw](page:grandDraw), where anyone can repeat it.",
        "The winner is told by e-mail, at the address of their account. If there is no reply within fifteen days, the prize goes to the first alternate.",
      ],
    },
    publicity: {
      heading: "Winners’ names and pictures",
      body: [
        "A winner’s name, town or picture is published only with their written agreement, given separately and freely. Refusing changes nothing about the prize.",
      ],
    },
    personalData: {
      heading: "Personal data",
      body: [
        "The page [Personal data](page:privacy) says which data the game uses, why, for how long, and how to obtain them or have them erased.",
        "Deleting your account also erases prizes that have not been collected: they can no longer be handed over.",
      ],
    },
    fraud: {
      heading: "Fraud",
      body: [
        "Codes that were guessed, copied, stolen or obtained without a purchase are not admitted, nor are accounts opened in somebody else’s name or any automated means. The codes of stolen tickets may be cancelled.",
        "After {wrongCodesByAccount} wrong codes within 24 hours on one account, or {wrongCodesByAddress} from one network address, no further code is examined there for up to 24 hours. Tickets remain valid.",
        "A prize obtained by fraud is refused.",
      ],
    },
    liability: {
      heading: "Liability",
      body: [
        "The house does its utmost to keep the game available. It does not answer for faults of the player’s network or telephone, nor for force majeure.",
        "Nothing in these rules limits the rights that the law gives to consumers.",
      ],
    },
    changes: {
      heading: "Pauses and changes",
      body: [
        "The game may be paused: codes stay valid and can be played when it resumes. If need be it may be shortened, extended or cancelled; this is announced on this site.",
        "A change to these rules is published here, with its date. It takes nothing from prizes already won.",
      ],
    },
    deposit: {
      heading: "Reading and keeping the rules",
      body: [
        "These rules may be read and printed free of charge on this page for as long as the game lasts.",
        "They are deposited with {rulesDeposit}.",
        "The French version prevails.",
      ],
    },
    disputes: {
      heading: "Complaints and applicable law",
      body: [
        {
          known: "Complaints may be made in a shop or to [{email}](mailto:{email}).",
          unknown: "Complaints may be made in one of [our shops](page:shops).",
        },
        "Failing agreement, the consumer mediator may be called upon free of charge: {mediator}.",
        "French law applies. Failing an amicable solution, the competent courts are those designated by law, including that of the consumer’s home.",
      ],
    },
  },
};
