/** Answers `r` that may leave in files: those of enterprises that are not withheld (docs/adr/0086). */
export const mayLeave = `NOT EXISTS (SELECT FROM surveys_withheld_unit h JOIN surveys_wave_unit hu ON hu.id = h.wave_unit_id
  WHERE h.wave_id = r.wave_id AND hu.group_code = r.psu_code AND NOT h.released)`;
