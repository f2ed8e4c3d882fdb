import type LaterWords from './later-words.json';
import type { PhoneLanguage, WireText } from '#server/surveys/form/index.js';

/**
 * Texts of the page itself, [English, Chinese], that are needed before the second question; the others are loaded
 * after it (`later-words.json`). The texts of the questionnaire are sent with it.
 */
export const WORDS = {
  other: ['中文', 'English'],
  about: ['About', '说明'],
  aboutLong: ['About this survey and where to get help', '调查说明与求助方式'],
  stop: ['Stop', '停止'],
  back: ['Back', '上一步'],
  next: ['Next', '下一步'],
  toSurvey: ['Back to the questions', '回到问题'],
  begin: ['Start', '开始'],
  more: ['Information sheet', '调查说明'],
  approval: ['Approval number: ', '批准文号：'],
  progress: ['Progress', '进度'],
  demo: ['Demonstration: not a real survey', '演示：不是真实调查'],
  test: ['Test: answers are checked, not stored', '测试：答案只作检查，不会保存'],
  opening: ['Opening…', '正在打开…'],
  unreachable: ['This page could not be loaded', '页面无法加载'],
  unreachableMore: [
    'There is no connection. Your answers are not lost. Try again where the signal is better.',
    '没有网络连接。您已填写的内容没有丢失。请在信号较好的地方重试。',
  ],
  retry: ['Try again', '重试'],
  unknown: ['Survey not found', '未找到该调查'],
  unknownMore: [
    'Check the address, or scan the code on the poster or letter again.',
    '请核对地址，或重新扫描海报、信件上的二维码。',
  ],
  gone: ['This link has already been used', '该链接已使用过'],
  goneMore: [
    'You can use each personal link once. If you sent your answers with this link, they have arrived. If you have not answered yet, ask the survey team for a new link.',
    '每个个人链接只能使用一次。如果您已用它提交，答案已经收到。如果您尚未填答，请向调查组索取新链接。',
  ],
  closed: ['This survey has ended', '本次调查已结束'],
  closedMore: ['Thank you for your interest. You can no longer send answers.', '感谢关注，现已不再接收答卷。'],
  notYet: ['This survey has not started', '本次调查尚未开始'],
  notYetMore: ['Open this address again later.', '请稍后再打开此地址。'],
  tested: ['This survey is open', '本次调查已开放'],
  testedMore: [
    'The test has ended. Use the posters or personal links of the survey to take part.',
    '测试已结束。如需参加，请使用该调查的海报或个人链接。',
  ],
  results: ['Results will be published at', '调查结果将发布于'],
  needed: ['Choose an answer to continue.', '请选择一个答案后继续。'],
  notLoaded: [
    'There is no connection, so the next question could not be loaded. Your answer is not lost. Keep this page open: it will try again automatically and then continue.',
    '没有网络连接，下一题无法加载。您的回答没有丢失。请保持页面打开，页面会自动重试，然后继续。',
  ],
  several: ['Choose all that apply.', '可选择多项。'],
  remove: ['Delete', '删除'],
  help: ['Where to get help', '求助电话'],
  saved: ['Saved on this phone', '已保存在这部手机'],
  saving: ['Saving…', '正在保存…'],
  notSaved: ['Not saved: closing this page deletes your answers', '尚未保存：关闭此页面将删除您的回答'],
  refusedTitle: ['Not accepted', '未被接收'],
  refusedGone: [
    'The link has already been used. Your answers are still on this phone. Ask the survey team for a new link, or delete them.',
    '链接已被使用。您的答案仍在这部手机上。请向调查组索取新链接，或删除答案。',
  ],
  refusedEarly: [
    'The survey has not started yet. Your answers are still on this phone. Try again from the first day of the survey.',
    '调查尚未开始。您的答案仍在这部手机上。请在调查开始之后重试。',
  ],
  refusedOver: [
    'The survey has ended, so your answers could not be sent. They are still on this phone. You can delete them.',
    '调查已结束，答案未能提交。答案仍在这部手机上，您可以删除。',
  ],
  refusedTest: [
    'The survey is open, so the test has ended. Test answers are not stored. Delete them.',
    '调查已开放，测试已结束。测试答案不会保存，请删除。',
  ],
  refusedVersion: [
    'The questionnaire has changed since you answered, and answers to the earlier version are no longer accepted. Your answers are still on this phone. Open the survey to answer the present questionnaire, then delete these.',
    '您填答之后问卷已更新，旧版本的回答不再接收。您的回答仍在这部手机上。请打开调查填答现行问卷，然后删除旧回答。',
  ],
  elsewhere: ['Already sent from another tab', '已在另一个标签页中提交'],
  elsewhereMore: [
    'Your answers were sent from another tab on this phone. Nothing is lost. You can close this page.',
    '您的答案已在这部手机的另一个标签页中提交，没有丢失。可以关闭此页面。',
  ],
  refusedConflict: [
    'The answers sent from the other tab have arrived. What you changed here afterwards was not sent and is still on this phone. Delete it if you no longer need it.',
    '从另一个标签页提交的答案已经收到。之后在这里改动的内容没有提交，仍在这部手机上。如不再需要，请删除。',
  ],
  refusedOther: [
    'There is a problem with your answers. They are still on this phone. Try again later. If the problem continues, show the message below to the survey team.',
    '调查系统认为答案有问题。答案仍在这部手机上。请稍后重试；如问题仍然存在，请把下面的提示告诉调查组。',
  ],
  waitingCount: ['{n} waiting to be sent', '{n}份待提交'],
  refusedCount: ['{n} not accepted', '{n}份未被接收'],
} as const;

export type Word = keyof typeof WORDS | keyof typeof LaterWords;

const words: Partial<Record<Word, WireText>> = Object.assign({}, WORDS);

export function addWords(more: Partial<Record<Word, WireText>>): void {
  Object.assign(words, more);
}

export function pick(text: WireText, language: PhoneLanguage): string {
  return text[language === 'en' ? 0 : 1];
}

/** A text in one language, with its {placeholders} filled. */
export function word(
  name: Word,
  language: PhoneLanguage,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(pick(words[name] || ['', ''], language), values);
}

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** Formats YYYY-MM-DD as 16 Apr 2019 / 2019年4月16日. */
export function dayWord(day: string, language: PhoneLanguage): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (language === 'zh') return `${year}年${month}月${date}日`;
  return `${date} ${'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(month * 3 - 3, month * 3)} ${year}`;
}
