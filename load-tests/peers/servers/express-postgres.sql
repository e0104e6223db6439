-- Room in each page, so that marking a ticket stays a heap-only update and leaves the index alone.
CREATE TABLE tickets (
  code text PRIMARY KEY,
  player uuid,
  played_at timestamptz
) WITH (fillfactor = 70);

-- What is left of each prize, shared out over slots: a play locks one slot until its commit is on disk, so that with
-- one slot every play would wait for the disk write of the one before.
CREATE TABLE prize_slots (
  slot integer PRIMARY KEY,
  units integer NOT NULL CHECK (units >= 0),
  by_prize integer[] NOT NULL CHECK (0 <= ALL (by_prize))
) WITH (fillfactor = 10);

CREATE TABLE winners (
  code text PRIMARY KEY,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  player uuid NOT NULL,
  prize integer NOT NULL,
  played_at timestamptz NOT NULL
);

-- One play, whole or not at all. Prizes are numbered from 0; arrays count from 1.
CREATE FUNCTION play(
  asked_code text, asked_player uuid,
  OUT outcome text, OUT ticket_id uuid, OUT prize integer, OUT won_at timestamptz
) LANGUAGE plpgsql AS $$
DECLARE
  chosen prize_slots;
  target integer;
BEGIN
  won_at := now();
  UPDATE tickets SET player = asked_player, played_at = won_at WHERE code = asked_code AND played_at IS NULL;
  IF NOT FOUND THEN
    outcome := CASE WHEN EXISTS (SELECT FROM tickets WHERE code = asked_code)
      THEN 'already-used' ELSE 'unknown-code' END;
    RETURN;
  END IF;

  LOOP
    SELECT * INTO chosen FROM prize_slots WHERE units > 0 ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED;
    EXIT WHEN FOUND;
    SELECT * INTO chosen FROM prize_slots WHERE units > 0 LIMIT 1 FOR UPDATE; -- all are taken: wait for one
    EXIT WHEN FOUND;
    -- Somebody took the last unit of the slot that was waited for; others may have some.
    IF NOT EXISTS (SELECT FROM prize_slots WHERE units > 0) THEN
      RAISE EXCEPTION 'no prize is left' USING ERRCODE = 'TT001'; -- the ticket stays unplayed
    END IF;
  END LOOP;

  target := floor(random() * chosen.units);
  FOR ordinal IN 1 .. array_length(chosen.by_prize, 1) LOOP
    target := target - chosen.by_prize[ordinal];
    IF target < 0 THEN
      prize := ordinal - 1;
      EXIT;
    END IF;
  END LOOP;
  UPDATE prize_slots SET units = units - 1, by_prize[prize + 1] = by_prize[prize + 1] - 1
    WHERE slot = chosen.slot;
  INSERT INTO winners (code, player, prize, played_at) VALUES (asked_code, asked_player, play.prize, won_at)
    RETURNING id INTO ticket_id;
  outcome := 'won';
END $$;
