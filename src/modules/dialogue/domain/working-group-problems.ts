import type { Problem } from '../../../kernel/problem.js';
import { invalid, invalidFields, problem } from './problem-words.js';
import { type GroupFault, longestName } from './working-group.js';

const faultWords: Readonly<Record<GroupFault, readonly [pointer: string, en: string, zh: string]>> = {
  'name-missing': ['/name', 'Enter a name in English or Chinese.', '请填写英文或中文名称。'],
  'name-long': [
    '/name',
    `Enter a name of up to ${longestName} characters in each language.`,
    `每种语言的名称最多${longestName}个字符。`,
  ],
  'composition-empty': [
    '/composition',
    'Choose one or more of government, employers and workers.',
    '可为政府、雇主、工人中的一方或多方。',
  ],
  'term-order': ['/termUntil', 'The end of the term must be on or after its start.', '任期结束日期不得早于开始日期。'],
};

export const groupWrong = (faults: readonly GroupFault[]): Problem =>
  invalidFields(
    'working-group.wrong',
    { en: 'Check the details of the working group.', zh: '请检查工作组信息。' },
    faults.map((fault) => {
      const [pointer, en, zh] = faultWords[fault];
      return { pointer, code: `dialogue.working-group.${fault}`, detail: { en, zh } };
    }),
  );

export const membersOutside = (): Problem =>
  invalid('working-group.members-outside', '/composition', {
    title: { en: 'The group has members from outside these groups.', zh: '工作组有不属于所选各方的成员。' },
    detail: {
      en: 'Remove these members or make them advisers first, or choose their group, too.',
      zh: '请先移除这些成员或将其改为顾问，或同时选择其所属方。',
    },
  });

export const convenorNeeded = (): Problem =>
  problem('conflict', 'working-group.convenor-needed', [
    'The working group needs this convenor.',
    '工作组需要该召集人。',
    'It is or will be their turn to lead the group, or there is no other convenor. Name another convenor or change the rotation first.',
    '该召集人正在或即将牵头，或没有其他召集人。请先指定其他召集人或更改轮值安排。',
  ]);

export const notConvenor = (): Problem =>
  invalid('working-group.not-convenor', '/personId', {
    title: { en: 'This person is not a convenor of the working group.', zh: '此人不是该工作组的召集人。' },
    detail: {
      en: 'Add the person to the group as a convenor first, or change their function.',
      zh: '请先将此人作为召集人加入工作组，或更改其职务。',
    },
  });

export const turnOutsideTerm = (): Problem =>
  invalid('working-group.turn-outside-term', '/startsOn', {
    title: { en: 'The date is outside the term of the working group.', zh: '该日期不在工作组任期内。' },
    detail: { en: 'Choose a date within the term, or edit the term first.', zh: '请选择任期内的日期，或先修改任期。' },
  });

export const turnDayTaken = (): Problem =>
  invalid('working-group.turn-day-taken', '/startsOn', {
    title: { en: 'Another turn already starts on this date.', zh: '该日期已有轮值安排。' },
    detail: { en: 'Choose another date, or remove the other turn first.', zh: '请选择其他日期，或先移除原有安排。' },
  });

export const turnNotFound = (): Problem =>
  problem('not-found', 'working-group.turn-not-found', [
    'Turn not found.',
    '未找到该轮值安排。',
    'Someone else may have removed it. Reload the working group.',
    '可能已被他人移除，请刷新工作组页面。',
  ]);

export const workingGroupNotFound = (): Problem =>
  problem('not-found', 'working-group.not-found', [
    'Working group not found.',
    '未找到该工作组。',
    'Go back to the list of working groups.',
    '请返回工作组列表。',
  ]);

export const outsideMandate = (pointer = '/personId'): Problem =>
  invalid('working-group.outside-mandate', pointer, {
    title: { en: 'The mandate does not allow this person to be a member.', zh: '按任务授权，此人不能担任成员。' },
    detail: {
      en: 'Members must belong to a group named in the mandate. Other people can join as advisers.',
      zh: '成员须来自任务授权规定的各方；其他人可作为顾问加入。',
    },
  });

export const alreadyMember = (): Problem =>
  problem('conflict', 'working-group.already-member', [
    'This person is already a member.',
    '此人已是成员。',
    'Nothing was changed.',
    '未作任何更改。',
  ]);

export const memberNotFound = (): Problem =>
  problem('not-found', 'working-group.member-not-found', [
    'Member not found.',
    '未找到该成员。',
    'The person may have left the working group.',
    '此人可能已退出工作组。',
  ]);
