/**
 * D1's tables. Times are milliseconds since the epoch. `winners` is a projection of the shards' ledgers
 * (promise 6): it has no foreign key to `users`, because an erased person must never hold up an outbox.
 */

import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const users = sqliteTable("users", {
  id: text("id").primaryKey(),
  /** Normalised (NFKC, lower case): what log-in compares. */
  email: text("email").notNull().unique(),
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
  createdAt: integer("created_at").notNull(),
});

export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
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
    rejectionReason: text("rejection_reason"),
  },
  // No index by serial: whoever has a code asks the shard that owns it, which knows even while D1 is behind.
  // No time in this one: the key, which ends every entry, rises with it.
  (table) => [index("winners_by_user").on(table.userId)],
);
