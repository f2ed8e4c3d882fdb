import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/** Problems with the passphrase of the answer key. A code is never reused for another problem. */
export const passphraseProblems = {
  wrong: () =>
    new Problem(
      'forbidden',
      'surveys.passphrase.wrong',
      localized('This is not the passphrase of the answer key.', '答卷密钥的口令不正确。'),
      {
        detail: localized(
          'Check the passphrase and enter it again. After each wrong one, the next attempt has to wait longer.',
          '请核对后重新输入。每输错一次，下次输入前须等待更长时间。',
        ),
      },
    ),
  wait: (seconds: number) =>
    new Problem(
      'too-many',
      'surveys.passphrase.wait',
      localized('A wrong passphrase was entered.', '此前输入的口令不正确。'),
      {
        detail: localized(`Wait ${seconds} seconds, then enter it again.`, `请等待${seconds}秒后重新输入。`),
        retryAfter: seconds,
        facts: { waitSeconds: seconds },
      },
    ),
};
