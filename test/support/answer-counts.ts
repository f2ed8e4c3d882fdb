/** Cells of `surveys_answer_count` that differ from the counts of `surveys_response`; empty if all are correct. */
export function miscounted(owner: <Row>(sql: string) => Promise<Row[]>): Promise<unknown[]> {
  const kept =
    'SELECT wave_id, park_id, stratum, psu_code, disposition, sex, ineligible, flags, count FROM surveys_answer_count';
  const category = (
    variable: string,
  ): string => `coalesce(CASE WHEN form.id IS NULL THEN answers ->> '${variable}' ELSE (
    SELECT c ->> 'category' FROM jsonb_array_elements(mapping.variables) v, jsonb_array_elements(v -> 'categories') c
    WHERE v ->> 'variable' = '${variable}' AND c ->> 'choice' = answers ->> (v ->> 'question')) END, '')`;
  const counted = `
    SELECT wave_id, park_id, coalesce(stratum, ''), coalesce(psu_code, ''), disposition, ${category('sex')},
      ${category('emp_status')} = '4', flags, count(*)::int
    FROM surveys_response r JOIN surveys_wave w ON w.id = r.wave_id JOIN surveys_questionnaire q ON q.id = coalesce(
      (SELECT questionnaire_id FROM surveys_retired_version v WHERE v.wave_id = w.id ORDER BY retired_at LIMIT 1), w.questionnaire_id)
    LEFT JOIN surveys_form form ON (form.workspace_id, form.name, form.version) = (q.workspace_id, q.name, q.version)
    LEFT JOIN surveys_mapping mapping ON mapping.form_id = form.id AND mapping.version =
      (SELECT max(version) FROM surveys_mapping m WHERE m.form_id = form.id AND m.created_at <= w.opened_at)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
  return owner(`(${kept} EXCEPT ${counted}) UNION ALL (${counted} EXCEPT ${kept})`);
}
