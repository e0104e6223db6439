CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`phone` text,
	`address` text,
	`city` text,
	`postal_code` text,
	`role` text NOT NULL,
	`is_verified` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
-- WITHOUT ROWID by hand (Drizzle has no word for it): one tree keyed by an id that rises with time, instead of a
-- table and an index of its keys.
CREATE TABLE `winners` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`serial` integer NOT NULL,
	`seq` integer NOT NULL,
	`user_id` text NOT NULL,
	`prize` integer NOT NULL,
	`status` text DEFAULT 'PENDING' NOT NULL,
	`played_at` integer NOT NULL,
	`validated_at` integer,
	`claimed_at` integer,
	`rejection_reason` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `winners_by_user` ON `winners` (`user_id`);