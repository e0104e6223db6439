/**
 * D1's tables. Times are milliseconds since the epoch. `winners` is a projection of the shards' ledgers
 * (promise 6): it has no foreign key to `users`, because an erased person must never hold up an outbox.
 */

import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const users = sqliteTable(
  "users",
  {
    id: text("id").primaryKey(),
    /**
     * Normalised (NFKC, lower case): what log-in compares. One account alone may have proved an address; others may
     * have stated it, so that registering tells nobody whether an address is known (docs/decisions.md).
     */
    email: text("email").notNull(),
    /** `scrypt$N$r$p$salt$hash`, base64url. */
    passwordHash: text("password_hash").notNull(),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    phone: text("phone"),
    address: text("address"),
    city: text("city"),
    postalCode: text("postal_code"),
    role: text("role", { enum: ["CLIENT", "EMPLOYEE", "ADMIN"] }).notNull(),
    isVerified: integer("is_verified", { mode: "boolean" }).notNull().default(false),
    /** The language of this person's mails. */
    language: text("language", { enum: ["fr", "en"] })
      .notNull()
      .default("fr"),
    /** Too many wrong codes: until then no code of this player is looked at. It stands here so that a play pays nothing for it. */
    guessesLockedUntil: integer("guesses_locked_until"),
    createdAt: integer("created_at").notNull(),
    /** Of an employee: the shop they stand in, as they or head office said last; null for everybody else. */
    storeId: text("store_id"),
    /** Of a member of staff who was invited by mail and has not chosen a password yet: when; null for everybody else. */
    invitedAt: integer("invited_at"),
    /**
     * What says how long an account has been idle (worker/retention). Null until the first log-in since the column came.
     * Log-ins write it and plays do not: a session lasts seven days, so it is never further behind than that.
     */
    lastSignedInAt: integer("last_signed_in_at"),
  },
  (table) => [
    index("users_by_email").on(table.email),
    uniqueIndex("users_by_proved_email").on(table.email).where(sql`is_verified = 1`),
    index("users_by_creation").on(table.createdAt, table.id),
    index("users_by_role").on(table.role, table.createdAt, table.id),
    index("users_by_verification").on(table.isVerified, table.createdAt, table.id),
  ],
);

export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    /** What it was opened with, such as `Chrome · Android`, so that its owner knows it again; null when nobody can tell. */
    device: text("device"),
  },
  (table) => [
    index("sessions_by_user").on(table.userId),
    index("sessions_by_expiry").on(table.expiresAt), // what each log-in sweeps
  ],
);

/** The authenticator app of a member of staff (worker/second-factor). No row: the password alone opens a session. */
export const secondFactors = sqliteTable("second_factors", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Random, another for each enrolment: what was proved with one is worth nothing with the next. */
  id: text("id").notNull(),
  /** The shared secret, sealed under a key from CODE_KEY: `1.nonce.ciphertext`. */
  secret: text("secret").notNull(),
  /** The last step of 30 s whose code was accepted: none up to it is accepted again. */
  lastStep: integer("last_step").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** Codes for a lost telephone, as hashes; one that was used is gone, and all go with the authenticator. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => secondFactors.userId, { onDelete: "cascade" }),
    /** SHA-256 of the account's id and the code, base64url. */
    hash: text("hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
);

