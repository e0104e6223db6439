/**
 * How long anything is kept, as data: each table of D1 and each store of an object, by when its rows go and why.
 * docs/retention.md is this table in print, and a test holds the two together; sweeps.ts and accounts.ts carry it out.
 */

import { KEPT_MS } from "../../durable-objects/mail-room/queue-store.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What the hourly job carries out: the rule's name is also its row in `retention_runs` and its label in /metrics. */
export const PERIODS_MS = {
  "accounts-unproved": 30 * DAY_MS,
  "accounts-idle": 3 * 365 * DAY_MS,
  "invitations-unanswered": 90 * DAY_MS,
  sessions: 0,
  "account-links": KEPT_MS,
  "mails-sent": KEPT_MS,
  "mails-dead": 90 * DAY_MS,
  "expiry-notices": 120 * DAY_MS,
  "address-locks": 0,
  "buyers-addresses": KEPT_MS,
  consents: 3 * 365 * DAY_MS,
  // A timestamp passes for 5 minutes either way; twice that and more, and a delivery sent again fails by it alone.
  "webhook-deliveries": 15 * MINUTE_MS,
  "failed-look-ups": 30 * DAY_MS,
  "drawn-names": 365 * DAY_MS,
  winners: 1_826 * DAY_MS,
  "winner-events": 1_826 * DAY_MS,
  "audit-log": 1_826 * DAY_MS,
} as const;

export type RuleName = keyof typeof PERIODS_MS;
export const RULE_NAMES = Object.keys(PERIODS_MS) as RuleName[];

/** A notice goes out this long before an idle account is erased. */
export const NOTICE_MS = 30 * DAY_MS;
/** A notice that no provider would take: head office sees it among the failed mails, and has this long to mend it. */
export const DEAD_NOTICE_MS = 2 * NOTICE_MS;

/** Where rows stay. */
export type Store = "D1" | "TicketShard" | "CampaignDesk" | "AttemptLimiter" | "MailRoom" | "Telemetry";

interface Kept {
  readonly store: Store;
  readonly table: string;
  /** Carried out by the hourly job. Without one, `until` says what ends the rows. */
  readonly rule?: RuleName;
  /** From when the period counts; without a rule, how long rows are kept. */
  readonly until: string;
  readonly reason: string;
}

/** Civil matters end after five years (Code civil, art. 2224); 1,826 days are five years with a leap year or two. */
const FIVE_YEARS = "a claim about a prize can be brought for five years (Code civil, art. 2224)";
const NOBODY = "nothing in it is about anybody";
const PROOF = "a draw is verified from it for good; its numbers lead to nobody once the account is erased";
const LEDGER =
  "the proof of every draw: hash-chained, it cannot lose a row. Its player ids are random and lead to nobody once the account is erased";

