/**
 * What is done to an item. Each function is one statement for its caller, and so one transaction that no stopped process can
 * hold open; each locks the account before the item. Those that end in `jsonb` give the item as it is now.
 */
export const functions = (schema: string): string => `
SET LOCAL search_path TO ${schema};

/** The item with its account locked, then itself. Not against new items, which refer to the account. */
CREATE OR REPLACE FUNCTION take(which uuid) RETURNS ${schema}.item LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item;
BEGIN
  PERFORM FROM ${schema}.account a WHERE a.name = (SELECT account FROM ${schema}.item WHERE id = which) FOR NO KEY UPDATE;
  SELECT * INTO i FROM ${schema}.item WHERE id = which FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no item %', which; END IF;
  RETURN i;
END $$;

/**
 * Why an account lets nothing be created now, or how long to wait, in ms; 0 when one may be. Changes nothing.
 *
 * A rate is kept twice. Places are evenly spread, and one that came free less than five seconds ago can still be taken, so that
 * no worker's slowness costs any; and in no 62 s do more attempts begin than are allowed in 60, since an attempt may send up to
 * 2 s after it has begun.
 */
CREATE OR REPLACE FUNCTION gate(a ${schema}.account, t timestamptz, OUT verdict text, OUT wait_ms float8) LANGUAGE plpgsql AS $$
DECLARE
  now_tenths float8 := extract(epoch FROM t) * 10;
  used float8;
  oldest bigint;
BEGIN
  verdict := 'wait';
  wait_ms := 0;
  IF a.paused IS NOT NULL OR a.suspect THEN
    verdict := 'paused';
    RETURN;
  ELSIF a.credits + a.credits_per_item > a.credit_limit THEN
    verdict := 'credit';
    RETURN;
  ELSIF a.in_flight >= a.max_in_flight THEN
    wait_ms := 1000;
    RETURN;
  ELSIF a.next_at > t THEN
    wait_ms := ceil(extract(epoch FROM LEAST(a.next_at - t, interval '1 hour')) * 1000);
    RETURN;
  ELSIF a.rate_per_minute >= 1 THEN
    SELECT sum(attempts), min(tenth) INTO used, oldest FROM ${schema}.pace
      WHERE account = a.name AND tenth >= floor(now_tenths) - 620;
    IF used + 1 > a.rate_per_minute THEN
      wait_ms := ceil((oldest + 621 - now_tenths) * 100);
      RETURN;
    END IF;
  END IF;
  verdict := 'go';
END $$;

/**
 * planned -> intended: the only way to be allowed to send. Takes a place in the account's rate, reserves the credit, and
 * counts the attempt. Whoever is not told 'go' must not send; 'no' means that the item is not planned any more. A caller whose
 * answer was lost asks again with the same token, and is told the same.
 */
CREATE OR REPLACE FUNCTION intend(which uuid, by_token uuid, sent text, hash text, budget_ms float8, margin_ms float8,
  OUT verdict text, OUT wait_ms float8, OUT attempt int) LANGUAGE plpgsql AS $$
DECLARE
  i ${schema}.item := ${schema}.take(which);
  a ${schema}.account;
  t timestamptz := ${schema}.clock();
BEGIN
  SELECT * INTO a FROM ${schema}.account WHERE name = i.account;
  IF i.state = 'intended' AND i.token = by_token THEN
    verdict := 'go';
    attempt := i.attempt;
    RETURN;
  ELSIF i.state <> 'planned' THEN
    verdict := 'no';
    RETURN;
  END IF;
  SELECT g.verdict, g.wait_ms INTO verdict, wait_ms FROM ${schema}.gate(a, t) g;
  IF verdict <> 'go' THEN RETURN; END IF;
  UPDATE ${schema}.item SET state = 'intended', attempt = i.attempt + 1, token = by_token, intended_at = t,
      deadline = t + budget_ms * interval '1 ms', due_at = t + (budget_ms + margin_ms) * interval '1 ms',
      looks = 0, credits = a.credits_per_item, sent_name = sent, image_hash = hash, reason = NULL, candidates = '{}'
    WHERE id = which;
  IF a.rate_per_minute IS NOT NULL THEN
    UPDATE ${schema}.account
      SET next_at = GREATEST(a.next_at, t - interval '5 s') + interval '1 minute' / a.rate_per_minute
      WHERE name = a.name;
    INSERT INTO ${schema}.pace VALUES (a.name, floor(extract(epoch FROM t) * 10), 1)
      ON CONFLICT (account, tenth) DO UPDATE SET attempts = pace.attempts + 1;
    DELETE FROM ${schema}.pace WHERE account = a.name AND tenth < floor(extract(epoch FROM t) * 10) - 3000;
  END IF;
  attempt := i.attempt + 1;
END $$;

/** What is public of an item, and what its jobs follow from. */
CREATE OR REPLACE FUNCTION shown(i ${schema}.item) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('itemId', i.id, 'account', i.account, 'key', i.key, 'name', i.name, 'state', i.state,
    'id', i.avatar_id, 'reason', i.reason, 'candidates', i.candidates || i.also_made, 'attempt', i.attempt,
    'dueMs', ${schema}.to_ms(i.due_at), 'vendor', (SELECT vendor FROM ${schema}.account WHERE name = i.account))
$$;

/** The vendor made this for the item: the answer of an attempt, a search or a person. A late one wins over all but another id. */
CREATE OR REPLACE FUNCTION made(which uuid, avatar text, renames boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  i ${schema}.item := ${schema}.take(which);
  t timestamptz := ${schema}.clock();
  cost float8 := (SELECT credits_per_item FROM ${schema}.account WHERE name = i.account);
  owner text := (SELECT key FROM ${schema}.item o WHERE o.account = i.account AND o.avatar_id = avatar AND o.id <> which);
BEGIN
  IF owner IS NOT NULL THEN
    -- No vendor should; whose it is must be found out by a person.
    UPDATE ${schema}.item SET reason = 'the vendor gave the avatar ' || avatar || ', which is that of ' || owner,
        state = CASE state WHEN 'intended' THEN 'unknown' ELSE 'unresolved' END,
        due_at = CASE state WHEN 'intended' THEN t END
      WHERE id = which AND state IN ('intended', 'unknown');
    RETURN ${schema}.shown(${schema}.take(which));
  END IF;
  IF i.avatar_id IS NULL THEN
    UPDATE ${schema}.item SET state = 'created', avatar_id = avatar, created_at = t, due_at = t + interval '3 s', looks = 0,
        credits = GREATEST(i.credits, cost), reason = NULL, candidates = '{}', rename = renames
      WHERE id = which RETURNING * INTO i;
  ELSIF i.avatar_id <> avatar AND NOT avatar = ANY (i.also_made) THEN
    -- Two were made after all, which nothing but a person's "not made" can lead to: neither is left without its item.
    UPDATE ${schema}.item SET also_made = i.also_made || avatar, credits = i.credits + cost WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/**
 * An attempt ends without an avatar. 'planned' and 'refused' are proof that nothing was made: they count from this attempt
 * only, and at any time; 'unknown' counts while it is under way.
 */
CREATE OR REPLACE FUNCTION ended(which uuid, of_attempt int, becomes text, why text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.attempt <> of_attempt OR i.avatar_id IS NOT NULL THEN RETURN ${schema}.shown(i); END IF;
  IF becomes = 'unknown' AND i.state = 'intended' THEN
    UPDATE ${schema}.item SET state = becomes, reason = why, due_at = ${schema}.clock() + interval '2 s'
      WHERE id = which RETURNING * INTO i;
  ELSIF becomes IN ('planned', 'refused') AND i.state IN ('intended', 'unknown', 'unresolved') THEN
    UPDATE ${schema}.item SET state = becomes, reason = why, due_at = NULL, credits = 0, candidates = '{}'
      WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/** Our checks refuse it before anything is intended, or a person does without it. */
CREATE OR REPLACE FUNCTION refuse(which uuid, why text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.state = 'planned' THEN
    UPDATE ${schema}.item SET state = 'refused', reason = why WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/** The vendor asks for a pause, or nobody may go on until a person has seen to it. */
CREATE OR REPLACE FUNCTION hold(which text, pause text, why text, wait_ms float8) RETURNS void LANGUAGE sql AS $$
  UPDATE ${schema}.account SET
      paused = CASE pause WHEN 'key' THEN pause ELSE COALESCE(paused, pause) END,
      paused_because = CASE pause WHEN 'key' THEN why ELSE COALESCE(paused_because, why) END,
      next_at = GREATEST(next_at, ${schema}.clock() + wait_ms * interval '1 ms')
    WHERE name = which
$$;

/** Seconds until something of the account is due; null where nothing is, and while its key is not taken: no read would be. */
CREATE OR REPLACE FUNCTION next_look(of_account text) RETURNS float8 LANGUAGE sql AS $$
  SELECT extract(epoch FROM i.due_at - ${schema}.clock())::float8
    FROM ${schema}.account a JOIN ${schema}.item i ON i.account = a.name
    WHERE a.name = of_account AND a.paused IS DISTINCT FROM 'key' AND i.due_at IS NOT NULL
    ORDER BY i.due_at LIMIT 1
$$;

/**
 * What is due to be looked at or for, the oldest first; nothing while the key is not taken. An attempt that is past its deadline and margin is over, whoever
 * made it: its outcome is unknown from here on.
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

/** A search has failed, which tells nothing about its item: the others have their turn first. */
CREATE OR REPLACE FUNCTION put_off(which uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.state = 'unknown' THEN
    UPDATE ${schema}.item SET due_at = ${schema}.clock() + interval '10 s' WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/** A search for an unknown item has found nothing, or more than it can decide. By the horizon it is a person's. */
CREATE OR REPLACE FUNCTION missed(which uuid, horizon_ms float8, seen text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  i ${schema}.item := ${schema}.take(which);
  t timestamptz := ${schema}.clock();
BEGIN
  IF i.state = 'unknown' AND t >= i.intended_at + horizon_ms * interval '1 ms' THEN
    UPDATE ${schema}.item SET state = 'unresolved', due_at = NULL, candidates = seen WHERE id = which RETURNING * INTO i;
  ELSIF i.state = 'unknown' THEN
    -- 2, 4, 8 s ... 2 minutes; the last look is at the horizon.
    UPDATE ${schema}.item SET looks = i.looks + 1, candidates = seen,
        due_at = LEAST(t + LEAST(120, 2 ^ LEAST(i.looks + 1, 7)) * interval '1 s', GREATEST(t, i.intended_at + horizon_ms * interval '1 ms'))
      WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/**
 * What a poll said. 'processing' plans the next one, later the older the build is: 20 % of its age, from 3 s to a minute.
 * A build that is older than the longest allowed has failed, as far as anybody can tell; 'unread' does not tell.
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

/**
 * A person says what became of an item whose outcome is not known. "Not made" counts only when no attempt can send any more,
 * and takes another tag: \`waits_ms\` says how long that still is. @raises for items that are not in doubt.
 */
CREATE OR REPLACE FUNCTION settle(which uuid, avatar text, next_tag text, margin_ms float8, renames boolean,
  OUT waits_ms float8, OUT now_is jsonb) LANGUAGE plpgsql AS $$
DECLARE
  i ${schema}.item := ${schema}.take(which);
  t timestamptz := ${schema}.clock();
  owner text;
BEGIN
  waits_ms := 0;
  IF i.avatar_id = avatar THEN
    now_is := ${schema}.shown(i);
    RETURN;
  END IF;
  IF i.state NOT IN ('unknown', 'unresolved') THEN
    RAISE EXCEPTION 'the item % is %: only unknown and unresolved items are settled by a person', i.key, i.state
      USING ERRCODE = 'AV001';
  END IF;
  IF avatar IS NOT NULL THEN
    SELECT key INTO owner FROM ${schema}.item o WHERE o.account = i.account AND (o.avatar_id = avatar OR avatar = ANY (o.also_made));
    IF owner IS NOT NULL THEN
      RAISE EXCEPTION 'the avatar % is that of the item %', avatar, owner USING ERRCODE = 'AV001';
    END IF;
    now_is := ${schema}.made(which, avatar, renames);
    RETURN;
  END IF;
  waits_ms := GREATEST(0, ceil(extract(epoch FROM i.deadline + margin_ms * interval '1 ms' - t) * 1000));
  IF waits_ms = 0 THEN
    UPDATE ${schema}.item SET state = 'refused', reason = 'settled: not made', due_at = NULL, credits = 0, candidates = '{}',
        tag = next_tag, old_tags = i.old_tags || i.tag
      WHERE id = which RETURNING * INTO i;
  END IF;
  now_is := ${schema}.shown(i);
END $$;

/** After a restored backup: the vendor has what may be the item's, under a name that others may have, too. A person decides. */
CREATE OR REPLACE FUNCTION doubt(which uuid, seen text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.state IN ('planned', 'unknown', 'unresolved') THEN
    UPDATE ${schema}.item SET state = 'unresolved', due_at = NULL, candidates = seen,
        reason = 'the vendor has avatars of that name, which may have been made for it after the backup'
      WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/** Plans again what was refused. @raises for items in any other state, and for erased ones. */
CREATE OR REPLACE FUNCTION retry(which uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.state <> 'refused' OR i.image IS NULL THEN
    RAISE EXCEPTION 'the item % is %: only refused items can be tried again', i.key,
      CASE WHEN i.image IS NULL THEN 'erased' ELSE i.state END USING ERRCODE = 'AV001';
  END IF;
  UPDATE ${schema}.item SET state = 'planned', reason = NULL WHERE id = which RETURNING * INTO i;
  RETURN ${schema}.shown(i);
END $$;

/** Takes a person's data out, and leaves what was bought. @raises while the item is on its way. */
CREATE OR REPLACE FUNCTION erase(which uuid, hidden_key text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.state IN ('intended', 'unknown', 'unresolved', 'created') THEN
    RAISE EXCEPTION 'the item % is %: its data are needed until it is ready, failed or refused', i.key, i.state
      USING ERRCODE = 'AV001';
  END IF;
  UPDATE ${schema}.item SET key = hidden_key, name = NULL, image = NULL, options = NULL, sent_name = NULL, image_hash = NULL, rename = false,
      input_hash = '', state = CASE WHEN i.state = 'planned' THEN 'refused' ELSE i.state END, reason = 'erased'
    WHERE id = which RETURNING * INTO i;
  RETURN ${schema}.shown(i);
END $$;

/** Whether anything of the accounts can still go on by itself. */
CREATE OR REPLACE FUNCTION going_on(accounts text[]) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (
    SELECT FROM ${schema}.account a WHERE a.name = ANY (accounts) AND (
      (a.paused IS DISTINCT FROM 'key'
        AND EXISTS (SELECT FROM ${schema}.item WHERE account = a.name AND state IN ('intended', 'unknown', 'created')))
      OR (a.paused IS NULL AND (a.credits + a.credits_per_item > a.credit_limit) IS NOT TRUE
        AND EXISTS (SELECT FROM ${schema}.item WHERE account = a.name AND state = 'planned'))))
$$;
`;
