/** Whether an account may create. */
export const accountFunctions = (schema: string): string => `
/**
 * Whether an account may create now: 'go', why not, or how long to wait, in ms. Changes nothing.
 *
 * The rate is enforced twice. Slots are evenly spread, and one that came free less than five seconds ago can still be taken, so
 * that a slow worker wastes none; and no 62 s see more attempts begin than the rate allows in 60, because an attempt may send up
 * to 2 s after it has begun.
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

/** The vendor asks for a pause, or nobody may go on until a person has resumed the account. */
CREATE OR REPLACE FUNCTION hold(which text, pause text, why text, wait_ms float8) RETURNS void LANGUAGE sql AS $$
  UPDATE ${schema}.account SET
      paused = CASE pause WHEN 'key' THEN pause ELSE COALESCE(paused, pause) END,
      paused_because = CASE pause WHEN 'key' THEN why ELSE COALESCE(paused_because, why) END,
      next_at = GREATEST(next_at, ${schema}.clock() + wait_ms * interval '1 ms')
    WHERE name = which
$$;

/** Whether anything of the accounts can still change without a person. */
CREATE OR REPLACE FUNCTION going_on(accounts text[]) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (
    SELECT FROM ${schema}.account a WHERE a.name = ANY (accounts) AND (
      (a.paused IS DISTINCT FROM 'key'
        AND EXISTS (SELECT FROM ${schema}.item WHERE account = a.name AND state IN ('intended', 'unknown', 'created')))
      OR (a.paused IS NULL AND (a.credits + a.credits_per_item > a.credit_limit) IS NOT TRUE
        AND EXISTS (SELECT FROM ${schema}.item WHERE account = a.name AND state = 'planned'))))
$$;
`;
