import type { LocalizedText } from '../../../kernel/localized-text.js';

/** Roles that complete a pair of rights (docs/adr/0086), and lost devices (docs/adr/0088). */
export const pairSentences: Readonly<Record<string, LocalizedText>> = {
  'identity.pair.given.v1': {
    en: '{who} gave {whom} roles that complete a pair of rights',
    zh: '{who}授予{whom}构成不相容权限的角色',
  },
  'identity.pair.requested.v1': {
    en: '{who} requested roles for {whom} that complete a pair of rights',
    zh: '{who}申请授予{whom}构成不相容权限的角色',
  },
  'identity.pair.decided.v1': {
    en: '{who} decided on the roles requested for {whom}: {decision}',
    zh: '{who}处理了为{whom}申请的角色：{decision}',
  },
  'identity.pair.elapsed.v1': {
    en: 'The day after which the roles requested for {whom} take effect has passed',
    zh: '为{whom}申请的角色，一天的等待期已满',
  },
  'identity.pair.earlier-listed.v1': {
    en: '{whom} became an administrator and was shown the pairs of rights that were given while the workspace was set up',
    zh: '{whom}成为管理员，已向其列示工作区设置期间授予的不相容权限',
  },
  'identity.device-replacement.requested.v1': {
    en: '{who} requested that the lost device of {whom} be replaced',
    zh: '{who}申请更换{whom}丢失的设备',
  },
  'identity.device-replacement.ended.v1': {
    en: 'The replacement of the device of {whom} was stopped',
    zh: '{whom}的设备更换已停止',
  },
  'identity.device-replacement.done.v1': {
    en: 'The devices of {whom} were removed, a day after the request',
    zh: '申请提出一天后，{whom}的设备已移除',
  },
  'identity.administrator.restored.v1': {
    en: 'The operator of the server made {whom} an administrator',
    zh: '服务器运行人员将{whom}设为管理员',
  },
};
