import { Problem } from '../../kernel/problem.js';
import type { SentReportRefusal } from './sent-report.js';

export function reportNotFound(): Problem {
  return new Problem('not-found', 'roadmap.report.not-found', { en: 'Report not found.', zh: '未找到该报告。' });
}

const refusals = {
  'not-author': {
    en: 'Only the author can correct or withdraw a report.',
    zh: '报告只能由其作者更正或撤回。',
  },
  withdrawn: {
    en: 'This report has been withdrawn. Send a new report.',
    zh: '该报告已撤回，请另行报告。',
  },
  answered: {
    en: 'Another group has answered this report, so its text stays as it was answered. Send a new report that says what is different.',
    zh: '另一方已对该报告作出答复，报告文字保持不变。如有不同，请另行报告说明。',
  },
} as const;

export function reportRefused(refusal: SentReportRefusal): Problem {
  return new Problem(
    refusal === 'not-author' ? 'forbidden' : 'conflict',
    `roadmap.report.${refusal}`,
    refusals[refusal],
  );
}

export function reportNotLast(): Problem {
  return new Problem('conflict', 'roadmap.report.not-last', {
    en: 'The action was reported on or its status was changed after this report, so it can no longer be withdrawn. Correct its text, or send a new report.',
    zh: '该报告之后已有新的报告或状态变更，不能撤回。请更正其文字，或另行报告。',
  });
}
