import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { FairnessStage } from "./fairness-view.ts";

interface Step {
  readonly title: string;
  readonly text: string;
}

export type FairnessText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly stages: Record<FairnessStage, string>;
  readonly stateHeading: string;
  readonly seedHash: string;
  readonly seed: string;
  readonly stepsHeading: string;
  readonly here: string;
  /** Four: sealed, drawn, opened, recomputed. */
  readonly steps: readonly Step[];
  readonly hashHeading: string;
  readonly hashLead: string;
  readonly check: string;
  readonly same: string;
  readonly other: string;
  readonly unable: string;
  readonly commandLead: string;
  readonly commandResult: string;
  readonly ledgersHeading: string;
  readonly ledgersLater: string;
  readonly ledgersSoon: string;
  readonly ledgersUnavailable: string;
  readonly ledgersLead: string;
  readonly ledgersCount: (ledgers: number | string, rows: number | string) => string;
  readonly ledgersList: string;
  readonly ledger: (index: number) => string;
  readonly rows: (rows: number | string) => string;
  readonly stockAccount: string;
  readonly allAtOnce: string;
  readonly auditLead: string;
  readonly namesHeading: string;
  readonly names: readonly string[];
};

export const fairnessWords: Record<Language, FairnessText> = {
  fr: {
    title: "Un tirage vérifiable · ThéTipTop",
    description:
      "L’empreinte du tirage ThéTipTop est publiée avant le premier ticket joué, la graine à la clôture : chacun peut refaire chaque tirage.",
    heading: "Un tirage que chacun peut vérifier",
    lead: "Vous n’avez pas à nous croire sur parole. Le hasard du jeu est mis sous scellé avant le premier ticket ; à la clôture, le sceau est ouvert, et chaque tirage peut être refait, chez vous, sans nous.",
    stages: {
      unknown:
        "Aucun jeu n’est encore annoncé. L’empreinte du tirage paraîtra ici avant le premier ticket joué.",
      unavailable: "L’empreinte ne peut pas être affichée pour le moment. Réessayez dans un instant.",
      upcoming:
        "Le jeu n’est pas encore ouvert, et son empreinte est déjà publique. Notez-la : elle ne changera plus.",
      running:
        "Le jeu est ouvert et la graine sous scellé. Son empreinte a été publiée avant le premier ticket joué : notez-la, elle ne changera plus.",
      closing:
        "Le jeu est terminé. La graine paraîtra ici à la clôture, dès qu’aucun ticket ne peut plus être joué nulle part.",
      published:
        "Le jeu est clos et le sceau est ouvert. Voici la graine ; son empreinte est celle qui était publiée avant le premier ticket joué.",
    },
    stateHeading: "Le sceau aujourd’hui",
    seedHash: "Empreinte, publiée avant le jeu",
    seed: "Graine, publiée à la clôture",
    stepsHeading: "En quatre temps",
    here: "Nous en sommes ici.",
    steps: [
      {
        title: "Le sceau",
        text: "Avant l’ouverture, un long nombre est tiré au hasard : la graine. Elle reste secrète ; nous en publions l’empreinte, que nul ne saurait obtenir d’un autre nombre.",
      },
      {
        title: "Les tirages",
        text: "Le lot de chaque ticket est calculé à partir de la graine, du ticket et de son rang. Nul ne peut le changer après coup sans que cela se voie.",
      },
      {
        title: "L’ouverture",
        text: "À la clôture, la graine est publiée. Chacun peut constater qu’elle donne bien l’empreinte connue depuis le premier jour.",
      },
      {
        title: "La preuve",
        text: "Les registres du jeu sont publiés à leur tour. Avec la graine, ils suffisent à refaire chaque tirage, du premier ticket au dernier.",
      },
    ],
    hashHeading: "Vérifier la graine",
    hashLead:
      "L’empreinte est le SHA-256 des 32 octets de la graine. Votre navigateur sait la recalculer lui-même :",
    check: "Vérifier ici",
    same: "C’est la même empreinte : la graine est celle du premier jour. Calculée ici :",
    other: "Ce n’est pas la même empreinte. Signalez-le-nous, avec celle que votre navigateur a calculée :",
    unable: "Ce navigateur ne sait pas faire ce calcul ici. La commande ci-dessous le fait aussi.",
    commandLead: "Ou, dans un terminal, sans nous :",
    commandResult: "La réponse doit commencer par l’empreinte.",
    ledgersHeading: "Les registres",
    ledgersLater:
      "À la clôture, chaque ligne des registres du jeu pourra être téléchargée ici : un ticket, un tirage, un lot, dans l’ordre où ils ont été joués.",
    ledgersSoon: "Les registres se ferment : ils paraîtront ici dans quelques instants.",
    ledgersUnavailable:
      "Les registres ne peuvent pas être affichés pour le moment. Réessayez dans un instant.",
    ledgersLead:
      "Un registre par famille de codes, une ligne par événement, enchaînées l’une à l’autre. Ils ne changeront plus.",
    ledgersCount: (ledgers, rows) => `Nombre de registres : ${ledgers}. Nombre de lignes : ${rows}.`,
    ledgersList: "Télécharger un registre",
    ledger: (index) => `Registre ${index}`,
    rows: (rows) => `${rows} lignes`,
    stockAccount: "Compte du stock : d’où vient chaque lot",
    allAtOnce: "Tous à la fois, dans un terminal :",
    auditLead:
      "Le programme de vérification est fourni avec le code du jeu. Il télécharge les registres, refait chaque tirage et nomme la première ligne qui ne serait pas juste :",
    namesHeading: "Et votre vie privée",
    names: [
      "Les registres ne nomment personne. Le joueur de chaque ligne reste scellé dans l’empreinte de la ligne : elle ne dit rien à qui ne le connaît pas.",
      "Avec l’identifiant de votre compte, qui figure dans vos données personnelles, vous pouvez ouvrir vos propres lignes, et elles seules.",
    ],
  },
  en: {
    title: "A draw you can check · ThéTipTop",
    description:
      "The fingerprint of the ThéTipTop draw is public before the first ticket is played, its seed at the close: anyone can repeat every draw.",
    heading: "A draw that anyone can check",
    lead: "You need not take our word for it. The luck of the game is sealed before the first ticket is played; at the close the seal is opened, and every draw can be repeated, at home, without us.",
    stages: {
      unknown:
        "No game has been announced yet. The fingerprint of its draw will be here before the first ticket is played.",
      unavailable: "The fingerprint cannot be shown right now. Please try again in a moment.",
      upcoming:
        "The game is not open yet, and its fingerprint is already public. Note it down: it will not change.",
      running:
        "The game is open and the seed is sealed. Its fingerprint was public before the first ticket was played: note it down, it will not change.",
      closing:
        "The game is over. The seed will be here at the close, as soon as no ticket can be played anywhere.",
      published:
        "The game is closed and the seal is open. Here is the seed; its fingerprint is the one that was public before the first ticket was played.",
    },
    stateHeading: "The seal today",
    seedHash: "Fingerprint, public before the game",
    seed: "Seed, published at the close",
    stepsHeading: "In four steps",
    here: "We are here.",
    steps: [
      {
        title: "The seal",
        text: "Before the game opens, a long number is drawn at random: the seed. It stays secret; we publish its fingerprint, which nobody can make from another number.",
      },
      {
        title: "The draws",
        text: "The prize of each ticket is computed from the seed, the ticket and its place in line. Nobody can change it afterwards unseen.",
      },
      {
        title: "The opening",
        text: "At the close the seed is published. Anyone can see that it gives the very fingerprint known since the first day.",
      },
      {
        title: "The proof",
        text: "Then the ledgers of the game are published. With the seed they are all it takes to repeat every draw, from the first ticket to the last.",
      },
    ],
    hashHeading: "Check the seed",
    hashLead: "The fingerprint is the SHA-256 of the seed’s 32 bytes. Your browser can compute it by itself:",
    check: "Check here",
    same: "It is the same fingerprint: the seed is that of the first day. Computed here:",
    other: "It is not the same fingerprint. Please tell us, with the one that your browser has computed:",
    unable: "This browser cannot compute it here. The command below does the same.",
    commandLead: "Or in a terminal, without us:",
    commandResult: "The answer must begin with the fingerprint.",
    ledgersHeading: "The ledgers",
    ledgersLater:
      "At the close, every line of the game’s ledgers can be downloaded here: one ticket, one draw, one prize, in the order in which they were played.",
    ledgersSoon: "The ledgers are closing: they will be here in a few moments.",
    ledgersUnavailable: "The ledgers cannot be shown right now. Please try again in a moment.",
    ledgersLead:
      "One ledger for each family of codes, one line for each event, each chained to the one before. They will not change any more.",
    ledgersCount: (ledgers, rows) => `Number of ledgers: ${ledgers}. Number of lines: ${rows}.`,
    ledgersList: "Download a ledger",
    ledger: (index) => `Ledger ${index}`,
    rows: (rows) => `${rows} lines`,
    stockAccount: "Account of the stock: where every prize came from",
    allAtOnce: "All of them at once, in a terminal:",
    auditLead:
      "The program that checks them comes with the code of the game. It downloads the ledgers, repeats every draw and names the first line that is not right:",
    namesHeading: "And your privacy",
    names: [
      "The ledgers name nobody. The player of each line stays sealed in the line’s fingerprint, which tells nothing to whoever does not know them.",
      "With the identifier of your account, which is among your personal data, you can open your own lines, and only those.",
    ],
  },
};
