import type { Sheet, Workbook } from '../../platform/storage/xlsx/workbook.js';

const FORM_SHEETS = ['survey', 'choices', 'settings', 'external_choices', 'entities', 'osm'] as const;
export type FormSheet = (typeof FORM_SHEETS)[number];

/** Names are compared without regard to case; the only sheet of a file is its survey, as in the reference converter. */
export function isFormSheet(name: string, all: readonly string[]): boolean {
  return all.length === 1 || (FORM_SHEETS as readonly string[]).includes(name.trim().toLowerCase());
}

export function sheetOf(workbook: Workbook, wanted: FormSheet): Sheet | undefined {
  const named = workbook.sheets.find(({ name }) => name.trim().toLowerCase() === wanted);
  return named ?? (wanted === 'survey' && workbook.sheetNames.length === 1 ? workbook.sheets[0] : undefined);
}
