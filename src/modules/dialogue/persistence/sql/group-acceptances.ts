/** Tables of another context whose changes end acceptances: people, and the accounts that act as them. */
export interface AcceptedTables {
  readonly people: string;
  readonly memberships: string;
}

/** The last titular member with access left: suspends the others, and ends the admissions of guests. What ends a person's acceptances asks this each time. */
const closing = `
CREATE OR REPLACE FUNCTION dialogue_close_group(workspace uuid, roundtable uuid, side text, person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM dialogue_group_acceptance a
    JOIN dialogue_seat s ON s.roundtable_id = a.roundtable_id AND s.person_id = a.person_id
    WHERE a.workspace_id = workspace AND a.roundtable_id = roundtable AND a.constituency = side AND a.since IS NOT NULL
      AND a.ended_at IS NULL AND s.kind = 'titular' AND s.constituency = side) THEN RETURN;
  END IF;
  UPDATE dialogue_group_acceptance SET ended_at = now(), suspended = since IS NOT NULL
  WHERE workspace_id = workspace AND roundtable_id = roundtable AND constituency = side AND ended_at IS NULL;
  UPDATE dialogue_group_guest SET ended_at = now()
  WHERE workspace_id = workspace AND roundtable_id = roundtable AND constituency = side AND ended_at IS NULL;
  UPDATE dialogue_group_acceptance SET closed_group = 'to-record'
  WHERE id = (SELECT id FROM dialogue_group_acceptance
    WHERE workspace_id = workspace AND roundtable_id = roundtable AND constituency = side AND person_id = person
      AND since IS NOT NULL ORDER BY ended_at DESC, asked_at DESC, id DESC LIMIT 1);
END $$;
REVOKE EXECUTE ON FUNCTION dialogue_close_group(uuid, uuid, text, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION dialogue_end_acceptances(workspace uuid, person uuid, roundtable uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended record;
BEGIN
  FOR ended IN
    UPDATE dialogue_group_acceptance SET ended_at = coalesce(ended_at, now()), suspended = false
    WHERE workspace_id = workspace AND (ended_at IS NULL OR suspended)
      AND (roundtable IS NULL OR roundtable_id = roundtable)
      AND (person_id = person OR since IS NULL AND accepted_by = person)
    RETURNING roundtable_id, constituency, person_id, since, ended_at
  LOOP
    IF ended.since IS NOT NULL AND ended.ended_at = now() THEN
      PERFORM dialogue_close_group(workspace, ended.roundtable_id, ended.constituency, ended.person_id);
    END IF;
  END LOOP;
  UPDATE dialogue_group_guest SET ended_at = now()
  WHERE workspace_id = workspace AND ended_at IS NULL AND (roundtable IS NULL OR roundtable_id = roundtable)
    AND (person_id = person OR since IS NULL AND admitted_by = person);
END $$;
REVOKE EXECUTE ON FUNCTION dialogue_end_acceptances(uuid, uuid, uuid) FROM PUBLIC;`;

const seats = `
CREATE OR REPLACE FUNCTION dialogue_seat_acceptance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.constituency IS DISTINCT FROM NEW.constituency OR OLD.person_id <> NEW.person_id THEN
    PERFORM dialogue_end_acceptances(OLD.workspace_id, OLD.person_id, OLD.roundtable_id);
    RETURN NULL;
  END IF;
  IF OLD.function = 'spokesperson' AND NEW.function IS DISTINCT FROM OLD.function THEN
    UPDATE dialogue_group_acceptance SET spokesperson_by = NULL
    WHERE workspace_id = OLD.workspace_id AND roundtable_id = OLD.roundtable_id AND person_id = OLD.person_id
      AND (ended_at IS NULL OR suspended) AND spokesperson_by IS NOT NULL;
  END IF;
  IF OLD.kind = 'titular' AND NEW.kind <> 'titular' AND EXISTS (SELECT FROM dialogue_group_acceptance
    WHERE workspace_id = OLD.workspace_id AND roundtable_id = OLD.roundtable_id AND person_id = OLD.person_id
      AND since IS NOT NULL AND ended_at IS NULL) THEN
    PERFORM dialogue_close_group(OLD.workspace_id, OLD.roundtable_id, OLD.constituency, OLD.person_id);
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tr_dialogue_seat_acceptance AFTER DELETE OR UPDATE ON dialogue_seat
  FOR EACH ROW EXECUTE FUNCTION dialogue_seat_acceptance();`;

/**
 * Ends acceptances to a group at once, in the transaction that removes their reason: the seat is removed, the person
 * moves to another constituency or organisation, or an account joins, leaves or changes hands. They are functions of
 * the owner because whoever does this may not see the group. A spokesperson whose seat loses that function is none any
 * more, and is accepted again by a titular member if the function returns. When no titular member has access any more, the
 * access of all others is suspended: the content stays closed until a successor was nominated by letter.
 */
export const groupAcceptances = ({ people, memberships }: AcceptedTables): string => `${closing}
${seats}

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
