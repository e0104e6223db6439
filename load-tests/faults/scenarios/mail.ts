/** The mail provider fails, in each way it can, while players win: plays go on, and every win's mail arrives once. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chance } from "../../random.ts";
import { definitionOf } from "../../system/campaigns.ts";
import { House, until } from "../../system/house.ts";
import { httpProvider, type Provider, smtpProvider } from "../../system/mail-providers.ts";
import { AUTHORITY } from "../../system/smtp-certificate.fixture.ts";
import { examine } from "../examine.ts";
import { all, type Check, holds, type Order, type Outcome, type Scenario, same } from "../scenario.ts";
import { Traffic } from "../traffic.ts";

const SLUG = "unmailed";
const TICKETS = 20_000;
const PLAYERS = 10;
const AT_ONCE = 8;
const WINS = 20;
/** Two calm seconds, the driver's own patience (20 s) and a slow machine. */
const FIRST_TRY_TIMEOUT_MS = 60_000;
/** The pause after a failed attempt (10 s), the patience again, the wakes. */
const ALL_SENT_TIMEOUT_MS = 120_000;
/** As many as go at once. */
const FIRST_WAVE = 6;

type Failure = readonly [name: string, open: () => Promise<Provider>];

/** The one that no other test has (mail.system.test.ts has the rest, mail by mail). */
const HANGS_UP: Failure = ["an HTTP provider that hangs up", () => httpProvider("hangs up")];
const FAILURES: readonly Failure[] = [
  HANGS_UP,
  ["an HTTP provider that answers 500", () => httpProvider("answers 500")],
  ["an HTTP provider that does not answer", () => httpProvider("does not answer")],
  ["an HTTP provider that is not there", () => httpProvider("refuses connections")],
  ["an SMTP server that is not there", () => smtpProvider("smtps", "refuses connections")],
  ["an SMTP server that greylists", () => smtpProvider("smtp")],
];

export const mail: Scenario = {
  name: "mail",
  about: "the mail provider down, hanging or closing: plays go on, mails are kept and each is sent once",
  run: runMail,
};

interface Delivered {
  readonly wins: number;
  readonly refused: number | undefined;
  readonly checks: readonly Check[];
}

async function runMail({ seed, isShort, say }: Order): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "thetiptop-certificates-"));
  const authority = join(folder, "authority.pem");
  writeFileSync(authority, AUTHORITY);
  const checks: Check[] = [];
  const figures: [string, string][] = [];
  try {
    for (const failure of isShort ? [HANGS_UP] : FAILURES) {
      const delivered = await runFailure(failure, seed, authority);
      const [name] = failure;
      const offered = delivered.refused === undefined ? "" : `, ${delivered.refused} attempts refused before`;
      figures.push([name, `${delivered.wins} wins told, their mails sent once each${offered}`]);
      checks.push(...delivered.checks.map((check) => ({ ...check, name: `${name}: ${check.name}` })));
      say(`${name}: ${delivered.wins} wins told while it failed${offered}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { figures, checks };
}

async function runFailure([, open]: Failure, seed: number, authority: string): Promise<Delivered> {
  const provider = await open();
  const environment = { NODE_EXTRA_CA_CERTS: authority }; // workerd trusts what it names
  const house = await House.open(SLUG, provider.settings, { environment });
  try {
    const campaign = await house.campaign(definitionOf(SLUG, TICKETS));
    const traffic = new Traffic(house, campaign, await house.players(PLAYERS), chance(seed));
    await traffic.play(AT_ONCE, () => traffic.count(200) >= WINS);
    await until(async () => (await mailsOf(house)).tried >= FIRST_WAVE, FIRST_TRY_TIMEOUT_MS);
    // Others play on while the room tries in vain.
    await traffic.play(AT_ONCE, () => traffic.count(200) >= 2 * WINS);
    const whileDown = await mailsOf(house);
    const refused = provider.refused();
    await provider.mend();
    const wins = traffic.acknowledged;
    await until(async () => (await mailsOf(house)).sent >= wins, ALL_SENT_TIMEOUT_MS);
    const after = await mailsOf(house);
    const ids = new Set(provider.received.map(({ id }) => id));
    const { checks } = await examine(house, campaign, traffic);
    return {
      wins,
      refused,
      checks: [
        all("everything told is stored, once, and D1 and the draws agree", checks),
        same("every play was answered with its win", [...traffic.statuses], [[200, wins]]),
        same("none was sent or given up while it failed", [whileDown.sent, whileDown.dead], [0, 0]),
        same("each win has one mail, and it was sent", [after.all, after.sent], [wins, wins]),
        same("the provider took each once", [provider.received.length, ids.size], [wins, wins]),
        holds(
          "it was asked in vain before",
          refused === undefined || refused >= FIRST_WAVE,
          `${refused} times`,
        ),
      ],
    };
  } finally {
    await house.close();
    provider.close();
  }
}

interface MailCounts {
  readonly all: number;
  readonly tried: number;
  readonly sent: number;
  readonly dead: number;
}

async function mailsOf(house: House): Promise<MailCounts> {
  const [row] = await house.query<MailCounts>(
    `SELECT count(*) AS "all", count(*) FILTER (WHERE attempts >= 1) AS tried,
            count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'dead') AS dead
     FROM mails WHERE kind = 'win'`,
  );
  return row ?? { all: 0, tried: 0, sent: 0, dead: 0 };
}