export const winners = sqliteTable(
  "winners",
  {
    /** The ticket's id: UUIDv7 from the ledger row, so a row that comes twice is the same row. */
    id: text("id").primaryKey(),
    campaign: text("campaign").notNull(),
    serial: integer("serial").notNull(),
    /** Position in its shard's ledger (the shard is `serial mod shardCount`). */
    seq: integer("seq").notNull(),
    userId: text("user_id").notNull(),
    /** Ordinal in the campaign's catalogue. */
    prize: integer("prize").notNull(),
    status: text("status", { enum: ["PENDING", "VALIDATED", "REJECTED", "CLAIMED"] })
      .notNull()
      .default("PENDING"),
    playedAt: integer("played_at").notNull(),
    validatedAt: integer("validated_at"),
    claimedAt: integer("claimed_at"),
    rejectedAt: integer("rejected_at"),
    rejectionReason: text("rejection_reason"),
    /** The shop whose batch the ticket came from; null when its batch belongs to none. */
    store: text("store"),
    /** The shop where the prize was handed over; null before, and when nobody said. */
    claimedStore: text("claimed_store"),
  },
  // No index by serial: whoever has a code asks the shard that owns it, which knows even while D1 is behind.
  // No time in the first two: the key, which ends every entry, rises with it.
  (table) => [
    index("winners_by_user").on(table.userId),
    index("winners_by_status").on(table.status),
    // The head office's table: what is not filtered is enumerated from winner_counts, so every list is a few searches here.
    index("winners_by_kind").on(table.campaign, table.status, table.prize, table.store),
    index("winners_by_claim")
      .on(table.campaign, table.prize, table.store, table.claimedAt)
      .where(sql`claimed_at IS NOT NULL`),
    index("winners_by_validation").on(table.validatedAt).where(sql`validated_at IS NOT NULL`),
    index("winners_by_rejection").on(table.rejectedAt).where(sql`rejected_at IS NOT NULL`),
    // The counter's queue: what is neither handed over nor rejected, so these shrink as a campaign ends.
    index("winners_open_by_store")
      .on(table.store, table.status)
      .where(sql`status IN ('PENDING', 'VALIDATED')`),
    index("winners_open_by_prize")
      .on(table.prize, table.status)
      .where(sql`status IN ('PENDING', 'VALIDATED')`),
  ],
);

/** How many rows there are of each kind, kept by triggers (0001, 0003): no list and no figure ever counts a table. */
export const tallies = sqliteTable("tallies", {
  /**
   * `users:<role>`, `users:verified`, `winners:<status>`, `mails:<state>`; of players alone `players:verified` and
   * `players:played`; `purchases:<campaign>`, those whose ticket was not cancelled.
   */
  name: text("name").primaryKey(),
  count: integer("count").notNull(),
});

/** What a link in a mail stands for. The link itself is computed from the id and a secret, and stored nowhere. */
export const accountLinks = sqliteTable(
  "account_links",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["verify-address", "reset-password", "accept-invitation"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [
    index("account_links_by_user").on(table.userId, table.purpose),
    index("account_links_by_expiry").on(table.expiresAt),
  ],
);

/** Mails on their way and those that could not be delivered; the mail room renders them when it sends them. */
export const mails = sqliteTable(
  "mails",
  {
    /** Also the provider's idempotency key. */
    id: text("id").primaryKey(),
    /** What this mail is about, so that the same occasion never writes twice: `win:<ticket id>`. */
    occasion: text("occasion").notNull().unique(),
    recipient: text("recipient").notNull(),
    language: text("language", { enum: ["fr", "en"] }).notNull(),
    userId: text("user_id"),
    kind: text("kind").notNull(),
    /** JSON of the kind's own fields (durable-objects/mail-room/message.ts). No link and no code is in it. */
    fields: text("fields").notNull(),
    state: text("state", { enum: ["queued", "sent", "dead"] })
      .notNull()
      .default("queued"),
    attempts: integer("attempts").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    /** When to try next; null once it is sent or dead. */
    dueAt: integer("due_at"),
    sentAt: integer("sent_at"),
    /** The provider's last words, without the recipient's address. */
    lastError: text("last_error"),
  },
  (table) => [
    index("mails_due").on(table.dueAt).where(sql`due_at IS NOT NULL`),
    index("mails_by_state").on(table.state, table.createdAt, table.id),
    index("mails_by_user").on(table.userId),
  ],
);

/** Network addresses from which too many wrong codes came: until then no code from there is looked at. */
export const addressLocks = sqliteTable(
  "address_locks",
  {
    /** IPv4 whole, IPv6 by its /64. */
    address: text("address").primaryKey(),
    lockedUntil: integer("locked_until").notNull(),
  },
  (table) => [index("address_locks_by_end").on(table.lockedUntil)],
);

/** The house's shops. Some hundred at most: lists read them all. */
export const stores = sqliteTable("stores", {
  /** A short name in lower case, such as `nice`. */
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  street: text("street").notNull(),
  postalCode: text("postal_code").notNull(),
  city: text("city").notNull(),
  phone: text("phone"),
  latitude: real("latitude").notNull(),
  longitude: real("longitude").notNull(),
  /** JSON: `[{"days":[1,…,7],"from":"10:00","to":"19:30"}]`, days as ISO 8601 counts them (1 is Monday), local time. */
  openingHours: text("opening_hours").notNull(),
});

/** The proof of a visitor's choice about cookies: what was shown, what was chosen, when by our clock. Rows are never changed. */
export const consents = sqliteTable(
  "consents",
  {
    /** Random; the visitor's cookie holds it, and nothing else leads from a row to a person. */
    id: text("id").primaryKey(),
    givenAt: integer("given_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    noticeVersion: integer("notice_version").notNull(),
    /** SHA-256, hex, of the notice's words in the language it was read in. */
    noticeHash: text("notice_hash").notNull(),
    language: text("language", { enum: ["fr", "en"] }).notNull(),
    /** JSON by purpose: `{"audience":true}`. */
    purposes: text("purposes").notNull(),
  },
  (table) => [index("consents_by_end").on(table.expiresAt)],
);

/** How often pages were seen by visitors who agreed to be counted. Nothing in it is about one of them. */
export const audienceDays = sqliteTable(
  "audience_days",
  {
    /** `2026-11-22`, in the house's time zone. */
    day: text("day").notNull(),
    /** A page's name in web/src/i18n/pages.ts. */
    page: text("page").notNull(),
    language: text("language", { enum: ["fr", "en"] }).notNull(),
    views: integer("views").notNull(),
    /** Views that were a browser's first of that page that day. */
    visits: integer("visits").notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.page, table.language] })],
);

