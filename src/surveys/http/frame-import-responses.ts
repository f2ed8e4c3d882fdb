import { inLanguage, type Language, localized, type LocalizedText } from '../../kernel/localized-text.js';
import type { FileInMemory } from '../../platform/http/receive-file.js';
import type { FileCell, Sheet } from '../../platform/http/index.js';
import {
  type FrameColumn,
  frameColumnHelp,
  frameColumnNames,
  frameColumns,
  neededColumnNames,
} from '../domain/frame-file/columns.js';
import type { FrameChange } from '../domain/frame-file/compare.js';
import { frameFileProblems } from '../domain/problems-of-frame-files.js';
import type { MissingUnits } from '../use-cases/import-frame-file.js';
import type { FrameFileUnit } from '../use-cases/read-frame.js';
import type { CheckedFrameFile, FrameFile } from '../use-cases/check-frame-file.js';
import type { CheckedFrameFileResponse, FrameChangeResponse } from './dto/frame-import.response.js';

/** Errors and changes in an answer; further ones are only counted. Of missing enterprises each can be chosen. */
const listed = 500;

/** The template: headers in the reader's language, the rows of the present frame if asked, and an explanation of each column. */
export function frameTemplate(language: Language, units: readonly FrameFileUnit[]): readonly [Sheet, Sheet] {
  const word = (text: LocalizedText): string => inLanguage(text, language);
  return [
    {
      name: word(localized('Sampling frame', '抽样框')),
      head: frameColumns.map((each) => word(frameColumnNames[each])),
      rows: units.map((unit) => frameColumns.map((column) => cellOf(unit[column], word))),
    },
    {
      name: word(localized('Explanation', '说明')),
      head: [word(localized('Column', '列')), word(localized('Content', '内容'))],
      rows: frameColumns.map((each) => [word(frameColumnNames[each]), word(frameColumnHelp[each])]),
    },
  ];
}

const yesOrNo = [localized('No', '否'), localized('Yes', '是')] as const;

function cellOf(value: FrameFileUnit[FrameColumn], word: (text: LocalizedText) => string): FileCell {
  return typeof value === 'boolean' ? word(yesOrNo[Number(value)]!) : value;
}

/** The columns that were assigned by hand are a JSON list by position. */
export function frameFileOf({ name, bytes, fields }: FileInMemory): FrameFile {
  const given = fields['columns'] ?? '';
  return { name, bytes, columns: given === '' ? null : columnsOf(given) };
}

function columnsOf(given: string): readonly (FrameColumn | null)[] {
  try {
    const list: unknown = JSON.parse(given);
    if (Array.isArray(list) && list.every((each) => each === null || frameColumns.includes(each as FrameColumn)))
      return list as (FrameColumn | null)[];
  } catch {
    // refused like a list of other values
  }
  throw frameFileProblems.columns();
}

/** Enterprises that the file does not contain: what happens to all of them, and a JSON list of the ids of the others. */
export function missingUnitsOf({ fields }: FileInMemory): MissingUnits {
  const missing = fields['missing'] === 'take-out' ? 'take-out' : 'keep';
  const given = fields['except'] ?? '';
  return { missing, except: given === '' ? [] : idsOf(given) };
}

function idsOf(given: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(given);
    if (Array.isArray(list) && list.every((each) => typeof each === 'string')) return list as string[];
  } catch {
    // refused like a list of other values
  }
  throw frameFileProblems.except();
}

const byName = new Intl.Collator('en', { numeric: true });

const named = (column: FrameColumn) => ({ column, name: frameColumnNames[column] });

export function checkedFrameFile(checked: CheckedFrameFile): CheckedFrameFileResponse {
  const { changes, errors, missing, names } = checked;
  const added = changes.filter(({ unit }) => unit === null || unit.takenOut).length;
  const nameOf = (id: string): LocalizedText => names.get(id) ?? { en: '', zh: '' };
  return {
    columns: checked.header.map((heading, at) => ({
      ...{ heading, column: checked.assigned[at] ?? null, examples: checked.examples[at] ?? [] },
    })),
    known: frameColumns.map(named),
    needed: checked.needed.map((column) => ({ column, name: neededColumnNames[column] })),
    ...{ rows: checked.rows, added, changed: changes.length - added, unchanged: checked.unchanged },
    ...{ missing: missing.length, basis: checked.basis, newParks: checked.newParks.map(({ name }) => name) },
    newPlaces: changes.filter(({ placeId }) => placeId === null).length,
    registerNumbers: checked.registerNumbers.size,
    errorCount: errors.length,
    errors: errors.slice(0, listed).map(({ column, ...error }) => ({
      ...{ ...error, column: column === null ? null : frameColumnNames[column] },
    })),
    changes: changes.slice(0, listed).map(changeResponse),
    missingUnits: missing
      .map(({ id, placeId, parkId, headcount }) => ({ id, name: nameOf(placeId), park: nameOf(parkId), headcount }))
      .sort((one, other) => byName.compare(one.name.en, other.name.en)),
  };
}

function changeResponse({ row, name, parkName, unit, figures }: FrameChange): FrameChangeResponse {
  const figuresOf = ({ sizeClass, headcount, women, men, certainty }: FrameChange['figures']) => ({
    ...{ sizeClass, headcount, women, men, certainty },
  });
  const kind = kindOf(unit, figures);
  return { row, kind, name, park: parkName, before: unit && figuresOf(unit), after: figuresOf(figures) };
}

function kindOf(unit: FrameChange['unit'], figures: FrameChange['figures']): FrameChangeResponse['kind'] {
  if (unit === null) return 'added';
  if (unit.takenOut) return 'returned';
  return unit.parkId === figures.parkId ? 'changed' : 'moved';
}
