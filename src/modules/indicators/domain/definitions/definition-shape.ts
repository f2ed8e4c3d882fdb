/** Checks the name, group and breakdowns of a definition. */
import { surveyBreakdowns } from './breakdowns.js';
import type { IndicatorDefinition } from './definition.js';
import type { DefinitionContent } from './definition-content.js';
import { type DefinitionFault, fault } from './definition-fault.js';
import type { Vocabulary } from './vocabulary.js';

/** Definitions of the catalogue are not retired initially. */
export type KnownDefinition = IndicatorDefinition & { readonly retired?: boolean };

export interface ToCheck {
  readonly id: string;
  readonly content: DefinitionContent;
  /** The definition of the catalogue that this is a version of; null for a custom indicator. */
  readonly base: IndicatorDefinition | null;
  readonly vocabulary: Vocabulary;
  readonly groups: readonly string[];
  /** All definitions of the workspace, which other definitions may compare. */
  readonly all: readonly KnownDefinition[];
}

const idPattern = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/;
const sdgPattern = /^(1[0-7]|[1-9])\.[0-9a-d]{1,2}(\.[0-9]{1,2})?$/;

/** An id is words joined by underscores, so that it never equals another address of the API. */
export function idFaults(id: string): DefinitionFault[] {
  if (id.length <= 60 && idPattern.test(id)) return [];
  return [
    fault('/id', 'id-unfit', {
      en: 'Use two or more words of lower-case letters and digits joined by _, up to 60 characters. Example: written_contract_share.',
      zh: '由小写字母和数字组成、以下划线连接的两个或更多单词，不超过60个字符，例如 written_contract_share。',
    }),
  ];
}

export function shapeFaults({ content, base, groups }: ToCheck): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const { name, group, disaggregations, sdg } = content;
  if (name.en.trim() === '')
    faults.push(fault('/name/en', 'name-missing', { en: 'Enter a name.', zh: '请填写名称。' }));
  if (!/\p{Script=Han}/u.test(name.zh))
    faults.push(fault('/name/zh', 'name-missing', { en: 'Enter a name in Chinese.', zh: '请填写中文名称。' }));
  if (!groups.includes(group))
    faults.push(
      fault('/group', 'unknown-group', { en: 'Choose a subject from the catalogue.', zh: '请选择目录中的主题。' }),
    );
  const allowed = base === null || base.source === 'survey' ? surveyBreakdowns : base.disaggregations;
  disaggregations.forEach((each, at) => {
    if (allowed.includes(each) && disaggregations.indexOf(each) === at) return;
    const detail = {
      en: `Breakdown "${each}" was not found or is listed twice.`,
      zh: `此处没有分组“${each}”，或重复列出。`,
    };
    faults.push(fault(`/disaggregations/${at}`, 'unknown-breakdown', detail));
  });
  sdg.forEach(({ code }, at) => {
    if (sdgPattern.test(code)) return;
    const detail = { en: 'Enter a number such as 8.5 or 8.5.1.', zh: '请写成8.5或8.5.1的形式。' };
    faults.push(fault(`/sdg/${at}/code`, 'sdg-unreadable', detail));
  });
  return faults;
}
