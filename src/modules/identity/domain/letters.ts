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

export function replacementRequestedMail(address: string): Letter {
  return {
    subject: localized('Your second factor will be removed', '您的两步验证设备将被移除'),
    text: localized(
      'An administrator says that you have lost your device, and asked to remove all devices and recovery codes of your account in Tripartite. ' +
        'This takes effect in one day. Your password and all sessions then end too, and you sign in by an emailed link and set up a new device.\n\n' +
        `If you have not lost your device, sign in and select "Stop the replacement":\n\n${address}/second-factor\n`,
      '管理员称您的设备已丢失，并申请移除您在 Tripartite 账户的全部设备和恢复码。' +
        '一天后生效；届时密码失效，全部会话结束，您须通过邮件链接登录并设置新设备。\n\n' +
        `如果您并未丢失设备，请登录并点击“停止更换”：\n\n${address}/second-factor\n`,
    ),
  };
}

export function replacementEndedMail(): Letter {
  return {
    subject: localized('Your second factor stays as it is', '您的两步验证设备保持不变'),
    text: localized(
      `The request to remove the devices of your account in Tripartite has ended. Nothing was changed.\n\n${notYou.en}`,
      `移除您在 Tripartite 账户设备的申请已终止，未作任何更改。\n\n${notYou.zh}`,
    ),
  };
}

export function replacementDoneMail(address: string): Letter {
  return {
    subject: localized('Your second factor was removed', '您的两步验证设备已移除'),
    text: localized(
      'All devices, recovery codes and sessions of your account in Tripartite have ended, and so has your password. ' +
        `Ask for an emailed link on the sign-in page, and set up a new device and a new password:\n\n${address}/sign-in\n`,
      '您在 Tripartite 账户的全部设备、恢复码和会话均已失效，密码也已失效。' +
        `请在登录页面获取邮件链接，登录后设置新设备和新密码：\n\n${address}/sign-in\n`,
    ),
  };
}
