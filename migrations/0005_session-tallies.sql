-- How many sessions there are, for /metrics: counted by whoever opens and ends them, not at each scrape.
INSERT INTO tallies (name, count) VALUES ('sessions', (SELECT count(*) FROM sessions));
--> statement-breakpoint
CREATE TRIGGER sessions_tally_insert AFTER INSERT ON sessions BEGIN UPDATE tallies SET count = count + 1 WHERE name = 'sessions'; END;
--> statement-breakpoint
CREATE TRIGGER sessions_tally_delete AFTER DELETE ON sessions BEGIN UPDATE tallies SET count = count - 1 WHERE name = 'sessions'; END;
