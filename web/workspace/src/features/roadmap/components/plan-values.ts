import type { Schema } from '#shared';
import type { Plan } from '../api/types.js';
import type { Tag } from './tags.js';

export interface TargetValues {
  readonly id?: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly value: string;
  readonly unitEn: string;
  readonly unitZh: string;
  readonly year: string;
  /** The stated day, which may be more exact than the year. */
  readonly due: Pick<Plan['targets'][number], 'dueOn' | 'duePrecision'>;
  readonly indicatorId: string | null;
  readonly instrumentId: string | null;
}

export interface FindingValues {
  readonly id?: string;
  readonly kind: Plan['findings'][number]['kind'];
  readonly textEn: string;
  readonly textZh: string;
}

/** The values of the form of an entry of the register. */
export interface PlanValues {
  readonly kind: Plan['kind'];
  readonly titleEn: string;
  readonly titleZh: string;
  readonly noteEn: string;
  readonly noteZh: string;
  readonly link: string;
  readonly fromYear: string;
  readonly toYear: string;
  readonly placeId: string | null;
  readonly tags: readonly Tag[];
  readonly targets: readonly TargetValues[];
  readonly findings: readonly FindingValues[];
}

export const emptyTarget: TargetValues = {
  ...{ titleEn: '', titleZh: '', value: '', unitEn: '', unitZh: '', year: '' },
  ...{ due: { dueOn: null, duePrecision: 'year' }, indicatorId: null, instrumentId: null },
};

export const emptyPlan: PlanValues = {
  ...{ kind: 'plan', titleEn: '', titleZh: '', noteEn: '', noteZh: '', link: '', fromYear: '', toYear: '' },
  ...{ placeId: null, tags: [], targets: [], findings: [] },
};

const yearOf = (day: string | null): string => day?.slice(0, 4) ?? '';

export function planValues(plan: Plan): PlanValues {
  const { title, note, targets, findings } = plan;
  return {
    ...{ kind: plan.kind, titleEn: title.en, titleZh: title.zh, noteEn: note?.en ?? '', noteZh: note?.zh ?? '' },
    ...{ link: plan.link ?? '', placeId: plan.placeId, tags: plan.tags },
    ...{ fromYear: String(plan.fromYear ?? ''), toYear: String(plan.toYear ?? '') },
    targets: targets.map(({ id, dueOn, duePrecision, indicatorId, instrumentId, ...target }) => ({
      ...{ id, titleEn: target.title.en, titleZh: target.title.zh, value: target.value ?? '' },
      ...{ unitEn: target.unit?.en ?? '', unitZh: target.unit?.zh ?? '', year: yearOf(dueOn) },
      ...{ due: { dueOn, duePrecision }, indicatorId, instrumentId },
    })),
    findings: findings.map(({ id, kind, text }) => ({ id, kind, textEn: text.en, textZh: text.zh })),
  };
}

function dueOf({ year, due }: TargetValues): TargetValues['due'] {
  if (year === yearOf(due.dueOn)) return due;
  return { dueOn: year === '' ? null : `${year}-12-31`, duePrecision: 'year' };
}

export function planInput(values: PlanValues): Schema<'AddPlanRequest'> {
  return {
    ...{ kind: values.kind, title: { en: values.titleEn, zh: values.titleZh } },
    note: { en: values.noteEn, zh: values.noteZh },
    link: values.link || null,
    fromYear: values.fromYear === '' ? null : Number(values.fromYear),
    toYear: values.toYear === '' ? null : Number(values.toYear),
    ...{ placeId: values.placeId, tags: [...values.tags] },
    targets: values.targets.map((target) => ({
      ...(target.id !== undefined && { id: target.id }),
      title: { en: target.titleEn, zh: target.titleZh },
      value: target.value.trim() || null,
      unit: target.unitEn || target.unitZh ? { en: target.unitEn, zh: target.unitZh } : null,
      ...{ indicatorId: target.indicatorId, instrumentId: target.instrumentId },
      ...dueOf(target),
    })),
    findings: values.findings.map(({ id, kind, textEn, textZh }) => ({
      ...(id !== undefined && { id }),
      ...{ kind, text: { en: textEn, zh: textZh } },
    })),
  };
}

/** Sends only changed fields, so that others' edits of other fields are kept. */
export function planChanges(before: PlanValues, after: PlanValues): Schema<'EditPlanRequest'> {
  const [old, now] = [planInput(before), planInput(after)];
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]),
    ),
  );
}
