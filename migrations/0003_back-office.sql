CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`actor_role` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_log_by_subject` ON `audit_log` (`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_by_kind` ON `audit_log` (`subject_kind`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_by_actor` ON `audit_log` (`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_by_action` ON `audit_log` (`action`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_by_action_and_kind` ON `audit_log` (`action`,`subject_kind`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_by_actor_and_action` ON `audit_log` (`actor_id`,`action`,`id`);--> statement-breakpoint
CREATE TABLE `claim_hours` (
	`campaign` text NOT NULL,
	`hour` integer NOT NULL,
	`store` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign`, `hour`, `store`)
);
--> statement-breakpoint
CREATE TABLE `draw_collected` (
	`draw_id` text NOT NULL,
	`entrant` text NOT NULL,
	PRIMARY KEY(`draw_id`, `entrant`)
);
--> statement-breakpoint
CREATE TABLE `draw_entrants` (
	`draw_id` text NOT NULL,
	`chunk` integer NOT NULL,
	`first_entrant` text NOT NULL,
	`entrants` text NOT NULL,
	PRIMARY KEY(`draw_id`, `chunk`)
);
--> statement-breakpoint
CREATE TABLE `draw_places` (
	`draw_id` text NOT NULL,
	`place` integer NOT NULL,
	`entrant` text NOT NULL,
	`state` text NOT NULL,
	`notified_at` integer,
	`answer_by` integer,
	`decided_at` integer,
	`reason` text,
	`may_be_named` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`draw_id`, `place`)
);
--> statement-breakpoint
CREATE TABLE `draws` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`rule` text NOT NULL,
	`entropy_source` text NOT NULL,
	`alternate_count` integer NOT NULL,
	`seed_hash` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text NOT NULL,
	`cursor` text,
	`frozen_at` integer,
	`entrants_hash` text,
	`entrant_count` integer,
	`person_count` integer,
	`entropy` text,
	`entropy_signature` text,
	`seed` text,
	`drawn_at` integer,
	`drawn_by` text,
	`announced_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draws_campaign_unique` ON `draws` (`campaign`);--> statement-breakpoint
CREATE TABLE `failed_look_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`store_id` text,
	`kind` text NOT NULL,
	`masked` text NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `failed_look_ups_by_actor` ON `failed_look_ups` (`actor_id`,`id`);--> statement-breakpoint
CREATE TABLE `play_hours` (
	`campaign` text NOT NULL,
	`hour` integer NOT NULL,
	`store` text NOT NULL,
	`prize` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign`, `hour`, `store`, `prize`)
);
--> statement-breakpoint
CREATE TABLE `purchases` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`store_id` text NOT NULL,
	`receipt` text NOT NULL,
	`amount_cents` integer,
	`email` text,
	`channel` text NOT NULL,
	`recorded_by` text NOT NULL,
	`serial` integer NOT NULL,
	`created_at` integer NOT NULL,
	`refunded_at` integer,
	`refunded_by` text,
	`refund_outcome` text,
	`claim_until` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchases_by_receipt` ON `purchases` (`campaign`,`store_id`,`receipt`);--> statement-breakpoint
CREATE UNIQUE INDEX `purchases_by_serial` ON `purchases` (`campaign`,`serial`);--> statement-breakpoint
CREATE INDEX `purchases_by_store` ON `purchases` (`store_id`,`id`);--> statement-breakpoint
CREATE INDEX `purchases_by_receipt_alone` ON `purchases` (`receipt`,`id`);--> statement-breakpoint
CREATE INDEX `purchases_by_channel` ON `purchases` (`channel`,`id`);--> statement-breakpoint
CREATE INDEX `purchases_by_store_and_channel` ON `purchases` (`store_id`,`channel`,`id`);--> statement-breakpoint
CREATE INDEX `purchases_refunded` ON `purchases` (`id`) WHERE refunded_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `purchases_to_forget` ON `purchases` (`claim_until`) WHERE email IS NOT NULL;--> statement-breakpoint
CREATE INDEX `purchases_by_email` ON `purchases` (`email`) WHERE email IS NOT NULL;--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`table_name` text NOT NULL,
	`title` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_views_by_owner` ON `saved_views` (`owner_id`,`table_name`);--> statement-breakpoint
CREATE TABLE `sign_up_hours` (
	`hour` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `store_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `store_keys_by_store` ON `store_keys` (`store_id`);--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_by_time` ON `webhook_deliveries` (`received_at`);--> statement-breakpoint
CREATE TABLE `winner_counts` (
	`campaign` text NOT NULL,
	`status` text NOT NULL,
	`prize` integer NOT NULL,
	`store` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign`, `status`, `prize`, `store`)
);
--> statement-breakpoint
CREATE TABLE `winner_events` (
	`id` text PRIMARY KEY NOT NULL,
	`winner_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`store_id` text,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `winner_events_by_winner` ON `winner_events` (`winner_id`,`id`);--> statement-breakpoint
CREATE INDEX `winner_events_by_actor` ON `winner_events` (`actor_id`,`id`);--> statement-breakpoint
ALTER TABLE `users` ADD `store_id` text;--> statement-breakpoint
ALTER TABLE `users` ADD `invited_at` integer;--> statement-breakpoint
CREATE INDEX `users_by_verification` ON `users` (`is_verified`,`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `winners` ADD `store` text;--> statement-breakpoint
ALTER TABLE `winners` ADD `claimed_store` text;--> statement-breakpoint
CREATE INDEX `winners_open_by_store` ON `winners` (`store`,`status`) WHERE status IN ('PENDING', 'VALIDATED');--> statement-breakpoint
CREATE INDEX `winners_open_by_prize` ON `winners` (`prize`,`status`) WHERE status IN ('PENDING', 'VALIDATED');
--> statement-breakpoint
CREATE INDEX `winners_by_kind` ON `winners` (`campaign`,`status`,`prize`,`store`);--> statement-breakpoint
CREATE INDEX `winners_by_claim` ON `winners` (`campaign`,`prize`,`store`,`claimed_at`) WHERE claimed_at IS NOT NULL;
--> statement-breakpoint
-- By hand from here on, each trigger on one line (see 0001).
-- The audit log can be added to and read; nothing else.
CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_is_not_deleted BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
-- What lists and charts are summed from.
INSERT INTO winner_counts (campaign, status, prize, store, count) SELECT campaign, status, prize, coalesce(store, ''), count(*) FROM winners GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO play_hours (campaign, hour, store, prize, count) SELECT campaign, played_at / 3600000, coalesce(store, ''), prize, count(*) FROM winners GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO claim_hours (campaign, hour, store, count) SELECT campaign, claimed_at / 3600000, coalesce(claimed_store, ''), count(*) FROM winners WHERE status = 'CLAIMED' GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO sign_up_hours (hour, count) SELECT created_at / 3600000, count(*) FROM users WHERE role = 'CLIENT' GROUP BY 1;
--> statement-breakpoint
CREATE TRIGGER winners_count_insert AFTER INSERT ON winners BEGIN INSERT INTO winner_counts VALUES (NEW.campaign, NEW.status, NEW.prize, coalesce(NEW.store, ''), 1) ON CONFLICT DO UPDATE SET count = count + 1; INSERT INTO play_hours VALUES (NEW.campaign, NEW.played_at / 3600000, coalesce(NEW.store, ''), NEW.prize, 1) ON CONFLICT DO UPDATE SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER winners_count_delete AFTER DELETE ON winners BEGIN INSERT INTO winner_counts VALUES (OLD.campaign, OLD.status, OLD.prize, coalesce(OLD.store, ''), -1) ON CONFLICT DO UPDATE SET count = count + -1; END;
--> statement-breakpoint
CREATE TRIGGER winners_count_update AFTER UPDATE OF status ON winners BEGIN INSERT INTO winner_counts VALUES (OLD.campaign, OLD.status, OLD.prize, coalesce(OLD.store, ''), -1) ON CONFLICT DO UPDATE SET count = count + -1; INSERT INTO winner_counts VALUES (NEW.campaign, NEW.status, NEW.prize, coalesce(NEW.store, ''), 1) ON CONFLICT DO UPDATE SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER winners_claimed AFTER UPDATE OF status ON winners WHEN NEW.status = 'CLAIMED' AND OLD.status <> 'CLAIMED' BEGIN INSERT INTO claim_hours VALUES (NEW.campaign, coalesce(NEW.claimed_at, NEW.played_at) / 3600000, coalesce(NEW.claimed_store, ''), 1) ON CONFLICT DO UPDATE SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER winners_unclaimed AFTER UPDATE OF status ON winners WHEN OLD.status = 'CLAIMED' AND NEW.status <> 'CLAIMED' BEGIN INSERT INTO claim_hours VALUES (OLD.campaign, coalesce(OLD.claimed_at, OLD.played_at) / 3600000, coalesce(OLD.claimed_store, ''), -1) ON CONFLICT DO UPDATE SET count = count + -1; END;
--> statement-breakpoint
CREATE TRIGGER users_sign_up_hour AFTER INSERT ON users WHEN NEW.role = 'CLIENT' BEGIN INSERT INTO sign_up_hours VALUES (NEW.created_at / 3600000, 1) ON CONFLICT DO UPDATE SET count = count + 1; END;
--> statement-breakpoint
-- How far players get, and what counters gave: no chart counts people, winners or purchases.
INSERT INTO tallies (name, count) VALUES ('players:verified', (SELECT count(*) FROM users WHERE role = 'CLIENT' AND is_verified = 1)), ('players:played', (SELECT count(DISTINCT user_id) FROM winners));
--> statement-breakpoint
CREATE TRIGGER players_verified_insert AFTER INSERT ON users WHEN NEW.role = 'CLIENT' AND NEW.is_verified = 1 BEGIN UPDATE tallies SET count = count + 1 WHERE name = 'players:verified'; END;
--> statement-breakpoint
CREATE TRIGGER players_verified_delete AFTER DELETE ON users WHEN OLD.role = 'CLIENT' AND OLD.is_verified = 1 BEGIN UPDATE tallies SET count = count - 1 WHERE name = 'players:verified'; END;
--> statement-breakpoint
CREATE TRIGGER players_verified_update AFTER UPDATE OF role, is_verified ON users BEGIN UPDATE tallies SET count = count + (NEW.role = 'CLIENT' AND NEW.is_verified = 1) - (OLD.role = 'CLIENT' AND OLD.is_verified = 1) WHERE name = 'players:verified'; END;
--> statement-breakpoint
CREATE TRIGGER players_played_insert AFTER INSERT ON winners WHEN NOT EXISTS (SELECT 1 FROM winners WHERE user_id = NEW.user_id AND id <> NEW.id) BEGIN UPDATE tallies SET count = count + 1 WHERE name = 'players:played'; END;
--> statement-breakpoint
CREATE TRIGGER players_played_delete AFTER DELETE ON winners WHEN NOT EXISTS (SELECT 1 FROM winners WHERE user_id = OLD.user_id) BEGIN UPDATE tallies SET count = count - 1 WHERE name = 'players:played'; END;
--> statement-breakpoint
CREATE TRIGGER purchases_tally_insert AFTER INSERT ON purchases BEGIN INSERT INTO tallies VALUES ('purchases:' || NEW.campaign, 1) ON CONFLICT DO UPDATE SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER purchases_tally_cancel AFTER UPDATE OF refund_outcome ON purchases WHEN NEW.refund_outcome = 'cancelled' AND OLD.refund_outcome IS NOT 'cancelled' BEGIN UPDATE tallies SET count = count - 1 WHERE name = 'purchases:' || NEW.campaign; END;
--> statement-breakpoint
-- People by the beginnings of their names and addresses, accents folded; the index holds no text of its own (external content).
-- Every length of a beginning that is typed is kept: only then is it read from where a page begins, and no further than its end.
CREATE VIRTUAL TABLE users_search USING fts5(first_name, last_name, email, content='users', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4 5 6 7 8 9 10');
--> statement-breakpoint
INSERT INTO users_search (users_search) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN INSERT INTO users_search (rowid, first_name, last_name, email) VALUES (NEW.rowid, NEW.first_name, NEW.last_name, NEW.email); END;
--> statement-breakpoint
CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN INSERT INTO users_search (users_search, rowid, first_name, last_name, email) VALUES ('delete', OLD.rowid, OLD.first_name, OLD.last_name, OLD.email); END;
--> statement-breakpoint
CREATE TRIGGER users_search_update AFTER UPDATE OF first_name, last_name, email ON users BEGIN INSERT INTO users_search (users_search, rowid, first_name, last_name, email) VALUES ('delete', OLD.rowid, OLD.first_name, OLD.last_name, OLD.email); INSERT INTO users_search (rowid, first_name, last_name, email) VALUES (NEW.rowid, NEW.first_name, NEW.last_name, NEW.email); END;
--> statement-breakpoint
-- A draw: what is frozen stays as it is, what is drawn is drawn once, and neither goes away.
CREATE TRIGGER draws_stay_as_started BEFORE UPDATE OF id, campaign, rule, entropy_source, alternate_count, seed_hash, started_at, started_by ON draws BEGIN SELECT RAISE(ABORT, 'a draw keeps the rule it was started with'); END;
--> statement-breakpoint
CREATE TRIGGER draws_stay_frozen BEFORE UPDATE OF cursor, frozen_at, entrants_hash, entrant_count, person_count ON draws WHEN OLD.frozen_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a frozen draw does not change'); END;
--> statement-breakpoint
CREATE TRIGGER draws_are_drawn_frozen BEFORE UPDATE OF seed, entropy, drawn_at ON draws WHEN OLD.frozen_at IS NULL BEGIN SELECT RAISE(ABORT, 'a draw is frozen before it is drawn'); END;
--> statement-breakpoint
CREATE TRIGGER draws_stay_drawn BEFORE UPDATE OF entropy, entropy_signature, seed, drawn_at, drawn_by ON draws WHEN OLD.drawn_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a draw is drawn once'); END;
--> statement-breakpoint
CREATE TRIGGER draws_are_kept BEFORE DELETE ON draws WHEN OLD.frozen_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a frozen draw is kept'); END;
--> statement-breakpoint
CREATE TRIGGER draw_entrants_are_not_changed BEFORE UPDATE ON draw_entrants BEGIN SELECT RAISE(ABORT, 'entrants do not change'); END;
--> statement-breakpoint
CREATE TRIGGER draw_entrants_are_not_added BEFORE INSERT ON draw_entrants WHEN EXISTS (SELECT 1 FROM draws WHERE id = NEW.draw_id AND frozen_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'entrants are frozen'); END;
--> statement-breakpoint
CREATE TRIGGER draw_entrants_are_kept BEFORE DELETE ON draw_entrants WHEN EXISTS (SELECT 1 FROM draws WHERE id = OLD.draw_id AND frozen_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'entrants are frozen'); END;
--> statement-breakpoint
CREATE TRIGGER draw_places_stay BEFORE UPDATE OF draw_id, place, entrant ON draw_places BEGIN SELECT RAISE(ABORT, 'a place stays with whom it was drawn for'); END;
--> statement-breakpoint
CREATE TRIGGER draw_places_are_kept BEFORE DELETE ON draw_places BEGIN SELECT RAISE(ABORT, 'places are kept'); END;
