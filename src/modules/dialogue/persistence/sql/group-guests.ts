/** Guests of group meetings: when their admissions end, and who is in the room with them. */
export const groupGuests = `
-- Guests are admitted to one meeting; nothing of it is visible to them when it has ended.
CREATE OR REPLACE FUNCTION dialogue_end_guests() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state IN ('closed', 'cancelled') THEN
    UPDATE dialogue_group_guest SET ended_at = now()
    WHERE workspace_id = NEW.workspace_id AND meeting_id = NEW.id AND ended_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tr_dialogue_meeting_guests AFTER UPDATE OF state ON dialogue_meeting
  FOR EACH ROW WHEN (NEW.constituency_group_id IS NOT NULL) EXECUTE FUNCTION dialogue_end_guests();

-- Who is in the room of a group: for those whom it has accepted, and for its guests, who do not see these rows; with
-- a meeting, for the guests of that meeting only.
CREATE OR REPLACE FUNCTION dialogue_is_in_group(workspace uuid, roundtable uuid, of_group text, meeting uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT current_setting('app.groups', true) = 'all' OR EXISTS (
    SELECT 1 FROM dialogue_group_acceptance a WHERE a.workspace_id = workspace AND a.roundtable_id = roundtable
      AND a.constituency = of_group AND a.person_id::text = current_setting('app.person', true)
      AND a.since IS NOT NULL AND a.ended_at IS NULL) OR EXISTS (
    SELECT 1 FROM dialogue_group_guest v WHERE v.workspace_id = workspace AND v.roundtable_id = roundtable
      AND v.constituency = of_group AND v.person_id::text = current_setting('app.person', true)
      AND (meeting IS NULL OR v.meeting_id = meeting) AND v.since IS NOT NULL AND v.ended_at IS NULL)
$$;
CREATE OR REPLACE FUNCTION dialogue_people_of_group(group_id uuid)
RETURNS TABLE (person_id uuid, spokesperson_by uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.person_id, a.spokesperson_by FROM dialogue_constituency_group g JOIN dialogue_group_acceptance a
    ON a.roundtable_id = g.roundtable_id AND a.constituency = g.constituency
  WHERE g.workspace_id = current_workspace() AND g.id = group_id AND a.since IS NOT NULL AND a.ended_at IS NULL
    AND dialogue_is_in_group(g.workspace_id, g.roundtable_id, g.constituency, NULL)
$$;
CREATE OR REPLACE FUNCTION dialogue_guests_of_meeting(meeting uuid)
RETURNS TABLE (id uuid, person_id uuid, kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.id, v.person_id, v.kind FROM dialogue_group_guest v
  WHERE v.workspace_id = current_workspace() AND v.meeting_id = meeting AND v.since IS NOT NULL AND v.ended_at IS NULL
    AND dialogue_is_in_group(v.workspace_id, v.roundtable_id, v.constituency, meeting)
  ORDER BY v.asked_at, v.id
$$;`;
