/** What a person decides about an item. */
export const personFunctions = (schema: string): string => `
/**
 * A person says what became of an item whose outcome is not known. "Not made" counts only once no attempt can send any more,
 * and gives the item a new tag: \`waits_ms\` is how long that still takes. @raises for items that are not in doubt.
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

/** After a restored backup the vendor has avatars of the item's name, which others may share: a person decides. */
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

/** Plans a refused item again. @raises for items in any other state, and for erased ones. */
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

/** Removes a person's data and keeps what was bought. @raises while the item is on its way. */
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
`;