export const RETENTION: readonly Kept[] = [
  {
    store: "D1",
    table: "users",
    rule: "accounts-unproved",
    until: "after the last log-in, or sign-up, of a player who proved no address and played nothing",
    reason: "somebody typed an address, perhaps another's, and never came back",
  },
  {
    store: "D1",
    table: "users",
    rule: "accounts-idle",
    until:
      "after a player's last log-in, with a notice by mail 30 days before; later while a prize can still be collected",
    reason: "CNIL: people one no longer hears from are forgotten after three years",
  },
  {
    store: "D1",
    table: "users",
    rule: "invitations-unanswered",
    until: "after a member of staff was invited who never chose a password",
    reason: "the link ended after 7 days; by then somebody has asked for another",
  },
  {
    store: "D1",
    table: "sessions",
    rule: "sessions",
    until: "after the session's end",
    reason: "an ended session opens nothing",
  },
  {
    store: "D1",
    table: "account_links",
    rule: "account-links",
    until: "after the link's end",
    reason: "to answer “the link does not work”",
  },
  {
    store: "D1",
    table: "mails",
    rule: "mails-sent",
    until: "after it was queued, once sent",
    reason: "to answer “I never got it”",
  },
  {
    store: "D1",
    table: "mails",
    rule: "mails-dead",
    until: "after it was queued, if it could not be delivered",
    reason: "time to mend the cause and send again; later it would be read by nobody",
  },
  {
    store: "D1",
    table: "mails",
    rule: "expiry-notices",
    until: "after it was queued: notices that an account will be erased",
    reason: "they show that notice was given, until the account goes",
  },
  {
    store: "D1",
    table: "address_locks",
    rule: "address-locks",
    until: "after the lock's end",
    reason: "a network address has no other purpose here",
  },
  {
    store: "D1",
    table: "purchases",
    rule: "buyers-addresses",
    until: "after the campaign's claim deadline: the address alone, the row stays",
    reason: "the address served to mail a ticket; one receipt gives one ticket, which the row guards",
  },
  {
    store: "D1",
    table: "consents",
    rule: "consents",
    until: "after the choice's end, six months after it was made",
    reason: "whoever asks for consent must be able to show it (GDPR, art. 7.1)",
  },
  {
    store: "D1",
    table: "webhook_deliveries",
    rule: "webhook-deliveries",
    until: "after it came",
    reason: "a delivery sent again later fails by its timestamp alone",
  },
  {
    store: "D1",
    table: "failed_look_ups",
    rule: "failed-look-ups",
    until: "after it was made",
    reason: "masked from the start; to notice a wrong print run or a hunt",
  },
  {
    store: "D1",
    table: "draw_places",
    rule: "drawn-names",
    until: "after the announcement: the agreement to be named, and with it the name; the place stays",
    reason: PROOF,
  },
  {
    store: "D1",
    table: "winners",
    rule: "winners",
    until: "after the play, or with the account",
    reason: FIVE_YEARS,
  },
  {
    store: "D1",
    table: "winner_events",
    rule: "winner-events",
    until: "after it happened; what was written about a person goes with the account",
    reason: FIVE_YEARS,
  },
  {
    store: "D1",
    table: "audit_log",
    rule: "audit-log",
    until: "after it happened; a trigger refuses to take out what is younger",
    reason: `who answers for a prize or a change must be found while ${FIVE_YEARS}`,
  },
  {
    store: "D1",
    table: "saved_views",
    until: "until removed, or with the account",
    reason: "a convenience of its owner's",
  },
  {
    store: "D1",
    table: "second_factors",
    until: "until turned off or reset, or with the account",
    reason: "whoever has an authenticator is asked for it",
  },
  {
    store: "D1",
    table: "recovery_codes",
    until: "each until used, renewed or reset, or with the account",
    reason: "the way in without the telephone",
  },
  { store: "D1", table: "draws", until: "for good", reason: PROOF },
  { store: "D1", table: "draw_entrants", until: "for good", reason: PROOF },
  {
    store: "D1",
    table: "draw_collected",
    until: "until the list is frozen",
    reason: "a list that lacks somebody would be unfair",
  },
  { store: "D1", table: "stores", until: "until changed", reason: NOBODY },
  {
    store: "D1",
    table: "store_keys",
    until: "for good",
    reason: "purchases name the key that recorded them",
  },
  { store: "D1", table: "audience_days", until: "for good", reason: NOBODY },
  { store: "D1", table: "tallies", until: "for good", reason: NOBODY },
  { store: "D1", table: "winner_counts", until: "for good", reason: NOBODY },
  { store: "D1", table: "play_hours", until: "for good", reason: NOBODY },
  { store: "D1", table: "claim_hours", until: "for good", reason: NOBODY },
  { store: "D1", table: "sign_up_hours", until: "for good", reason: NOBODY },
  { store: "D1", table: "retention_runs", until: "for good", reason: NOBODY },
  {
    store: "D1",
    table: "users_search",
    until: "with the account",
    reason: "an index of `users`; deleted words leave its pages at once",
  },
  { store: "TicketShard", table: "redemption", until: "for good", reason: LEDGER },
  { store: "TicketShard", table: "ledger_event", until: "for good", reason: NOBODY },
  { store: "TicketShard", table: "settings", until: "until the next version", reason: NOBODY },
  { store: "TicketShard", table: "batch_store", until: "until rewritten", reason: NOBODY },
  { store: "TicketShard", table: "outbox", until: "for good", reason: NOBODY },
  { store: "CampaignDesk", table: "campaign", until: "for good", reason: NOBODY },
  { store: "CampaignDesk", table: "stock_event", until: "for good", reason: NOBODY },
  { store: "CampaignDesk", table: "shard_version", until: "for good", reason: NOBODY },
  {
    store: "CampaignDesk",
    table: "claim_reminder",
    until: "until the next deadline",
    reason: "a ticket's number: how far the reminders got",
  },
  {
    store: "CampaignDesk",
    table: "audit_entry",
    until: "seconds, until D1 has it",
    reason: "ids of staff on their way to the audit log",
  },
  {
    store: "CampaignDesk",
    table: "answered_order",
    until: "the last 10,000",
    reason: "an order sent again is answered, not repeated",
  },
  {
    store: "CampaignDesk",
    table: "grand_draw",
    until: "for good",
    reason: "the key by which a drawn person is found, while the account is there",
  },
  {
    store: "AttemptLimiter",
    table: "attempts",
    until: "the longest window, 24 hours",
    reason: "the object's name is a keyed hash; rows are a policy and a time",
  },
  {
    store: "MailRoom",
    table: "mailbox",
    until: "30 days, the last 1,000, or with the account",
    reason: "the local server alone has it",
  },
  { store: "Telemetry", table: "telemetry_figures", until: "for good", reason: NOBODY },
];
