/** Cells of `surveys_answer_count` that differ from the counts of `surveys_response`; empty if all are correct. */
export function miscounted(owner: <Row>(sql: string) => Promise<Row[]>): Promise<unknown[]> {
  const kept =
    'SELECT wave_id, park_id, stratum, psu_code, disposition, sex, ineligible, flags, count FROM surveys_answer_count';
  const counted = `
    SELECT wave_id, park_id, coalesce(stratum, ''), coalesce(psu_code, ''), disposition, coalesce(answers ->> 'sex', ''),
      coalesce(answers ->> 'emp_status' = '4', false), flags, count(*)::int
    FROM surveys_response GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
  return owner(`(${kept} EXCEPT ${counted}) UNION ALL (${counted} EXCEPT ${kept})`);
}