/** Keys by which a shop's till or the web shop calls. The secret itself is computed from the id and stored nowhere. */
export const storeKeys = sqliteTable(
  "store_keys",
  {
    id: text("id").primaryKey(),
    storeId: text("store_id").notNull(),
    /** `till` calls POST /api/purchases with it; `web-shop` signs webhooks with it. */
    kind: text("kind", { enum: ["till", "web-shop"] }).notNull(),
    label: text("label").notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("store_keys_by_store").on(table.storeId)],
);

/** Purchases that gave a ticket: one receipt of one store is one row and one serial, for good. */
export const purchases = sqliteTable(
  "purchases",
  {
    /** UUIDv7, so that rows are in the order of time. */
    id: text("id").primaryKey(),
    campaign: text("campaign").notNull(),
    storeId: text("store_id").notNull(),
    receipt: text("receipt").notNull(),
    /** Null for a ticket that was given without a purchase. */
    amountCents: integer("amount_cents"),
    /** Where the code was mailed; null when it was printed or shown only. */
    email: text("email"),
    channel: text("channel", { enum: ["counter", "till", "web-shop"] }).notNull(),
    /** The member of staff (account id) or the key (store_keys.id) that recorded it. */
    recordedBy: text("recorded_by").notNull(),
    serial: integer("serial").notNull(),
    createdAt: integer("created_at").notNull(),
    refundedAt: integer("refunded_at"),
    refundedBy: text("refunded_by"),
    /** What the refund did to the ticket: `cancelled` for good, or `played` before, so that it stands, or `expired` with its campaign. Null before a refund is carried out. */
    refundOutcome: text("refund_outcome", { enum: ["cancelled", "played", "expired"] }),
    /** The claim deadline of the campaign, as it was when the address was given: 30 days after it the address goes. Null without one. */
    claimUntil: integer("claim_until"),
  },
  (table) => [
    uniqueIndex("purchases_by_receipt").on(table.campaign, table.storeId, table.receipt),
    uniqueIndex("purchases_by_serial").on(table.campaign, table.serial),
    index("purchases_by_store").on(table.storeId, table.id),
    index("purchases_by_receipt_alone").on(table.receipt, table.id),
    index("purchases_by_channel").on(table.channel, table.id),
    index("purchases_by_store_and_channel").on(table.storeId, table.channel, table.id),
    index("purchases_refunded").on(table.id).where(sql`refunded_at IS NOT NULL`),
    index("purchases_to_forget").on(table.claimUntil).where(sql`email IS NOT NULL`),
    index("purchases_by_email").on(table.email).where(sql`email IS NOT NULL`),
  ],
);

