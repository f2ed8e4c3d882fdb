import type { LocalizedText } from '../kernel/localized-text.js';
import { localized } from '../kernel/localized-text.js';
import type { Risk } from '../roadmap/domain/risk.js';

/** The main risk of actions of the fictitious city, by key. */
export const risks: Readonly<Record<string, Risk>> = {
  'plan-cd': {
    likelihood: 'medium',
    event: localized(
      'The two parks do not agree on one plan before the end of the quarter.',
      '两个园区在季度末前未能就统一计划达成一致。',
    ),
    response: localized(
      'Each park adopts its own chapter if there is no common text by then.',
      '届时如无共同文本，各园区先行通过本园区部分。',
    ),
  },
  'shift-review': {
    likelihood: 'high',
    event: localized('Three enterprises leave the common rule.', '三家企业退出统一规则。'),
    response: localized(
      'The employers and the unions visit them together before the next roundtable.',
      '雇主组织与工会将在下次圆桌会议前共同走访。',
    ),
  },
  survey: {
    likelihood: 'low',
    event: localized('Too few workers of the night shift respond.', '夜班职工答卷过少。'),
    response: localized('', ''),
  },
};

/** What the report on an action names as its next step, and in how many days. */
export const nextSteps: Readonly<Record<string, { readonly text: LocalizedText; readonly days: number }>> = {
  'plan-a': { text: localized('Collect the lists of the two enterprises', '收齐两家企业的名单'), days: 5 },
  'osh-training': { text: localized('Hold the first course for the night shift', '为夜班举办第一期培训'), days: 18 },
  'plan-cd': { text: localized('First meeting of the drafting group', '起草小组召开首次会议'), days: 7 },
  'shift-review': { text: localized('Visit the three enterprises', '走访三家企业'), days: 3 },
  guide: { text: localized('Write the chapter on dust', '编写粉尘部分'), days: 6 },
};
