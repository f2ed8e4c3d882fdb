/** The columns that approval and publication write; all others are as they were drafted. */
const decided = `ARRAY['state', 'number', 'approver_id', 'approved_at', 'approved_hash', 'published_at', 'citation', 'withdrawn_by', 'withdrawn_at']`;
const order = `ARRAY['draft', 'approved', 'published', 'withdrawn']`;

/** A release only moves forward: what was approved is published unchanged, and a published release never changes. */
export const releasesForward = `
CREATE OR REPLACE FUNCTION indicators_release_forward() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state IN ('published', 'withdrawn')
    OR array_position(${order}, NEW.state) <= array_position(${order}, OLD.state)
    OR to_jsonb(NEW) - ${decided} <> to_jsonb(OLD) - ${decided}
    OR OLD.state = 'approved' AND (NEW.approver_id, NEW.approved_at, NEW.approved_hash)
      IS DISTINCT FROM (OLD.approver_id, OLD.approved_at, OLD.approved_hash)
  THEN RAISE EXCEPTION 'a release only moves forward' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER indicators_release_is_frozen BEFORE UPDATE ON indicators_release
  FOR EACH ROW EXECUTE FUNCTION indicators_release_forward();
`;