/** Webhooks that were taken, so that one sent again is not taken twice. Swept once their timestamps are too old to pass anyway. */
export const webhookDeliveries = sqliteTable(
  "webhook_deliveries",
  {
    id: text("id").primaryKey(),
    receivedAt: integer("received_at").notNull(),
  },
  (table) => [index("webhook_deliveries_by_time").on(table.receivedAt)],
);

/** What staff did with a winner, in order; rows are never changed. */
export const winnerEvents = sqliteTable(
  "winner_events",
  {
    /** UUIDv7, so that rows are in the order of time. */
    id: text("id").primaryKey(),
    winnerId: text("winner_id").notNull(),
    at: integer("at").notNull(),
    actorId: text("actor_id").notNull(),
    storeId: text("store_id"),
    kind: text("kind", { enum: ["validated", "rejected", "handed-over", "undone"] }).notNull(),
    /** JSON of what an undo needs: the winner's status columns before. */
    before: text("before").notNull(),
    reason: text("reason"),
  },
  (table) => [
    index("winner_events_by_winner").on(table.winnerId, table.id),
    index("winner_events_by_actor").on(table.actorId, table.id),
  ],
);

/** Look-ups at the counter that found nothing to hand over. What was typed is kept masked only. */
export const failedLookUps = sqliteTable(
  "failed_look_ups",
  {
    /** UUIDv7, so that rows are in the order of time. */
    id: text("id").primaryKey(),
    at: integer("at").notNull(),
    actorId: text("actor_id").notNull(),
    storeId: text("store_id"),
    /** What it looked like. */
    kind: text("kind", { enum: ["code", "email", "name"] }).notNull(),
    /** Such as `49••••••12` or `z•••@example.com`. */
    masked: text("masked").notNull(),
    reason: text("reason").notNull(),
  },
  (table) => [index("failed_look_ups_by_actor").on(table.actorId, table.id)],
);

/** Who of the staff changed, exported or opened what. Triggers refuse every change and removal of a row (0003). */
export const auditLog = sqliteTable(
  "audit_log",
  {
    /** UUIDv7, so that rows are in the order of time. */
    id: text("id").primaryKey(),
    at: integer("at").notNull(),
    /** An account id; it names nobody once the account is erased. */
    actorId: text("actor_id").notNull(),
    actorRole: text("actor_role").notNull(),
    /** `<noun>.<what was done>`, one of worker/audit/actions.ts. */
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    /** JSON of what was different before and after; null when there is nothing to say. No personal data of players. */
    before: text("before"),
    after: text("after"),
  },
  (table) => [
    index("audit_log_by_subject").on(table.subjectId, table.id),
    index("audit_log_by_kind").on(table.subjectKind, table.id),
    index("audit_log_by_actor").on(table.actorId, table.id),
    index("audit_log_by_action").on(table.action, table.id),
    index("audit_log_by_action_and_kind").on(table.action, table.subjectKind, table.id),
    index("audit_log_by_actor_and_action").on(table.actorId, table.action, table.id),
  ],
);

/** Filters and orders that somebody of the staff gave a name. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** One of the tables of the back office, by its name. */
    tableName: text("table_name").notNull(),
    title: text("title").notNull(),
    /** A query string, without `?`. */
    query: text("query").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("saved_views_by_owner").on(table.ownerId, table.tableName)],
);

/** Grand-prize draws, one a campaign: being prepared, frozen, drawn. Triggers refuse to change what was frozen or drawn (0003). */
export const draws = sqliteTable("draws", {
  id: text("id").primaryKey(),
  campaign: text("campaign").notNull().unique(),
  /** JSON: who may win (worker/draws/proof.ts). */
  rule: text("rule").notNull(),
  /** JSON: the public entropy named beforehand. */
  entropySource: text("entropy_source").notNull(),
  alternateCount: integer("alternate_count").notNull(),
  /** SHA-256, hex, of the draw's seed; the seed is the desk's, secret until the draw. */
  seedHash: text("seed_hash").notNull(),
  startedAt: integer("started_at").notNull(),
  startedBy: text("started_by").notNull(),
  /** The last account that was looked at while entrants are collected; null once all were. */
  cursor: text("cursor"),
  /** Null until frozen, as are the hash and the counts. */
  frozenAt: integer("frozen_at"),
  /** SHA-256, hex, of the sorted entrants. */
  entrantsHash: text("entrants_hash"),
  /** Lines of the entrants' file. */
  entrantCount: integer("entrant_count"),
  /** Persons among them: fewer where each ticket is an entry. */
  personCount: integer("person_count"),
  /** Null until drawn, as are the following. */
  entropy: text("entropy"),
  /** What shows that the entropy is the round's: its signature; null for digits. */
  entropySignature: text("entropy_signature"),
  seed: text("seed"),
  drawnAt: integer("drawn_at"),
  drawnBy: text("drawn_by"),
  announcedAt: integer("announced_at"),
});

