/** Tables of another context whose changes end acceptances: people, and the accounts that act as them. */
export interface AcceptedTables {
  readonly people: string;
  readonly memberships: string;
}

/**
 * Ends acceptances to a group, and admissions of guests, at once, in the transaction that removes their reason: the seat is removed, the person
 * moves to another constituency or organisation, or an account joins, leaves or changes hands. They are functions of
 * the owner because whoever does this may not see the group. A spokesperson whose seat loses that function is none any
 * more, and is accepted again by a titular member if the function returns.
 */
export const groupAcceptances = ({ people, memberships }: AcceptedTables): string => `
CREATE OR REPLACE FUNCTION dialogue_end_acceptances(workspace uuid, person uuid, roundtable uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE dialogue_group_acceptance SET ended_at = now()
  WHERE workspace_id = workspace AND ended_at IS NULL AND (roundtable IS NULL OR roundtable_id = roundtable)
    AND (person_id = person OR since IS NULL AND accepted_by = person);
  UPDATE dialogue_group_guest SET ended_at = now()
  WHERE workspace_id = workspace AND ended_at IS NULL AND (roundtable IS NULL OR roundtable_id = roundtable)
    AND (person_id = person OR since IS NULL AND admitted_by = person);
$$;
REVOKE EXECUTE ON FUNCTION dialogue_end_acceptances(uuid, uuid, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION dialogue_seat_acceptance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.constituency IS DISTINCT FROM NEW.constituency OR OLD.person_id <> NEW.person_id THEN
    PERFORM dialogue_end_acceptances(OLD.workspace_id, OLD.person_id, OLD.roundtable_id);
  ELSIF OLD.function = 'spokesperson' AND NEW.function IS DISTINCT FROM OLD.function THEN
    UPDATE dialogue_group_acceptance SET spokesperson_by = NULL
    WHERE workspace_id = OLD.workspace_id AND roundtable_id = OLD.roundtable_id AND person_id = OLD.person_id
      AND ended_at IS NULL AND spokesperson_by IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tr_dialogue_seat_acceptance AFTER DELETE OR UPDATE ON dialogue_seat
  FOR EACH ROW EXECUTE FUNCTION dialogue_seat_acceptance();

CREATE OR REPLACE FUNCTION dialogue_person_acceptance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.constituency IS DISTINCT FROM NEW.constituency OR OLD.organisation_id IS DISTINCT FROM NEW.organisation_id THEN
    PERFORM dialogue_end_acceptances(OLD.workspace_id, OLD.id, NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tr_${people}_acceptance AFTER UPDATE ON ${people}
  FOR EACH ROW EXECUTE FUNCTION dialogue_person_acceptance();

CREATE OR REPLACE FUNCTION dialogue_account_acceptance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.person_id IS NOT DISTINCT FROM NEW.person_id AND OLD.account_id = NEW.account_id THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM dialogue_end_acceptances(OLD.workspace_id, OLD.person_id, NULL); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM dialogue_end_acceptances(NEW.workspace_id, NEW.person_id, NULL); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tr_${memberships}_acceptance AFTER INSERT OR DELETE OR UPDATE ON ${memberships}
  FOR EACH ROW EXECUTE FUNCTION dialogue_account_acceptance();`;

/** Groups number their meetings. */
export const lastGroupMeeting = `
-- The last number of a meeting of the group, also of meetings that the current person does not see.
CREATE OR REPLACE FUNCTION dialogue_last_group_meeting(group_id uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(number), 0) FROM dialogue_meeting
  WHERE workspace_id = current_workspace() AND constituency_group_id = group_id
$$;`;
