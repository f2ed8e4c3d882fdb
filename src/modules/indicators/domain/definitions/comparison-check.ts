/** Checks two groups that are compared, and describes the comparison in words. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { DefinitionContent } from './definition-content.js';
import { type DefinitionFault, fault } from './definition-fault.js';
import type { FormulaPart, Formulas } from './definition-formula.js';
import type { KnownDefinition, ToCheck } from './definition-shape.js';
import { comparedIn, contrastOf, type GroupStatistic, isSameGroup, isSameStatistic } from './formula/comparison.js';
import { namesInCondition } from './formula/names.js';
import { overlapOf } from './formula/overlap.js';
import { positionOf } from './formula/tokens.js';
import { contrastWords } from './formula/words.js';
import { nearestOf, type Variable } from './vocabulary.js';

interface Lines {
  readonly above: readonly GroupStatistic[];
  readonly below: readonly GroupStatistic[];
}

const isComparison = ({ estimator }: DefinitionContent): boolean => estimator === 'index';

function linesOf({ numerator, denominator }: Formulas): Lines | null {
  const [above, below] = [numerator?.parsed, denominator?.parsed];
  if (above?.kind !== 'compared' || below?.kind !== 'compared') return null;
  return { above: above.statistics, below: below.statistics };
}

const isShare = ({ source, unit, estimator }: KnownDefinition): boolean =>
  source === 'survey' && unit === 'percent' && (estimator === 'proportion' || estimator === 'ratio');

/** Points compare two shares; per cent compares two means or medians. */
function kindFaults({ id, content, all }: ToCheck, part: FormulaPart, side: GroupStatistic): DefinitionFault[] {
  const { of, name, at } = side;
  const word = of === 'share' ? name : of;
  const marked = (code: string, detail: LocalizedText, suggestions: string[] = []): DefinitionFault[] => [
    {
      ...fault(`/${part}`, code, detail),
      position: positionOf(content[part], word, at),
      length: word.length,
      suggestions,
    },
  ];
  if (content.unit !== 'percentage_points')
    return of !== 'share'
      ? []
      : marked('not-a-mean', {
          en: 'To compare means or medians in %, write "mean" or "median" before a variable. To compare shares, choose percentage points.',
          zh: '以%比较的是均值或中位数：请在数字变量前写“mean”或“median”；比较占比请选择百分点。',
        });
  if (of !== 'share')
    return marked('not-a-share', {
      en: 'To compare shares in percentage points, enter the code of a share. To compare means or medians, choose %.',
      zh: '以百分点比较的是占比：请写占比指标的编号；比较均值或中位数请选择%。',
    });
  const found = all.find((each) => each.id === name && each.id !== id);
  if (found === undefined) {
    const shares = all.filter((each) => isShare(each) && each.retired !== true && each.id !== id);
    const detail = { en: `Indicator "${name}" not found.`, zh: `未找到编号为“${name}”的其他指标。` };
    return marked(
      'unknown-indicator',
      detail,
      nearestOf(
        name,
        shares.map(({ id, name }) => ({ name: id, label: name })),
      ),
    );
  }
  if (found.retired === true)
    return marked('compared-retired', {
      en: `“${found.name.en}” is retired. Choose a share that is still computed.`,
      zh: `“${found.name.zh}”已停用：请比较仍在计算的占比。`,
    });
  if (isShare(found)) return [];
  return marked('not-a-share', {
    en: `“${found.name.en}” is not a share of people, so groups cannot be compared in percentage points.`,
    zh: `“${found.name.zh}”不是人员占比，不能以百分点比较人群。`,
  });
}

const lineFault = (part: FormulaPart, en: string, zh: string): DefinitionFault[] => [
  fault(`/${part}`, 'comparison-unfit', { en, zh }),
];

/** Checks which group is in the numerator and which in the denominator. */
function standFaults({ unit }: DefinitionContent, { above, below }: Lines): DefinitionFault[] {
  const [first, second] = above;
  const [reference, more] = below;
  if (more !== undefined)
    return lineFault('denominator', 'Enter one group here, without a minus sign.', '此处只写一个人群，不写减号。');
  if (unit === 'percentage_points' && second !== undefined)
    return lineFault(
      'numerator',
      'Enter one group in each field. The second is subtracted from the first.',
      '每栏只写一个人群：以第一个减去第二个。',
    );
  if (above.some((side) => !isSameStatistic(side, reference!)))
    return [
      fault('/denominator', 'different-statistics', {
        en: 'Use the same statistic for both groups.',
        zh: '两个人群须用同一统计量比较。',
      }),
    ];
  if (second === undefined || isSameGroup(first!, reference!)) return [];
  return lineFault(
    'denominator',
    'The denominator must be the first group in the numerator. The gap is expressed as a percentage of that group.',
    '分母应为分子中的第一个人群，差距按其百分比表示。',
  );
}

