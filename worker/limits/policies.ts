/**
 * Every limit of the service, in one table (DESIGN §7). A subject is whom an attempt is counted against. A limit
 * counts failures only, save where the row says otherwise: whoever does the right thing is never slowed.
 */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Policy {
  /** Attempts in any window, wherever it starts: windows slide. */
  readonly limit: number;
  readonly windowSeconds: number;
}

export const POLICIES = {
  /** Wrong passwords for one e-mail address from one network address: 240 a day (250 as Upstash counts, by fixed hours). */
  "log-in": { limit: 10, windowSeconds: HOUR },
  /**
   * Wrong passwords for one e-mail address, from anywhere: a botnet's share. More than one network address can use up in
   * a day, or anyone could lock anyone out.
   */
  "log-in-account": { limit: 300, windowSeconds: DAY },
  /** Wrong passwords from one network address, which may be a whole shop's or a mobile network's. */
  "log-in-address": { limit: 100, windowSeconds: 15 * MINUTE },
  /** Registrations from one network address, counted whether they succeed or not: each hashes a password and sends a mail. */
  register: { limit: 500, windowSeconds: HOUR },
  /**
   * Registrations of one e-mail address, from anywhere, all counted. A registration with the right password leads into
   * the account that has it, so each is also a guess at that password, and log-in's limits do not see it.
   */
  "register-account": { limit: 20, windowSeconds: DAY },
  /** Mails that strangers can have us send to one e-mail address (registering, forgotten password), all counted. */
  "mail-to-address": { limit: 5, windowSeconds: HOUR },
  /** Forgotten passwords from one network address, all counted. */
  "forgotten-password": { limit: 50, windowSeconds: HOUR },
  /** Links from mails that are not ours, from one network address: they cannot be guessed (128 bits), so this is a brake. */
  "mail-link": { limit: 100, windowSeconds: HOUR },
  /** Choices about cookies from one network address, all counted: each stores a proof for years. A shop shares one address. */
  consent: { limit: 500, windowSeconds: HOUR },
  /** Wrong codes of one account (promise 8). One code in 6,667 of the demo is right. */
  "wrong-code": { limit: 20, windowSeconds: DAY },
  /** Wrong codes from one network address (promise 8); shops and mobile networks share one among thousands. */
  "wrong-code-address": { limit: 500, windowSeconds: DAY },
  /** Codes that staff looked up and that nobody has played, right or wrong, by account: slips of the hand, not a hunt. */
  "counter-look-up": { limit: 100, windowSeconds: HOUR },
  /** Wrong keys and signatures of tills and web shops from one network address: they cannot be guessed, so this is a brake. */
  "store-key": { limit: 100, windowSeconds: HOUR },
  /** Wrong current passwords of a signed-in person (changing the password, deleting the account). */
  "password-check": { limit: 10, windowSeconds: 15 * MINUTE },
  /**
   * Codes of an authenticator or recovery codes for one account, right or wrong: all are counted, before they are looked
   * at, and only after the right password. Three codes in a million hold at a time: 30 in a million for these ten.
   */
  "second-factor": { limit: 10, windowSeconds: 15 * MINUTE },
  /** The same by the day: 150 in a million for whoever has the password, and more than anybody logs in. */
  "second-factor-day": { limit: 50, windowSeconds: DAY },
  /** Downloads of one's own data, all counted: each reads every row of a person, and a person needs one. */
  "data-download": { limit: 10, windowSeconds: HOUR },
  /**
   * Published ledgers sent to one network address, all counted: a whole campaign is read from its shards for each
   * audit. Ten audits of 100 shards; one of 1,024 shards waits once, as `npm run audit` does by itself.
   */
  "ledger-download": { limit: 1_000, windowSeconds: 15 * MINUTE },
  /** Lists of a grand draw's entrants sent to one network address, all counted: 33 MB each where a million took part. */
  "entrants-download": { limit: 100, windowSeconds: 15 * MINUTE },
  /** Requests of any kind from one network address: the brake in http/brake.ts. The numbers are those of wrangler.toml. */
  "everything-else": { limit: 500, windowSeconds: 10 },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;
