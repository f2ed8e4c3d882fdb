import type { LocalizedText } from '../../../kernel/localized-text.js';
import { editConflict, type FieldConflict } from '../../../kernel/merge.js';
import { Problem } from '../../../kernel/problem.js';
import type { PasswordWeakness } from './password.js';

const weaknesses: Readonly<Record<PasswordWeakness, LocalizedText>> = {
  'too-short': {
    en: 'Use at least 12 characters. A few random words are easy to remember.',
    zh: '请至少使用12个字符。',
  },
  'too-long': { en: 'Use no more than 256 characters.', zh: '请勿超过256个字符。' },
  'too-simple': {
    en: 'Use more different characters. Avoid repeated characters and sequences.',
    zh: '请使用更多不同的字符，避免重复或连续的字符。',
  },
  common: {
    en: 'This password is commonly used. A few random words are harder to guess.',
    zh: '该密码过于常见，请使用几个不相关的词语。',
  },
  'contains-address': { en: 'Do not use your email address in the password.', zh: '密码中请勿包含邮箱地址。' },
};

/** A problem with one field, and what the user can do. */
function atField(code: string, title: LocalizedText, wrong: { pointer: string; detail: LocalizedText }): Problem {
  const short = code.slice(code.lastIndexOf('.') + 1);
  return new Problem('invalid', code, title, {
    errors: [{ pointer: wrong.pointer, code: short, detail: wrong.detail }],
  });
}

/** Problems of signing in and of accounts. An unknown address and a wrong password give the same answer. */
export const accountProblems = {
  notRecognised: () =>
    new Problem(
      'unauthenticated',
      'identity.sign-in.not-recognised',
      { en: 'The email address or password is incorrect.', zh: '邮箱地址或密码不正确。' },
      { detail: { en: 'Try again, or request a sign-in link by email.', zh: '请重试，或通过邮件获取登录链接。' } },
    ),
  waitBeforeRetry: (waitSeconds: number) =>
    new Problem(
      'too-many',
      'identity.sign-in.wait',
      { en: 'Too many sign-in attempts.', zh: '登录尝试次数过多。' },
      {
        detail: {
          en: `Wait ${waitSeconds} seconds, or request a sign-in link by email.`,
          zh: `请等待${waitSeconds}秒，或通过邮件获取登录链接。`,
        },
        retryAfter: waitSeconds,
        facts: { waitSeconds },
      },
    ),
  linkSpent: () =>
    new Problem(
      'gone',
      'identity.sign-in.link-spent',
      { en: 'This link has been used or has expired.', zh: '该链接已使用或已过期。' },
      { detail: { en: 'Request a new link on the sign-in page.', zh: '请在登录页面重新获取链接。' } },
    ),
  sessionNeeded: () =>
    new Problem('unauthenticated', 'identity.session.needed', { en: 'Sign in to continue.', zh: '请先登录。' }),
  sessionNotFound: () =>
    new Problem('not-found', 'identity.session.not-found', {
      en: 'This session has already ended.',
      zh: '该会话已结束。',
    }),
  weakPassword: (weakness: PasswordWeakness) =>
    atField(
      'identity.password.weak',
      { en: 'This password is too easy to guess.', zh: '该密码过于简单。' },
      { pointer: '/password', detail: weaknesses[weakness] },
    ),
  wrongPassword: () =>
    atField(
      'identity.password.wrong',
      { en: 'The current password is incorrect.', zh: '当前密码不正确。' },
      { pointer: '/present', detail: { en: 'Enter your current password.', zh: '请输入当前登录密码。' } },
    ),
  apiTokenNotFound: () =>
    new Problem('not-found', 'identity.api-token.not-found', {
      en: 'This token has already been revoked.',
      zh: '该令牌已撤销。',
    }),
  scopeNotHeld: () =>
    atField(
      'identity.api-token.scope-not-held',
      { en: 'A token cannot have more permissions than you have.', zh: '令牌的权限不能超过您本人的权限。' },
      { pointer: '/scopes', detail: { en: 'Choose from your own roles.', zh: '请在您的角色中选择。' } },
    ),
  wrongSetUpToken: () =>
    atField(
      'identity.first-run.token-wrong',
      { en: 'The set-up token is incorrect.', zh: '设置口令不正确。' },
      {
        pointer: '/token',
        detail: {
          en: 'Enter the token that the server printed when it started.',
          zh: '请输入服务器启动时显示的口令。',
        },
      },
    ),
  alreadySetUp: () =>
    new Problem(
      'conflict',
      'identity.first-run.done',
      { en: 'This installation already has an administrator.', zh: '本系统已设有管理员。' },
      { detail: { en: 'Sign in instead.', zh: '请直接登录。' } },
    ),
};

