import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Problem } from '../../../../kernel/problem.js';
import type { PlanFault } from './release.js';

type Words = readonly [pointer: string, detail: LocalizedText];

const planFaults: Readonly<Record<PlanFault, Words>> = {
  'kind-first': [
    '/kind',
    {
      en: 'The first release of a wave is neither a revision nor a correction.',
      zh: '一期调查的首次发布不是修订或更正。',
    },
  ],
  'kind-later': [
    '/kind',
    {
      en: 'The wave has a published release. Choose revision or correction.',
      zh: '本期调查已有发布，请选择修订或更正。',
    },
  ],
  reason: [
    '/reason',
    { en: 'Enter what the revision or correction changes, and why.', zh: '请填写修订或更正的内容及原因。' },
  ],
  'no-reason': ['/reason', { en: 'Only a revision or correction has a reason.', zh: '只有修订或更正需要填写原因。' }],
  'left-out': [
    '/leftOut',
    { en: 'Choose indicators of the run, each once.', zh: '请选择该次计算中的指标，每个指标只选一次。' },
  ],
  'nothing-left': ['/leftOut', { en: 'A release needs at least one indicator.', zh: '一次发布至少包含一个指标。' }],
  'time-zone': [
    '/timeZone',
    { en: 'Enter a time zone, for example Asia/Shanghai.', zh: '请填写时区，如 Asia/Shanghai。' },
  ],
  past: ['/announcedAt', { en: 'Enter a time in the future.', zh: '请填写将来的时间。' }],
};

/** Problems of releases. */
export const releaseProblems = {
  planFaulty: (fault: PlanFault): Problem => {
    const [pointer, detail] = planFaults[fault];
    return new Problem(
      'invalid',
      `indicators.release.plan-${fault}`,
      { en: 'The release cannot be created.', zh: '无法新建发布。' },
      { errors: [{ pointer, code: `indicators.release.plan-${fault}`, detail }] },
    );
  },
  unknownRelease: (): Problem =>
    new Problem('not-found', 'indicators.release.not-found', { en: 'Release not found.', zh: '未找到该次发布。' }),
  runNotFinished: (): Problem =>
    new Problem('conflict', 'indicators.release.run-not-done', {
      en: 'Only a finished run can be released.',
      zh: '只有已完成的计算才能发布。',
    }),
  runOutdated: (): Problem =>
    new Problem(
      'conflict',
      'indicators.release.run-outdated',
      { en: 'The figures of this run are out of date.', zh: '该次计算的结果已过时。' },
      {
        detail: {
          en: 'Another release of the wave was published after the run, or the run is from an earlier version. Compute the figures again and release the new run.',
          zh: '该次计算之后本期调查已有新的发布，或该次计算由旧版程序完成。请重新计算并发布新的结果。',
        },
      },
    ),
  openRelease: (): Problem =>
    new Problem(
      'conflict',
      'indicators.release.open',
      { en: 'Another release of this wave is not published yet.', zh: '本期调查有另一个版本尚未发布。' },
      { detail: { en: 'Publish or withdraw that release first.', zh: '请先发布或撤回该版本。' } },
    ),
  answersChanged: (): Problem =>
    new Problem(
      'conflict',
      'indicators.release.answers-changed',
      { en: 'Answers were removed or corrected after the run.', zh: '计算之后有答卷被删除或更正。' },
      {
        detail: {
          en: 'The figures of this run no longer match the answers. Compute a new run and release that run.',
          zh: '该次计算的指标值与现有答卷不符。请重新计算并发布新的结果。',
        },
      },
    ),
  definitionChanged: (indicatorIds: readonly string[]): Problem =>
    new Problem(
      'conflict',
      'indicators.release.definition-changed',
      { en: 'Definitions changed after the run.', zh: '计算之后指标定义已修改。' },
      {
        detail: {
          en: 'Compute a new run, or leave these indicators out with a reason.',
          zh: '请重新计算，或说明原因后不发布这些指标。',
        },
        facts: { indicatorIds },
      },
    ),
  mappingChanged: (): Problem =>
    new Problem(
      'conflict',
      'indicators.release.mapping-changed',
      {
        en: 'The questions that indicators use were changed after the run.',
        zh: '计算之后指标所用的问卷题目已修改。',
      },
      { detail: { en: 'Compute a new run and release that run.', zh: '请重新计算并发布新的结果。' } },
    ),
  notDraft: (): Problem =>
    new Problem('conflict', 'indicators.release.not-draft', {
      en: 'This release was already approved, published or withdrawn.',
      zh: '该版本已批准、已发布或已撤回。',
    }),
  notWithdrawable: (): Problem =>
    new Problem('conflict', 'indicators.release.not-withdrawable', {
      en: 'A published or withdrawn release cannot be withdrawn.',
      zh: '已发布或已撤回的版本不能撤回。',
    }),
  secondPerson: (): Problem =>
    new Problem(
      'forbidden',
      'indicators.release.second-person',
      { en: 'A second person must approve this release.', zh: '该次发布须由另一人批准。' },
      {
        detail: {
          en: 'You started the run or created the release. Ask another analyst to approve.',
          zh: '您启动了该次计算或新建了该次发布，请由另一位分析员批准。',
        },
      },
    ),
  microdataNeeded: (): Problem =>
    new Problem('forbidden', 'indicators.release.microdata-needed', {
      en: 'Only a person who may read microdata can approve a release.',
      zh: '只有可查看微观数据的人员才能批准发布。',
    }),
  otherThanSeen: (): Problem =>
    new Problem('conflict', 'indicators.release.other-than-seen', {
      en: 'The release is not the one that you saw. Reload the page and check again.',
      zh: '该次发布与您所见内容不同，请刷新页面后重新核对。',
    }),
} as const;
