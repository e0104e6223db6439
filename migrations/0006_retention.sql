CREATE TABLE `retention_runs` (
	`rule` text PRIMARY KEY NOT NULL,
	`ran_at` integer NOT NULL,
	`erased_total` integer NOT NULL,
	`is_behind` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `users` ADD `last_signed_in_at` integer;
--> statement-breakpoint
-- A deleted name stays readable in the index's pages until they happen to be merged. From now on it is taken out at once.
INSERT INTO users_search (users_search, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
-- The audit log ends after five years (1,826 days, worker/retention/rules.ts); until then nobody takes a row out of it.
DROP TRIGGER audit_log_is_not_deleted;
--> statement-breakpoint
CREATE TRIGGER audit_log_is_not_deleted BEFORE DELETE ON audit_log WHEN OLD.at > (unixepoch() - 157766400) * 1000 BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