/** Problems of workspaces, people, members and invitations. */
export const workspaceProblems = {
  workspaceNotFound: () =>
    new Problem('not-found', 'identity.workspace.not-found', {
      en: 'Workspace not found, or you are not a member.',
      zh: '未找到该工作区，或您不是其成员。',
    }),
  slugTaken: () =>
    new Problem(
      'conflict',
      'identity.workspace.slug-taken',
      { en: 'Another workspace already uses this short name.', zh: '该短名称已被其他工作区使用。' },
      {
        errors: [
          { pointer: '/slug', code: 'slug-taken', detail: { en: 'Choose another short name.', zh: '请另选一个。' } },
        ],
      },
    ),
  unknownTimeZone: () =>
    atField(
      'identity.workspace.time-zone',
      { en: 'Unknown time zone.', zh: '未知的时区。' },
      {
        pointer: '/timeZone',
        detail: { en: 'Enter a name such as Asia/Shanghai.', zh: '请使用类似 Asia/Shanghai 的名称。' },
      },
    ),
  noIatiIdentifier: () =>
    atField(
      'identity.workspace.iati-identifier',
      { en: 'This is not an IATI organisation identifier.', zh: '这不是 IATI 组织标识符。' },
      {
        pointer: '/iatiIdentifier',
        detail: {
          en: 'Enter the code of the register, a hyphen and the number there, for example XI-IATI-1234, without blanks and without / & | ?.',
          zh: '请输入登记机构代码、连字符和登记号，例如 XI-IATI-1234，不含空格及 / & | ? 等字符。',
        },
      },
    ),
  onlyAdministratorsCreate: () =>
    new Problem('forbidden', 'identity.workspace.only-administrators', {
      en: 'Only an administrator can create a workspace.',
      zh: '只有管理员可以创建工作区。',
    }),
  personNotFound: () =>
    new Problem('not-found', 'identity.person.not-found', {
      en: 'Person not found in this workspace.',
      zh: '本工作区没有该人员。',
    }),
  ownGroup: () =>
    new Problem(
      'conflict',
      'identity.person.own-group',
      {
        en: 'You cannot change the group or organisation of your own entry.',
        zh: '您不能更改本人条目的所属方或组织。',
      },
      { detail: { en: 'Ask another administrator or facilitator.', zh: '请联系其他管理员或协调人。' } },
    ),
  standing: () =>
    atField(
      'identity.person.group-or-capacity',
      {
        en: 'Choose a group or a capacity.',
        zh: '请选择所属方或身份。',
      },
      {
        pointer: '/constituency',
        detail: { en: 'You cannot choose both a group and a capacity.', zh: '所属方和身份只能选择一项。' },
      },
    ),
  otherGroupsOrganisation: () =>
    atField(
      'identity.person.organisation-of-other-group',
      { en: 'This organisation belongs to another group.', zh: '该组织属于另一方。' },
      {
        pointer: '/organisationId',
        detail: {
          en: 'Choose an organisation from the same group, or choose a capacity instead of a group.',
          zh: '请选择同一方的组织，或以身份代替所属方。',
        },
      },
    ),
  noPark: () =>
    atField(
      'identity.member.no-park',
      { en: 'Park not found.', zh: '未找到该园区。' },
      { pointer: '/parkId', detail: { en: 'Choose a park from the directory.', zh: '请从名录中选择园区。' } },
    ),
  organisationNotFound: () =>
    new Problem('not-found', 'identity.person.organisation-not-found', {
      en: 'Organisation not found in this workspace.',
      zh: '本工作区没有该组织。',
    }),
  memberNotFound: () =>
    new Problem('not-found', 'identity.member.not-found', {
      en: 'Member not found in this workspace.',
      zh: '本工作区没有该成员。',
    }),
  lastAdministrator: () =>
    new Problem(
      'conflict',
      'identity.member.last-administrator',
      { en: 'A workspace needs at least one administrator.', zh: '工作区至少须有一名管理员。' },
      { detail: { en: 'Make another member an administrator first.', zh: '请先将他人设为管理员。' } },
    ),
  alreadyMember: () =>
    new Problem('conflict', 'identity.invitation.already-member', {
      en: 'This person or email address already has access to this workspace.',
      zh: '该人员或邮箱已可登录本工作区。',
    }),
  noAddress: () =>
    new Problem('conflict', 'identity.invitation.no-address', {
      en: 'No email address is kept with this person. Enter one in the directory.',
      zh: '该人员没有保存的邮箱。请在名录中填写。',
    }),
  alreadyInvited: () =>
    new Problem(
      'conflict',
      'identity.invitation.already-invited',
      { en: 'This person or email address already has an open invitation.', zh: '该人员或邮箱已有待接受的邀请。' },
      { detail: { en: 'Resend the invitation, or withdraw it first.', zh: '请重新发送，或先撤回该邀请。' } },
    ),
  invitationNotFound: () =>
    new Problem('not-found', 'identity.invitation.not-found', {
      en: 'Invitation not found.',
      zh: '未找到该邀请。',
    }),
  invitationSpent: () =>
    new Problem(
      'gone',
      'identity.invitation.spent',
      { en: 'This invitation has been used or withdrawn, or has expired.', zh: '该邀请已使用、已撤回或已过期。' },
      { detail: { en: 'Ask the administrator who invited you.', zh: '请联系邀请您的管理员。' } },
    ),
  passwordNeeded: () =>
    atField(
      'identity.invitation.password-needed',
      { en: 'Choose a password.', zh: '请设置密码。' },
      { pointer: '/password', detail: { en: 'Use at least 12 characters.', zh: '请至少使用12个字符。' } },
    ),
  editConflict: (conflicts: readonly FieldConflict[], version: number) =>
    editConflict('identity.edit-conflict', conflicts, version),
};
