/** One attempt: permission to send, and how it ended. */
export const attemptFunctions = (schema: string): string => `
/**
 * planned -> intended: the only permission to send. Takes a slot of the account's rate, reserves the credits and counts the
 * attempt. Whoever is not told 'go' must not send; 'no' means that the item is no longer planned. A caller that lost the answer
 * asks again with the same token, and gets the same answer.
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

/** Our checks reject an item before anything is intended. */
CREATE OR REPLACE FUNCTION refuse(which uuid, why text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item := ${schema}.take(which);
BEGIN
  IF i.state = 'planned' THEN
    UPDATE ${schema}.item SET state = 'refused', reason = why WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/**
 * The vendor made this avatar for the item, by the answer to an attempt, a search or a person. A late answer overrides
 * everything but another id.
 */
CREATE OR REPLACE FUNCTION made(which uuid, avatar text, renames boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  i ${schema}.item := ${schema}.take(which);
  t timestamptz := ${schema}.clock();
  cost float8 := (SELECT credits_per_item FROM ${schema}.account WHERE name = i.account);
  owner text := (SELECT key FROM ${schema}.item o WHERE o.account = i.account AND o.avatar_id = avatar AND o.id <> which);
BEGIN
  IF owner IS NOT NULL THEN
    -- No vendor should do this; a person has to find out whose avatar it is.
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
    -- Two were made after all, which only a person's "not made" can cause: the item keeps both.
    UPDATE ${schema}.item SET also_made = i.also_made || avatar, credits = i.credits + cost WHERE id = which RETURNING * INTO i;
  END IF;
  RETURN ${schema}.shown(i);
END $$;

/**
 * An attempt ended without an avatar. 'planned' and 'refused' are proof that nothing was made: they count only from the item's
 * last attempt, and at any time; 'unknown' counts while that attempt is under way.
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
`;