/** Persons in both groups would be compared with themselves. */
function overlapFaults({ vocabulary }: ToCheck, lines: Lines): DefinitionFault[] {
  const { of, to } = groupsOf(lines);
  const part = lines.above.length === 2 ? 'numerator' : 'denominator';
  switch (overlapOf(of.group, to.group, vocabulary)) {
    case 'apart':
      return [];
    case 'overlap':
      return [
        fault(`/${part}`, 'groups-overlap', {
          en: 'A person could be in both groups. Enter conditions that exclude each other.',
          zh: '两个人群可能有重叠：请写互斥的条件。',
        }),
      ];
    case 'too-many':
      return [
        fault(`/${part}`, 'groups-unclear', {
          en: 'These conditions are too complex to check whether the groups exclude each other. Move shared conditions to “Universe”.',
          zh: '条件过多，无法判断两个人群是否互斥：请把共同的条件移到“统计对象”。',
        }),
      ];
  }
}

/** The group that is compared, and the reference group. */
function groupsOf({ above, below }: Lines): { readonly of: GroupStatistic; readonly to: GroupStatistic } {
  return { of: above.at(-1)!, to: below[0]! };
}

export function comparisonFaults(given: ToCheck, formulas: Formulas): DefinitionFault[] {
  const lines = isComparison(given.content) ? linesOf(formulas) : null;
  if (lines === null) return [];
  const kinds = [
    ...lines.above.flatMap((side) => kindFaults(given, 'numerator', side)),
    ...lines.below.flatMap((side) => kindFaults(given, 'denominator', side)),
  ];
  if (kinds.length > 0) return kinds;
  const stand = standFaults(given.content, lines);
  const unread = (['numerator', 'denominator'] as const).some((part) => formulas[part]!.faults.length > 0);
  return stand.length > 0 || unread ? stand : overlapFaults(given, lines);
}

function comparedBy({ content, all }: ToCheck): KnownDefinition | undefined {
  const id = isComparison(content) ? comparedIn(content.numerator) : null;
  return all.find((each) => each.id === id);
}

/** Describes a comparison that has no mistakes. */
export function comparisonWords(given: ToCheck, formulas: Formulas): LocalizedText | null {
  const lines = linesOf(formulas);
  if (lines === null) return null;
  const { of, to } = groupsOf(lines);
  const contrast = contrastOf(given.content.unit, lines.above);
  return contrastWords({ contrast, of, to, share: comparedBy(given)?.name }, given.vocabulary);
}

/** The variables behind the share that is compared, and those that define the groups. */
export function namedByComparison(
  given: ToCheck,
  formulas: Formulas,
): { readonly behind: readonly Variable[]; readonly apart: readonly string[] } {
  const lines = isComparison(given.content) ? linesOf(formulas) : null;
  if (lines === null) return { behind: [], apart: [] };
  const compared = comparedBy(given);
  const names = [...(compared?.variables ?? []), ...(compared?.derived_variables ?? [])];
  return {
    behind: names.flatMap((name) => given.vocabulary.variables.get(name) ?? []),
    apart: [...lines.above, ...lines.below].flatMap(({ group }) => namesInCondition(group)),
  };
}

/** A mistake with this code is never ignored. */
export const comparedElsewhere = 'indicators.definition.compared-elsewhere';

/** A share that a comparison names must remain a share, even if it is retired. */
export function comparedFaults({ id, content, all }: ToCheck, others: readonly DefinitionFault[]): DefinitionFault[] {
  const before = all.find((each) => each.id === id);
  const comparing = all.find(
    ({ estimator, numerator, retired }) => estimator === 'index' && retired !== true && comparedIn(numerator) === id,
  );
  if (before === undefined || comparing === undefined) return [];
  const stays = content.unit === before.unit && content.estimator === before.estimator;
  // a retired definition may have mistakes, but not if a comparison still uses it
  if (stays && !(content.retired && others.length > 0)) return [];
  const detail = {
    en: `“${comparing.name.en}” uses this indicator for comparison, so you cannot change the estimate type or unit, and the formulas must be valid.`,
    zh: `“${comparing.name.zh}”比较该指标，因此其类型和单位不能更改，公式也须正确。`,
  };
  return [fault(stays ? '/retired' : '/estimator', 'compared-elsewhere', detail)];
}
