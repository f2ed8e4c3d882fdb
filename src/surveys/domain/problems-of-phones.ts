import { localized } from '../../kernel/localized-text.js';
import type { InputError } from '../../kernel/problem.js';
import { Problem } from '../../kernel/problem.js';

/** Problems with survey codes and with answers that phones send. A code is never reused for another problem. */
export const phoneProblems = {
  codeUnknown: () =>
    new Problem('not-found', 'surveys.phone.code-unknown', localized('Survey not found.', '未找到该调查。'), {
      detail: localized(
        'Scan the code again, or ask the person who put up the poster.',
        '请重新扫描海报，或询问张贴人。',
      ),
    }),
  notYetOpen: () =>
    new Problem(
      'unavailable',
      'surveys.phone.not-open',
      localized('This survey has not started yet.', '本次调查尚未开始。'),
      {
        detail: localized(
          'Your answers were not sent. They stay on this phone until the survey starts.',
          '您的回答未提交，调查开始前保留在手机上。',
        ),
      },
    ),
  closed: () =>
    new Problem('gone', 'surveys.phone.closed', localized('This survey has ended.', '本次调查已结束。'), {
      detail: localized(
        'Your answers were not sent. They are still on this phone. You can delete them.',
        '您的回答未提交，仍在手机上，可以删除。',
      ),
    }),
  testOver: () =>
    new Problem(
      'conflict',
      'surveys.phone.test-over',
      localized('The survey is open, so it can no longer be tested.', '调查已开放，不能再测试。'),
      {
        detail: localized(
          'Answers to a test are not stored. Use the posters or personal links of the survey.',
          '测试答案不会保存。请使用该调查的海报或个人链接。',
        ),
      },
    ),
  linksUnknown: () =>
    new Problem(
      'invalid',
      'surveys.invitations.unknown',
      localized('Some of these links do not belong to this wave.', '其中部分链接不属于该期调查。'),
      { detail: localized('Print the links right after you create them.', '请在创建链接后立即打印。') },
    ),
  linkSpent: () =>
    new Problem(
      'gone',
      'surveys.phone.link-spent',
      localized('This personal link has already been used.', '该个人链接已使用过。'),
    ),
  sentFromElsewhere: () =>
    new Problem(
      'conflict',
      'surveys.phone.already-sent',
      localized('Already sent from another tab.', '已在另一个页面提交。'),
      {
        detail: localized(
          'Other answers have already been sent with this form. These answers were not saved.',
          '此前已用本表提交过另一份回答，这一份未保存。',
        ),
      },
    ),
  busy: () =>
    new Problem(
      'unavailable',
      'surveys.phone.busy',
      localized('Many answers are arriving at the moment.', '当前提交人数较多。'),
      {
        detail: localized(
          'Your answers are saved on this phone and will be sent again automatically.',
          '您的回答已保存在手机上，将自动重新提交。',
        ),
        retryAfter: 5,
      },
    ),
  formVersion: (expected: string) =>
    new Problem(
      'conflict',
      'surveys.phone.form-version',
      localized('The questionnaire on this phone has a different version.', '手机上的问卷版本不一致。'),
      { facts: { expected } },
    ),
  versionRetired: () =>
    new Problem(
      'conflict',
      'surveys.phone.version-retired',
      localized(
        'The questionnaire has changed, and answers to the earlier version are no longer accepted.',
        '问卷已更新，旧版本的回答不再接收。',
      ),
      {
        detail: localized(
          'Your answers were not sent. They are still on this phone. Answer the present questionnaire, then delete them.',
          '您的回答未提交，仍在手机上。请填答现行问卷，然后删除旧回答。',
        ),
      },
    ),
  notInField: () =>
    new Problem(
      'conflict',
      'surveys.wave.not-in-field',
      localized('The wave does not accept new answers now.', '该期调查目前不接收新的答卷。'),
      {
        detail: localized(
          'Only a wave in the field can move to another version of its questionnaire.',
          '只有进行中的调查可以改用问卷的另一版本。',
        ),
      },
    ),
  tooLong: () =>
    new Problem(
      'invalid',
      'surveys.answers.too-long',
      localized(
        'The answers are longer than this questionnaire can store. Nothing was saved.',
        '回答超过本问卷可保存的长度，没有保存任何内容。',
      ),
      {
        detail: localized('Shorten the answers in your own words, then send again.', '请缩短自由填写的内容后再提交。'),
      },
    ),
  answers: (errors: readonly InputError[]) =>
    new Problem(
      'invalid',
      'surveys.answers.wrong',
      localized(
        'Some answers do not match the questionnaire. Nothing was saved.',
        '部分回答与问卷规则不符，没有保存任何内容。',
      ),
      { errors },
    ),
};
