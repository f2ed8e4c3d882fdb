/** Converts between a definition and the fields of its form. */
import type { DefinitionContent } from '../api/definitions.js';

export interface FormValues {
  readonly id: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly group: string;
  readonly universe: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly estimator: DefinitionContent['estimator'];
  readonly unit: DefinitionContent['unit'];
  readonly disaggregations: readonly string[];
  readonly direction: DefinitionContent['direction'];
  readonly sdg: readonly string[];
  readonly notesEn: string;
  readonly notesZh: string;
  readonly retired: boolean;
  readonly reason: string;
}

export const formulaParts = ['universe', 'numerator', 'denominator'] as const;
export type FormulaPart = (typeof formulaParts)[number];

type Kind = Pick<FormValues, 'estimator' | 'unit'>;

/** Whether it is a difference of two shares, which has no denominator. */
export const isInPoints = ({ estimator, unit }: Kind): boolean => estimator === 'index' && unit === 'percentage_points';

/** Translation key of the name of a field. */
export function fieldName<Field extends string>(field: Field, kind: Kind) {
  return isInPoints(kind) && (field === 'numerator' || field === 'denominator')
    ? (`def.group.${field}` as const)
    : (`def.field.${field}` as const);
}

export const blank: DefinitionContent = {
  name: { en: '', zh: '' },
  group: '',
  universe: 'employee = 1',
  numerator: 'SUM w*',
  denominator: 'SUM w*',
  estimator: 'proportion',
  unit: 'percent',
  disaggregations: ['sex', 'park', 'age_group'],
  direction: 'higher_is_better',
  sdg: [],
  notes: { en: '', zh: '' },
  retired: false,
};

export function valuesOf(content: DefinitionContent): FormValues {
  const { name, notes, sdg, ...rest } = content;
  return {
    ...rest,
    id: '',
    nameEn: name.en,
    nameZh: name.zh,
    notesEn: notes.en,
    notesZh: notes.zh,
    sdg: sdg.map(({ code }) => code),
    reason: '',
  };
}

export function contentOf(values: FormValues, before: DefinitionContent): DefinitionContent {
  const { id: _id, reason: _reason, nameEn, nameZh, notesEn, notesZh, sdg, ...rest } = values;
  return {
    ...rest,
    disaggregations: [...rest.disaggregations],
    name: { en: nameEn.trim(), zh: nameZh.trim() },
    notes: { en: notesEn, zh: notesZh },
    // existing links keep how closely the indicator follows the target
    sdg: sdg.map((code) => before.sdg.find((link) => link.code === code) ?? { code, link: 'context' }),
  };
}

/** Sends only changed fields, so that changes that others made meanwhile are merged. */
export function changesOf(before: DefinitionContent, after: DefinitionContent): Partial<DefinitionContent> {
  const was = before as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field])),
  );
}

/** Maps a pointer such as "/name/zh" to the field of the form. */
export function fieldAt(pointer: string): keyof FormValues {
  const [field = '', inner = ''] = pointer.replace(/^\//, '').split('/');
  if (field === 'name' || field === 'notes') return `${field}${inner === 'zh' ? 'Zh' : 'En'}`;
  return field as keyof FormValues;
}

/** Replaces the word at a position of the text by a name. */
export function replaced(
  text: string,
  at: { readonly position: number; readonly length: number },
  name: string,
): string {
  return text.slice(0, at.position) + name + text.slice(at.position + at.length);
}
