/** How every change of an item begins and ends. */
export const itemFunctions = (schema: string): string => `
/** Locks the item's account, then the item. New items, which reference the account, can still be added meanwhile. */
CREATE OR REPLACE FUNCTION take(which uuid) RETURNS ${schema}.item LANGUAGE plpgsql AS $$
DECLARE i ${schema}.item;
BEGIN
  PERFORM FROM ${schema}.account a WHERE a.name = (SELECT account FROM ${schema}.item WHERE id = which) FOR NO KEY UPDATE;
  SELECT * INTO i FROM ${schema}.item WHERE id = which FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no item %', which; END IF;
  RETURN i;
END $$;

/** What is public of an item, and what its jobs depend on. */
CREATE OR REPLACE FUNCTION shown(i ${schema}.item) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('itemId', i.id, 'account', i.account, 'key', i.key, 'name', i.name, 'state', i.state,
    'id', i.avatar_id, 'reason', i.reason, 'candidates', i.candidates || i.also_made, 'attempt', i.attempt,
    'dueMs', ${schema}.to_ms(i.due_at), 'vendor', (SELECT vendor FROM ${schema}.account WHERE name = i.account))
$$;
`;
