/** What polls and searches do to items. */
export const pollFunctions = (schema: string): string => `
/** Seconds until something of the account is due; null if nothing is, and while its key is rejected: reads would be, too. */
CREATE OR REPLACE FUNCTION next_look(of_account text) RETURNS float8 LANGUAGE sql AS $$
  SELECT extract(epoch FROM i.due_at - ${schema}.clock())::float8
    FROM ${schema}.account a JOIN ${schema}.item i ON i.account = a.name
    WHERE a.name = of_account AND a.paused IS DISTINCT FROM 'key' AND i.due_at IS NOT NULL
    ORDER BY i.due_at LIMIT 1
$$;

/**
 * Items to poll or to search for, the oldest first; none while the key is rejected. An attempt past its deadline and margin is
 * over, whoever made it: from here on its outcome is unknown.
 */
CREATE OR REPLACE FUNCTION due(of_account text, most int) RETURNS SETOF ${schema}.item LANGUAGE plpgsql AS $$
DECLARE t timestamptz := ${schema}.clock();
BEGIN
  PERFORM FROM ${schema}.account WHERE name = of_account AND paused IS DISTINCT FROM 'key' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  UPDATE ${schema}.item SET state = 'unknown', reason = 'nobody has heard the answer'
    WHERE id IN (SELECT id FROM ${schema}.item WHERE account = of_account AND due_at <= t AND state = 'intended'
      ORDER BY due_at LIMIT most);
  RETURN QUERY SELECT * FROM ${schema}.item
    WHERE account = of_account AND due_at <= t + interval '0.5 s' AND state <> 'intended' ORDER BY due_at LIMIT most;
END $$;

/** A search failed, which says nothing about its item: the others go first. */
CREATE OR REPLACE FUNCTION put_off(which uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.state = 'unknown' THEN
    UPDATE ${schema}.item SET due_at = ${schema}.clock() + interval '10 s' WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/** A search for an unknown item found nothing, or more than it can decide on. At the horizon the item goes to a person. */
CREATE OR REPLACE FUNCTION missed(which uuid, horizon_ms float8, seen text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  i ${schema}.item := ${schema}.take(which);
  t timestamptz := ${schema}.clock();
BEGIN
  IF i.state = 'unknown' AND t >= i.intended_at + horizon_ms * interval '1 ms' THEN
    UPDATE ${schema}.item SET state = 'unresolved', due_at = NULL, candidates = seen WHERE id = which RETURNING * INTO i;
  ELSIF i.state = 'unknown' THEN
    -- 2, 4, 8 s ... 2 minutes; the last search is at the horizon.
    UPDATE ${schema}.item SET looks = i.looks + 1, candidates = seen,
        due_at = LEAST(t + LEAST(120, 2 ^ LEAST(i.looks + 1, 7)) * interval '1 s', GREATEST(t, i.intended_at + horizon_ms * interval '1 ms'))
      WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/**
 * What a poll said. 'processing' plans the next one, the later the older the build is: 20 % of its age, from 3 s to a minute.
 * A build older than the maximum counts as failed; 'unread' means that the vendor has not answered, and counts for nothing.
 */
CREATE OR REPLACE FUNCTION polled(which uuid, status text, why text, renamed boolean, longest_ms float8)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  i ${schema}.item := ${schema}.take(which);
  t timestamptz := ${schema}.clock();
BEGIN
  IF i.state <> 'created' THEN RETURN ${schema}.shown(i); END IF;
  IF status = 'gone' AND t > i.created_at + interval '1 minute' THEN
    status := 'failed';
    why := 'the vendor does not know the avatar any more';
  END IF;
  IF status NOT IN ('ready', 'failed', 'unread') AND t > i.created_at + longest_ms * interval '1 ms' THEN
    status := 'failed';
    why := 'not ready after ' || round(longest_ms / 60000) || ' minutes; the vendor has not said that it failed';
  END IF;
  IF status IN ('ready', 'failed') THEN
    UPDATE ${schema}.item SET state = status, reason = why, due_at = NULL, rename = i.rename AND NOT renamed
      WHERE id = which RETURNING * INTO i;
  ELSE
    UPDATE ${schema}.item SET looks = i.looks + 1, rename = i.rename AND NOT renamed,
        due_at = t + LEAST(interval '1 minute', GREATEST(interval '3 s', (t - i.created_at) * 0.2))
      WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;
`;
