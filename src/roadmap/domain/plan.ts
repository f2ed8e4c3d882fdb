import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Problem } from '../../kernel/problem.js';
import type { DatePrecision } from './lateness.js';
import * as problems from './problems-of-register.js';
import { textMissing, textUnwritable } from './problems.js';
import { sortedTags, type Tag } from './tags.js';
import { isWritable, normalizeBoth, normalizeText, saysSomething } from './text.js';

/** Plans, the policy instruments that actions refer to, and studies with their findings. */
export type PlanKind = (typeof planKinds)[number];
export const planKinds = [
  ...(['plan', 'framework', 'index', 'standard', 'guidelines', 'database', 'tool', 'platform', 'study'] as const),
] as const;

export type FindingKind = (typeof findingKinds)[number];
export const findingKinds = ['finding', 'recommendation'] as const;

/** Targets of a plan and findings of a study, each at most. */
export const mostParts = 100;

export interface PlanTarget {
  readonly id: string;
  readonly title: LocalizedText;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision;
  /** A decimal number as text, so that nothing is rounded. */
  readonly value: string | null;
  readonly unit: LocalizedText | null;
  readonly indicatorId: string | null;
  /** The instrument that measures the target. */
  readonly instrumentId: string | null;
}

export interface Finding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly text: LocalizedText;
}

/** An entry of the register, edited field by field. */
export interface Plan {
  readonly kind: PlanKind;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  /** The address of the document. */
  readonly link: string | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly placeId: string | null;
  readonly tags: readonly Tag[];
  /** No longer offered for actions, but shown where actions refer to it. */
  readonly retired: boolean;
  readonly targets: readonly PlanTarget[];
  readonly findings: readonly Finding[];
}

export const emptyPlan: Omit<Plan, 'kind' | 'title'> = {
  ...{ note: null, link: null, fromYear: null, toYear: null, placeId: null },
  ...{ tags: [], retired: false, targets: [], findings: [] },
};

const textOrNull = (text: LocalizedText | null | undefined): LocalizedText | null => {
  const tidy = text ? normalizeBoth(text) : null;
  return tidy !== null && saysSomething(tidy) ? tidy : null;
};

const targetOf = (target: PlanTarget): PlanTarget => ({
  id: target.id,
  title: normalizeBoth(target.title),
  dueOn: target.dueOn,
  duePrecision: target.duePrecision,
  value: target.value,
  unit: textOrNull(target.unit),
  indicatorId: target.indicatorId,
  instrumentId: target.instrumentId,
});

const findingOf = ({ id, kind, text }: Finding): Finding => ({ id, kind, text: normalizeBoth(text) });

/** The stated fields in the form in which they are stored and compared. */
export function normalPlan<Stated extends Partial<Plan>>(stated: Stated): Stated {
  const { title, note, link, tags, targets, findings } = stated;
  return {
    ...Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)),
    ...(title && { title: normalizeBoth(title) }),
    ...(note !== undefined && { note: textOrNull(note) }),
    ...(link !== undefined && { link: link === null ? null : normalizeText(link) || null }),
    ...(tags && { tags: sortedTags(tags) }),
    ...(targets && { targets: targets.map(targetOf) }),
    ...(findings && { findings: findings.map(findingOf) }),
  } as Stated;
}

export const isLink = (link: string): boolean =>
  URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);

/** Validates an entry; whether the records that it refers to exist is checked elsewhere. */
export function planProblem(plan: Plan): Problem | null {
  if (!saysSomething(plan.title)) return textMissing('/title');
  const said: readonly (readonly [string, LocalizedText | null])[] = [
    ['/title', plan.title],
    ['/note', plan.note],
    ...plan.targets.flatMap(({ title, unit }) => [['/targets', title] as const, ['/targets', unit] as const]),
    ...plan.findings.map(({ text }) => ['/findings', text] as const),
  ];
  const wrong = said.find(([, text]) => text !== null && !(isWritable(text.en) && isWritable(text.zh)));
  if (wrong) return textUnwritable(wrong[0]);
  if (plan.fromYear !== null && plan.toYear !== null && plan.toYear < plan.fromYear) return problems.yearsReversed();
  if (plan.link !== null && !isLink(plan.link)) return problems.linkWrong();
  return partsProblem(plan);
}

function partsProblem({ kind, targets, findings }: Plan): Problem | null {
  if (kind === 'study' && targets.length > 0) return problems.targetsOfStudy();
  if (kind !== 'study' && findings.length > 0) return problems.findingsOfPlan();
  if (targets.some(({ title }) => !saysSomething(title))) return textMissing('/targets');
  if (targets.some(({ value, unit }) => value === null && unit !== null)) return problems.valueMissing();
  return findings.some(({ text }) => !saysSomething(text)) ? textMissing('/findings') : null;
}
