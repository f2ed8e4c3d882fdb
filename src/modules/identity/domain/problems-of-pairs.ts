import { localized } from '../../../kernel/localized-text.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { ApprovalFault, Doubt } from './pairs-of-rights.js';

const approvals: Readonly<Record<ApprovalFault, LocalizedText>> = {
  'own-request': localized(
    'Whoever requested or receives the roles cannot approve the request. Ask another administrator, or wait until it takes effect.',
    '提出申请或获得角色的人不能批准该申请。请联系其他管理员，或等待其自动生效。',
  ),
  'new-administrator': localized(
    'Your account, your email address or your role as administrator is less than a day old. Ask another administrator, or approve it later.',
    '您的账号、邮箱地址或管理员角色未满一天。请联系其他管理员，或稍后再批准。',
  ),
  'has-request': localized(
    'A request for roles of your own is open. Two administrators cannot approve for each other: cancel your own request, or ask another administrator.',
    '您本人另有待处理的角色申请。两名管理员不能互相批准：请先撤回本人的申请，或联系其他管理员。',
  ),
  'each-other': localized(
    'This administrator gave or approved roles for you. Two administrators cannot approve for each other: ask another administrator, or wait until the request takes effect.',
    '该管理员曾授予您角色或批准您的申请。两名管理员不能互相批准：请联系其他管理员，或等待申请自动生效。',
  ),
};

const nameOffice: Readonly<Record<Doubt, LocalizedText>> = {
  oneself: localized('Ask another administrator or facilitator to name you.', '请由其他管理员或协调人指定您。'),
  'new-account': localized(
    'The account of this person is less than a day old. Name the person tomorrow.',
    '该人员的账号未满一天。请于明日指定。',
  ),
  'changed-address': localized(
    'The email address of this person was changed within a day. Name the person tomorrow.',
    '该人员的邮箱地址更改未满一天。请于明日指定。',
  ),
  'new-giver': localized(
    'Your account, your email address or your role is less than a day old. Ask another administrator or facilitator.',
    '您的账号、邮箱地址或角色未满一天。请联系其他管理员或协调人。',
  ),
  'each-other': localized(
    'This person gave or approved roles for you. Ask another administrator or facilitator.',
    '该人员曾授予您角色或批准您的申请。请联系其他管理员或协调人。',
  ),
};

/** Problems with pairs of rights (docs/adr/0086). A code is never reused for another problem. */
export const pairProblems = {
  requestOpen: () =>
    new Problem(
      'conflict',
      'identity.pair.request-open',
      localized('Another request for roles of this person is open.', '该人员另有一项待处理的角色申请。'),
      {
        detail: localized(
          'Approve, refuse or cancel that request first, under Settings, Rights.',
          '请先在“设置”的“权限”中批准、拒绝或撤回该申请。',
        ),
      },
    ),
  requestNotFound: () =>
    new Problem('not-found', 'identity.pair.not-found', localized('Request not found.', '未找到该申请。')),
  notOpen: () =>
    new Problem(
      'conflict',
      'identity.pair.not-open',
      localized('This request has already been decided.', '该申请已处理。'),
      { detail: localized('Reload the page to see the result.', '请重新加载页面查看结果。') },
    ),
  cannotApprove: (fault: ApprovalFault) =>
    new Problem(
      'forbidden',
      `identity.pair.${fault}`,
      localized('Another administrator must approve this request.', '该申请须由其他管理员批准。'),
      { detail: approvals[fault] },
    ),
  notRequester: () =>
    new Problem(
      'forbidden',
      'identity.pair.not-requester',
      localized('Only the person who made the request can cancel it.', '只有提出申请的人可以撤回。'),
      { detail: localized('You can refuse the request instead.', '您可以拒绝该申请。') },
    ),
  roleLost: () =>
    new Problem(
      'forbidden',
      'identity.pair.role-lost',
      localized('You are no longer an administrator of this workspace.', '您已不再是本工作区的管理员。'),
    ),
  invitation: () =>
    new Problem(
      'conflict',
      'identity.pair.invitation',
      localized(
        'These roles complete a pair of rights and cannot be given by an invitation.',
        '这些角色构成不相容权限，不能通过邀请授予。',
      ),
      {
        errors: [
          {
            pointer: '/roles',
            code: 'pair',
            detail: localized(
              'Invite the person with one of the roles, and give the other when the person has joined.',
              '请先以其中一个角色邀请，待其加入后再授予另一个角色。',
            ),
          },
        ],
      },
    ),
  office: (doubt: Doubt) =>
    new Problem(
      'forbidden',
      'identity.pair.office',
      localized(
        'This person has a role that convenes roundtables, so another person must name them as spokesperson.',
        '该人员的角色可召集圆桌会议，其发言人职务须由他人指定。',
      ),
      { detail: nameOffice[doubt], facts: { doubt } },
    ),
};
