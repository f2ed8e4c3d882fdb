/** A table whose rows let a person attend something. */
export interface AccessTable {
  readonly name: string;
  /** The column with the id of the person. */
  readonly person: string;
  /** What happens to a row when the person may lose access. */
  readonly change: string;
}

const triggerOn = ({ name, person, change }: AccessTable): string => `
CREATE OR REPLACE TRIGGER tr_${name}_access AFTER ${change} ON ${name}
  FOR EACH ROW EXECUTE FUNCTION platform_tell_person_access('${person}');`;

/**
 * Notifies all processes at commit that a person may have lost access. PostgreSQL delivers notifications in the order
 * of the commits, so this one arrives before those of everything that was committed later.
 */
export const accessTriggers = (tables: readonly AccessTable[]): string => `
CREATE OR REPLACE FUNCTION platform_tell_person_access() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('tripartite_wake', jsonb_build_object('kind', 'access', 'workspaceId', OLD.workspace_id,
    'personId', to_jsonb(OLD) ->> TG_ARGV[0])::text);
  RETURN NULL;
END $$;${tables.map(triggerOn).join('')}
`;
