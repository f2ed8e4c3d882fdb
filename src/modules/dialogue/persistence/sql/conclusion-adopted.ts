/** Whether a meeting adopted the present text of a conclusion; a revised text is not adopted yet (docs/adr/0061). */
export const conclusionAdopted = `
CREATE OR REPLACE FUNCTION dialogue_conclusion_adopted(conclusion uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM dialogue_adoption a WHERE a.conclusion_id = conclusion AND NOT EXISTS (
    SELECT FROM dialogue_conclusion_text t
    WHERE t.conclusion_id = conclusion AND t.kind = 'revised' AND t.version > a.text_version))
$$;`;