/** Entrants on their way into a sorted list; empty once it is frozen. */
export const drawCollected = sqliteTable(
  "draw_collected",
  { drawId: text("draw_id").notNull(), entrant: text("entrant").notNull() },
  (table) => [primaryKey({ columns: [table.drawId, table.entrant] })],
);

/** The frozen entrants, sorted, in chunks of a bounded size: pseudonyms, which lead to nobody without a secret. */
export const drawEntrants = sqliteTable(
  "draw_entrants",
  {
    drawId: text("draw_id").notNull(),
    chunk: integer("chunk").notNull(),
    firstEntrant: text("first_entrant").notNull(),
    /** One entrant a line. */
    entrants: text("entrants").notNull(),
  },
  (table) => [primaryKey({ columns: [table.drawId, table.chunk] })],
);

/** The winner (place 0) and the alternates, in the order drawn. */
export const drawPlaces = sqliteTable(
  "draw_places",
  {
    drawId: text("draw_id").notNull(),
    place: integer("place").notNull(),
    /** The account is found again from it with the desk's key, while it exists. */
    entrant: text("entrant").notNull(),
    state: text("state", { enum: ["waiting", "notified", "confirmed", "replaced"] }).notNull(),
    notifiedAt: integer("notified_at"),
    answerBy: integer("answer_by"),
    decidedAt: integer("decided_at"),
    /** Why somebody else took this place's turn. */
    reason: text("reason", { enum: ["no-answer", "declined", "not-entitled", "account-erased"] }),
    /** Whether the person agreed to be announced by first name and initial. */
    mayBeNamed: integer("may_be_named", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.drawId, table.place] })],
);

/** How many winners there are of each kind, kept by triggers (0003): a list's total and a chart never count winners. */
export const winnerCounts = sqliteTable(
  "winner_counts",
  {
    campaign: text("campaign").notNull(),
    status: text("status").notNull(),
    prize: integer("prize").notNull(),
    /** Empty when the ticket's batch belongs to no store. */
    store: text("store").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.status, table.prize, table.store] })],
);

/** Plays by hour, kept by triggers (0003). Erasing a person takes nothing away: the plays were made. */
export const playHours = sqliteTable(
  "play_hours",
  {
    campaign: text("campaign").notNull(),
    /** Hours since the epoch. */
    hour: integer("hour").notNull(),
    store: text("store").notNull(),
    prize: integer("prize").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.hour, table.store, table.prize] })],
);

/** Prizes handed over by hour and by the shop that did, kept by triggers (0003). */
export const claimHours = sqliteTable(
  "claim_hours",
  {
    campaign: text("campaign").notNull(),
    hour: integer("hour").notNull(),
    store: text("store").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.hour, table.store] })],
);

/** Players' accounts made, by hour, kept by triggers (0003). */
export const signUpHours = sqliteTable("sign_up_hours", {
  hour: integer("hour").primaryKey(),
  count: integer("count").notNull(),
});

/** What each rule of retention did last (worker/retention/rules.ts): that it ran is shown by /metrics. */
export const retentionRuns = sqliteTable("retention_runs", {
  rule: text("rule").primaryKey(),
  ranAt: integer("ran_at").notNull(),
  /** Rows that went since the first run. */
  erasedTotal: integer("erased_total").notNull(),
  /** There was more than one run may do; the next goes on. */
  isBehind: integer("is_behind", { mode: "boolean" }).notNull(),
});
