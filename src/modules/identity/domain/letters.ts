import { localized } from '../../../kernel/localized-text.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { invitationDays, linkMinutes } from './session.js';

export interface Letter {
  readonly subject: LocalizedText;
  readonly text: LocalizedText;
}

export function signInLinkMail(link: string): Letter {
  return {
    subject: localized('Your sign-in link for Tripartite', 'Tripartite 登录链接'),
    text: localized(
      `Open this link and select "Sign in". You can use the link once, within ${linkMinutes} minutes.\n\n${link}\n\n` +
        'If you did not request this link, ignore this email. No one can sign in without the link.\n',
      `请打开以下链接并点击“登录”。链接仅可使用一次，${linkMinutes}分钟内有效。\n\n${link}\n\n` +
        '如果您没有请求此链接，请忽略本邮件：没有链接，任何人都无法登录。\n',
    ),
  };
}

export function invitationMail(link: string, workspace: LocalizedText): Letter {
  return {
    subject: localized(`Invitation to "${workspace.en}"`, `邀请您加入“${workspace.zh}”`),
    text: localized(
      `You are invited to the workspace "${workspace.en}".\n\nOpen this link to accept and choose a password. ` +
        `You can use the link once, within ${invitationDays} days.\n\n${link}\n`,
      `您受邀加入工作区“${workspace.zh}”。\n\n请打开以下链接接受邀请并设置密码。` +
        `链接仅可使用一次，${invitationDays}天内有效。\n\n${link}\n`,
    ),
  };
}
