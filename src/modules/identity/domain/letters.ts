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

const notYou = {
  en: 'If you did not do this, change your password and end all other sessions in the settings of your account.\n',
  zh: '如非您本人操作，请修改密码，并在账户设置中退出其他全部设备。\n',
};

export function factorAddedMail(label: string): Letter {
  return {
    subject: localized('A second factor was added to your account', '您的账户已添加一种两步验证方式'),
    text: localized(
      `"${label}" can now be used as the second factor of your account in Tripartite.\n\n${notYou.en}`,
      `“${label}”现可用于您在 Tripartite 的两步验证。\n\n${notYou.zh}`,
    ),
  };
}

export function factorRemovedMail(label: string): Letter {
  return {
    subject: localized('A second factor was removed from your account', '您的账户已移除一种两步验证方式'),
    text: localized(
      `"${label}" is no longer a second factor of your account in Tripartite.\n\n${notYou.en}`,
      `“${label}”不再用于您在 Tripartite 的两步验证。\n\n${notYou.zh}`,
    ),
  };
}

export function recoveryCodeUsedMail(): Letter {
  return {
    subject: localized('A recovery code of your account was used', '您的账户使用了一个恢复码'),
    text: localized(
      `Someone signed in to Tripartite with a recovery code of your account. It cannot be used again.\n\n${notYou.en}`,
      `有人使用您账户的恢复码登录了 Tripartite。该恢复码已失效。\n\n${notYou.zh}`,
    ),
  };
}
