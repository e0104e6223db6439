CREATE TABLE `audience_days` (
	`day` text NOT NULL,
	`page` text NOT NULL,
	`language` text NOT NULL,
	`views` integer NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`day`, `page`, `language`)
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`given_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`notice_version` integer NOT NULL,
	`notice_hash` text NOT NULL,
	`language` text NOT NULL,
	`purposes` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consents_by_end` ON `consents` (`expires_at`);--> statement-breakpoint
CREATE TABLE `stores` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`street` text NOT NULL,
	`postal_code` text NOT NULL,
	`city` text NOT NULL,
	`phone` text,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`opening_hours` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;