/**
 * The tables of the ledger, in one schema with pg-boss's own. The changes of state that are allowed are a table too, `step`: a
 * trigger rejects all others, whichever program they come from, psql included.
 */
export const tables = (schema: string): string => `
SET LOCAL search_path TO ${schema};

/** The ledger's only source of time, so that tests can replace it. */
CREATE FUNCTION clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()';

/** Milliseconds since the epoch, for programs. */
CREATE FUNCTION to_ms(t timestamptz) RETURNS float8 LANGUAGE sql IMMUTABLE AS
  'SELECT round(extract(epoch FROM t) * 1000)::float8';

CREATE TABLE ledger (
  version int NOT NULL,   -- of tables and functions
  needs int NOT NULL,     -- the oldest program that may still work on them
  salt text NOT NULL      -- so that two databases never share a tag
);

CREATE TABLE account (
  name text PRIMARY KEY,
  vendor text NOT NULL,
  rate_per_minute float8 CHECK (rate_per_minute > 0),
  next_at timestamptz NOT NULL DEFAULT '-infinity',      -- nothing is sent before this
  max_in_flight int CHECK (max_in_flight > 0),
  in_flight int NOT NULL DEFAULT 0 CHECK (in_flight >= 0),
  credit_limit float8 CHECK (credit_limit >= 0),
  credits_per_item float8 NOT NULL CHECK (credits_per_item >= 0),
  credits float8 NOT NULL DEFAULT 0,                     -- spent or reserved
  paused text CHECK (paused IN ('person', 'account', 'key')),
  paused_because text,
  suspect boolean NOT NULL DEFAULT false,                -- the ledger may have lost its latest changes: see recheck
  CHECK ((paused IS NULL) = (paused_because IS NULL))
);

/** How many attempts began in each tenth of a second, for the last minutes. */
CREATE TABLE pace (account text REFERENCES account, tenth bigint, attempts int NOT NULL, PRIMARY KEY (account, tenth));

CREATE TABLE batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text NOT NULL REFERENCES account,
  name text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (account, name)
);

/** The changes of state that are allowed. */
CREATE TABLE step (before text, after text, why text NOT NULL, PRIMARY KEY (before, after));
INSERT INTO step VALUES
  ('planned', 'intended', 'one attempt may send from now on'),
  ('planned', 'refused', 'our checks, or a person: nothing was bought'),
  ('planned', 'created', 'an earlier attempt turns out to have made it'),
  ('planned', 'unresolved', 'after a restored backup: it may have been made'),
  ('intended', 'planned', 'its attempt has proof that nothing was made'),
  ('intended', 'refused', 'the vendor said no: nothing was bought'),
  ('intended', 'created', 'the answer, or a search'),
  ('intended', 'unknown', 'the answer was lost, or nobody is there to hear it'),
  ('unknown', 'planned', 'its attempt has proof after all'),
  ('unknown', 'refused', 'its attempt heard a no after all, or a person says that nothing was made'),
  ('unknown', 'created', 'a late answer, a search, a person'),
  ('unknown', 'unresolved', 'not found by the horizon'),
  ('unresolved', 'planned', 'its attempt has proof after all'),
  ('unresolved', 'refused', 'as from unknown'),
  ('unresolved', 'created', 'a late answer, a search, a person'),
  ('created', 'ready', 'the vendor says so'),
  ('created', 'failed', 'the vendor says so, or it took too long'),
  ('failed', 'ready', 'it was done after all'),
  ('refused', 'planned', 'a person wants it tried again'),
  ('refused', 'created', 'an answer that comes late wins');

CREATE SEQUENCE change;

CREATE TABLE item (
  id uuid PRIMARY KEY,            -- also the id of its job in the queue, of which there is at most one
  account text NOT NULL REFERENCES account,
  key text NOT NULL,
  batch bigint NOT NULL REFERENCES batch,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN
    ('planned', 'intended', 'created', 'ready', 'failed', 'refused', 'unknown', 'unresolved')),
  name text,                      -- null once erased, like image and options
  image text,
  options jsonb,
  input_hash text NOT NULL,
  sent_name text,                 -- the name of the last attempt
  image_hash text,                -- of the last attempt's picture
  tag text NOT NULL UNIQUE,       -- identifies its avatar at the vendor
  old_tags text[] NOT NULL DEFAULT '{}',
  attempt int NOT NULL DEFAULT 0,
  token uuid,                     -- of whoever asked for the last attempt
  intended_at timestamptz,
  deadline timestamptz,           -- the attempt sends nothing and hears nothing after this
  created_at timestamptz,
  due_at timestamptz,             -- when to poll it or search for it next
  looks int NOT NULL DEFAULT 0,
  rename boolean NOT NULL DEFAULT false,
  credits float8 NOT NULL DEFAULT 0,
  avatar_id text,
  also_made text[] NOT NULL DEFAULT '{}',
  candidates text[] NOT NULL DEFAULT '{}',
  reason text,
  changed bigint,                 -- numbers changes, in commit order
  UNIQUE (account, avatar_id)
);
CREATE UNIQUE INDEX item_key ON item (account, key);
CREATE INDEX item_due ON item (account, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX item_open ON item (account, state) WHERE state IN ('planned', 'intended', 'unknown', 'created', 'unresolved');
CREATE INDEX item_old_tags ON item USING gin (old_tags) WHERE old_tags <> '{}';
CREATE INDEX item_changed ON item (batch, changed) WHERE changed IS NOT NULL;

-- On pg-boss's own table: finds the claims of silent workers without reading the whole queue.
CREATE INDEX job_claimed ON job (name) WHERE state = 'active';

/**
 * Every change of an item passes through here. The account's row is locked before the item's everywhere, so the account's sums
 * are right, and its changes are numbered in the order in which they become visible.
 */
CREATE FUNCTION guard_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  flights int := (NEW.state IN ('intended', 'unknown', 'created'))::int - (OLD.state IN ('intended', 'unknown', 'created'))::int;
BEGIN
  IF NEW.state <> OLD.state AND NOT EXISTS (SELECT FROM ${schema}.step WHERE before = OLD.state AND after = NEW.state) THEN
    RAISE EXCEPTION 'item % cannot go from % to %', OLD.key, OLD.state, NEW.state;
  END IF;
  IF OLD.avatar_id IS NOT NULL AND NEW.avatar_id IS DISTINCT FROM OLD.avatar_id THEN
    RAISE EXCEPTION 'item % has the avatar % and cannot lose it', OLD.key, OLD.avatar_id;
  END IF;
  IF flights <> 0 OR NEW.credits <> OLD.credits THEN
    UPDATE ${schema}.account SET in_flight = in_flight + flights, credits = credits + NEW.credits - OLD.credits
      WHERE name = NEW.account;
  END IF;
  NEW.changed := nextval('${schema}.change');
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON item FOR EACH ROW
  WHEN (NEW.state <> OLD.state OR NEW.credits <> OLD.credits OR NEW.avatar_id IS DISTINCT FROM OLD.avatar_id
    OR NEW.also_made <> OLD.also_made)
  EXECUTE FUNCTION guard_item();
`;
