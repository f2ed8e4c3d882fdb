import type { LocalizedText } from '../../../kernel/localized-text.js';
import { editConflict, type FieldConflict } from '../../../kernel/merge.js';
import { Problem } from '../../../kernel/problem.js';
import type { PasswordWeakness } from './password.js';

const weaknesses: Readonly<Record<PasswordWeakness, LocalizedText>> = {
  'too-short': { en: 'Use at least 12 characters; a few words are easy to keep.', zh: '请至少使用12个字符。' },
  'too-long': { en: 'Use at most 256 characters.', zh: '请勿超过256个字符。' },
  'too-simple': {
    en: 'Use more different characters, not a row of the same or the next.',
    zh: '请使用更多不同的字符，避免重复或连续的字符。',
  },
  'contains-address': { en: 'Leave your e-mail address out of it.', zh: '密码中请勿包含邮箱地址。' },
};

/** One wrong field, with what to do about it. */
function atField(code: string, title: LocalizedText, wrong: { pointer: string; detail: LocalizedText }): Problem {
  const short = code.slice(code.lastIndexOf('.') + 1);
  return new Problem('invalid', code, title, {
    errors: [{ pointer: wrong.pointer, code: short, detail: wrong.detail }],
  });
}

/** Signing in and what belongs to an account. Unknown address and wrong password are one answer. */
export const accountProblems = {
  notRecognised: () =>
    new Problem(
      'unauthenticated',
      'identity.sign-in.not-recognised',
      { en: 'E-mail address or password not recognised.', zh: '邮箱地址或密码不正确。' },
      { detail: { en: 'Try again, or ask for a sign-in link by mail.', zh: '请重试，或通过邮件获取登录链接。' } },
    ),
  waitBeforeRetry: (waitSeconds: number) =>
    new Problem(
      'too-many',
      'identity.sign-in.wait',
      { en: 'Too many attempts from this network for this address.', zh: '来自该网络的登录尝试次数过多。' },
      {
        detail: {
          en: `Wait ${waitSeconds} seconds, or sign in with a link by mail: that always works.`,
          zh: `请等待${waitSeconds}秒，或通过邮件链接登录（始终可用）。`,
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
      { detail: { en: 'Ask for a new one on the sign-in page.', zh: '请在登录页面重新获取链接。' } },
    ),
  sessionNeeded: () =>
    new Problem('unauthenticated', 'identity.session.needed', { en: 'Sign in to go on.', zh: '请先登录。' }),
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
      { en: 'The present password is not right.', zh: '当前密码不正确。' },
      { pointer: '/present', detail: { en: 'Type the password you sign in with now.', zh: '请输入当前登录密码。' } },
    ),
  apiTokenNotFound: () =>
    new Problem('not-found', 'identity.api-token.not-found', {
      en: 'This token has already been withdrawn.',
      zh: '该令牌已撤销。',
    }),
  scopeNotHeld: () =>
    atField(
      'identity.api-token.scope-not-held',
      { en: 'A token can do no more than you can.', zh: '令牌的权限不能超过您本人的权限。' },
      { pointer: '/scopes', detail: { en: 'Choose among your own roles.', zh: '请在您的角色中选择。' } },
    ),
  alreadySetUp: () =>
    new Problem(
      'conflict',
      'identity.first-run.done',
      { en: 'This installation has its administrator already.', zh: '本系统已设有管理员。' },
      { detail: { en: 'Sign in instead.', zh: '请直接登录。' } },
    ),
};

/** Workspaces, people, members and invitations. */
export const workspaceProblems = {
  workspaceNotFound: () =>
    new Problem('not-found', 'identity.workspace.not-found', {
      en: 'There is no such workspace, or you are not a member of it.',
      zh: '没有该工作区，或您不是其成员。',
    }),
  slugTaken: () =>
    new Problem(
      'conflict',
      'identity.workspace.slug-taken',
      { en: 'Another workspace has this short name.', zh: '该短名称已被其他工作区使用。' },
      {
        errors: [{ pointer: '/slug', code: 'slug-taken', detail: { en: 'Choose another.', zh: '请另选一个。' } }],
      },
    ),
  unknownTimeZone: () =>
    atField(
      'identity.workspace.time-zone',
      { en: 'This time zone is not known.', zh: '未知的时区。' },
      {
        pointer: '/timeZone',
        detail: { en: 'Use a name like Asia/Shanghai.', zh: '请使用类似 Asia/Shanghai 的名称。' },
      },
    ),
  onlyAdministratorsCreate: () =>
    new Problem('forbidden', 'identity.workspace.only-administrators', {
      en: 'Only an administrator can open a workspace.',
      zh: '只有管理员可以创建工作区。',
    }),
  personNotFound: () =>
    new Problem('not-found', 'identity.person.not-found', {
      en: 'There is no such person in this workspace.',
      zh: '本工作区没有该人员。',
    }),
  standing: () =>
    atField(
      'identity.person.standing',
      {
        en: 'A person is of one group, or of none with a capacity.',
        zh: '人员或属于某一方，或不属于任何一方并注明身份。',
      },
      {
        pointer: '/constituency',
        detail: { en: 'Give a group or a capacity, not both.', zh: '请填写所属方或身份，二者择一。' },
      },
    ),
  otherGroupsOrganisation: () =>
    atField(
      'identity.person.organisation-of-other-group',
      { en: 'This organisation stands in another group.', zh: '该组织属于另一方。' },
      {
        pointer: '/organisationId',
        detail: {
          en: 'Choose an organisation of the same group, or give a capacity instead of a group.',
          zh: '请选择同一方的组织，或以身份代替所属方。',
        },
      },
    ),
  noPark: () =>
    atField(
      'identity.member.no-park',
      { en: 'The park was not found.', zh: '未找到该园区。' },
      { pointer: '/parkId', detail: { en: 'Choose a park of the directory.', zh: '请从目录中选择园区。' } },
    ),
  organisationNotFound: () =>
    new Problem('not-found', 'identity.person.organisation-not-found', {
      en: 'There is no such organisation in this workspace.',
      zh: '本工作区没有该组织。',
    }),
  memberNotFound: () =>
    new Problem('not-found', 'identity.member.not-found', {
      en: 'There is no such member in this workspace.',
      zh: '本工作区没有该成员。',
    }),
  lastAdministrator: () =>
    new Problem(
      'conflict',
      'identity.member.last-administrator',
      { en: 'A workspace needs an administrator.', zh: '工作区必须有一名管理员。' },
      { detail: { en: 'Make somebody else one first.', zh: '请先将他人设为管理员。' } },
    ),
  alreadyMember: () =>
    new Problem('conflict', 'identity.invitation.already-member', {
      en: 'This person or address can already sign in here.',
      zh: '该人员或邮箱已可登录本工作区。',
    }),
  alreadyInvited: () =>
    new Problem(
      'conflict',
      'identity.invitation.already-invited',
      { en: 'This person or address has an open invitation.', zh: '该人员或邮箱已有待接受的邀请。' },
      { detail: { en: 'Send it again, or withdraw it first.', zh: '请重新发送，或先撤回该邀请。' } },
    ),
  invitationNotFound: () =>
    new Problem('not-found', 'identity.invitation.not-found', {
      en: 'There is no such invitation.',
      zh: '没有该邀请。',
    }),
  invitationSpent: () =>
    new Problem(
      'gone',
      'identity.invitation.spent',
      { en: 'This invitation has been used, withdrawn or has expired.', zh: '该邀请已使用、已撤回或已过期。' },
      { detail: { en: 'Ask the administrator who invited you.', zh: '请联系邀请您的管理员。' } },
    ),
  passwordNeeded: () =>
    atField(
      'identity.invitation.password-needed',
      { en: 'Choose a password.', zh: '请设置密码。' },
      { pointer: '/password', detail: { en: 'At least 12 characters.', zh: '至少12个字符。' } },
    ),
  editConflict: (conflicts: readonly FieldConflict[], version: number) =>
    editConflict('identity.edit-conflict', conflicts, version),
};
