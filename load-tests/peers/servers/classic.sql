CREATE TABLE tickets (
  code text PRIMARY KEY,
  used boolean NOT NULL DEFAULT false
) WITH (fillfactor = 70);

CREATE TABLE prizes (
  id integer PRIMARY KEY,
  remaining integer NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE winners (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  ticket_code text NOT NULL,
  player uuid NOT NULL,
  prize integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
