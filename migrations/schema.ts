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
  },
  (table) => [
    index("users_by_email").on(table.email),
    uniqueIndex("users_by_proved_email").on(table.email).where(sql`is_verified = 1`),
    index("users_by_creation").on(table.createdAt, table.id),
    index("users_by_role").on(table.role, table.createdAt, table.id),
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
  },
  // No index by serial: whoever has a code asks the shard that owns it, which knows even while D1 is behind.
  // No time in the first two: the key, which ends every entry, rises with it.
  (table) => [
    index("winners_by_user").on(table.userId),
    index("winners_by_status").on(table.status),
    index("winners_by_validation").on(table.validatedAt).where(sql`validated_at IS NOT NULL`),
    index("winners_by_rejection").on(table.rejectedAt).where(sql`rejected_at IS NOT NULL`),
  ],
);

/** How many rows there are of each kind, kept by triggers (0001): no list and no figure ever counts a table. */
export const tallies = sqliteTable("tallies", {
  /** `users:<role>`, `users:verified`, `winners:<status>`, `mails:<state>`. */
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
    purpose: text("purpose", { enum: ["verify-address", "reset-password"] }).notNull(),
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
