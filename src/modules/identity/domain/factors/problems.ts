import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Problem } from '../../../../kernel/problem.js';
import type { MissingFactor } from './factor.js';

const atCode = (code: string, title: LocalizedText, detail: LocalizedText): Problem =>
  new Problem('invalid', `identity.second-factor.${code}`, title, {
    errors: [{ pointer: '/code', code, detail }],
  });

/** Problems of second factors. */
export const factorProblems = {
  /** The client answers this problem with the page on which the factor is entered or set up. */
  needed: (state: MissingFactor) =>
    new Problem(
      'forbidden',
      'identity.second-factor.needed',
      { en: 'This workspace asks you for a second factor.', zh: '本工作区要求您进行两步验证。' },
      {
        detail:
          state === 'enter'
            ? {
                en: 'Enter the code of your authenticator app or use your passkey. API tokens must be created in a session in which you did so.',
                zh: '请输入验证器应用中的验证码，或使用通行密钥。API 令牌须在完成两步验证的会话中创建。',
              }
            : {
                en: 'Set up an authenticator app or a passkey on the sign-in page first.',
                zh: '请先登录并设置验证器应用或通行密钥。',
              },
        facts: { state },
      },
    ),
  wrongCode: () =>
    atCode(
      'wrong-code',
      { en: 'This code is incorrect or has expired.', zh: '验证码不正确或已过期。' },
      {
        en: 'Incorrect or expired. Enter the code that the app shows now. If it is refused again, set the clock of your phone to automatic.',
        zh: '验证码不正确或已过期。请输入应用当前显示的验证码。如仍不正确，请将手机时间设为自动校准。',
      },
    ),
  usedCode: () =>
    atCode(
      'used-code',
      { en: 'This code has been used.', zh: '该验证码已使用。' },
      {
        en: 'This code has been used. Wait for the next code, at most 30 seconds.',
        zh: '该验证码已使用。请等待下一个验证码，最多30秒。',
      },
    ),
  wrongRecoveryCode: () =>
    atCode(
      'wrong-recovery-code',
      { en: 'This recovery code is incorrect or has been used.', zh: '恢复码不正确或已使用。' },
      {
        en: 'Incorrect or used: each code works once. Check what you typed, or enter another one.',
        zh: '恢复码不正确或已使用（每个只能使用一次）。请检查输入，或输入另一个。',
      },
    ),
  passkeyExpired: () =>
    new Problem(
      'conflict',
      'identity.second-factor.passkey-expired',
      { en: 'This request for a passkey has expired or was already answered.', zh: '此次通行密钥请求已过期或已使用。' },
      { detail: { en: 'Try again.', zh: '请重试。' } },
    ),
  passkeyOfOtherOrigin: () =>
    new Problem(
      'forbidden',
      'identity.second-factor.passkey-other-origin',
      { en: 'This passkey was used on another website.', zh: '该通行密钥是在其他网站上使用的。' },
      {
        detail: {
          en: 'Nothing was changed. Check that the address in your browser is the address of this installation.',
          zh: '未作任何更改。请检查浏览器中的网址是否为本系统的网址。',
        },
      },
    ),
  passkeyRefused: () =>
    new Problem(
      'forbidden',
      'identity.second-factor.passkey-refused',
      { en: 'This passkey could not be verified.', zh: '无法验证该通行密钥。' },
      {
        detail: {
          en: 'Try again, or use another device or a recovery code.',
          zh: '请重试，或改用其他设备或恢复码。',
        },
      },
    ),
  wait: (waitSeconds: number) =>
    new Problem(
      'too-many',
      'identity.second-factor.wait',
      { en: 'Too many incorrect codes.', zh: '错误次数过多。' },
      {
        detail: {
          en: `Wait ${waitSeconds} seconds. If this was not you, change your password: someone knows it.`,
          zh: `请等待${waitSeconds}秒。如非本人操作，说明有人知道您的密码，请修改密码。`,
        },
        retryAfter: waitSeconds,
        facts: { waitSeconds },
      },
    ),
  alreadySetUp: () =>
    new Problem('conflict', 'identity.second-factor.already-set-up', {
      en: 'This device is already set up.',
      zh: '该设备已设置。',
    }),
  tooMany: () =>
    new Problem(
      'conflict',
      'identity.second-factor.too-many',
      { en: 'You have the highest number of devices.', zh: '设备数量已达上限。' },
      { detail: { en: 'Remove a device first.', zh: '请先移除一个设备。' } },
    ),
  notFound: () =>
    new Problem('not-found', 'identity.second-factor.not-found', {
      en: 'This device was already removed.',
      zh: '该设备已移除。',
    }),
  noneYet: () =>
    new Problem(
      'conflict',
      'identity.second-factor.none',
      { en: 'You have no second factor yet.', zh: '您尚未设置两步验证。' },
      { detail: { en: 'Set up an authenticator app or a passkey first.', zh: '请先设置验证器应用或通行密钥。' } },
    ),
};
