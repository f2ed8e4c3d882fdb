import { editConflict, type FieldConflict } from '../../kernel/merge.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

function wrong(code: string, pointer: string, title: LocalizedText): Problem {
  const full = `roadmap.plan.${code}`;
  return new Problem('invalid', full, title, { errors: [{ pointer, code: full, detail: title }] });
}

export function planNotFound(): Problem {
  const title = { en: 'Entry of the register not found.', zh: '未找到该登记条目。' };
  return new Problem('not-found', 'roadmap.plan.not-found', title);
}

export function yearsReversed(): Problem {
  const title = { en: 'The last year must be the first year or later.', zh: '结束年份不得早于开始年份。' };
  return wrong('years-reversed', '/toYear', title);
}

export function linkWrong(): Problem {
  const title = {
    en: 'Enter a link that starts with https:// or http://.',
    zh: '请填写以 https:// 或 http:// 开头的链接。',
  };
  return wrong('link-wrong', '/link', title);
}

export function targetsOfStudy(): Problem {
  const title = {
    en: 'A study has findings, not targets. Remove the targets first.',
    zh: '研究报告只有结论，没有目标。请先删除目标。',
  };
  return wrong('targets-of-study', '/targets', title);
}

export function findingsOfPlan(): Problem {
  const title = {
    en: 'Only a study has findings. Remove the findings first.',
    zh: '只有研究报告才有研究结论。请先删除研究结论。',
  };
  return wrong('findings-of-plan', '/findings', title);
}

export function valueMissing(): Problem {
  const title = { en: 'Enter a value for each target with a unit.', zh: '填写单位的目标须填写数值。' };
  return wrong('value-missing', '/targets', title);
}

export function instrumentUnknown(): Problem {
  const title = { en: 'Instrument not found.', zh: '未找到该工具。' };
  return wrong('instrument-unknown', '/targets', title);
}

export function kindInUse(): Problem {
  const title = {
    en: 'Actions or targets refer to this entry. Remove it from them before you change its kind from or to a study.',
    zh: '仍有行动或目标引用该条目。请先解除引用，再将其类型改为研究报告或从研究报告改为其他类型。',
  };
  return new Problem('conflict', 'roadmap.plan.kind-in-use', title, {
    errors: [{ pointer: '/kind', code: 'roadmap.plan.kind-in-use', detail: title }],
  });
}

export function findingInUse(): Problem {
  const title = {
    en: 'Actions follow a finding that you removed. Keep it, or remove it from these actions first.',
    zh: '所删除的研究结论仍有行动与之关联。请保留该结论，或先解除这些行动的关联。',
  };
  return new Problem('conflict', 'roadmap.plan.finding-in-use', title, {
    errors: [{ pointer: '/findings', code: 'roadmap.plan.finding-in-use', detail: title }],
  });
}

export function findingUnknown(pointer: string): Problem {
  const title = { en: 'Finding not found.', zh: '未找到该研究结论。' };
  const code = 'roadmap.action.finding-unknown';
  return new Problem('invalid', code, title, { errors: [{ pointer, code, detail: title }] });
}

export const planConflict = (conflicts: readonly FieldConflict[], version: number): Problem =>
  editConflict('roadmap.plan.conflict', conflicts, version);
