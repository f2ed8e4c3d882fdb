import type { PhoneLanguage, WireText } from '../../../src/surveys/form/index.js';

/** Words of the page itself, [English, Chinese]; what the questionnaire says comes with it. */
export const WORDS = {
  other: ['中文', 'English'],
  about: ['About', '说明'],
  aboutLong: ['About this survey and where to get help', '调查说明与求助方式'],
  stop: ['Stop', '停止'],
  back: ['Back', '上一步'],
  next: ['Next', '下一步'],
  toSurvey: ['Back to the questions', '回到问题'],
  begin: ['To the first question', '开始'],
  part: ['{n} of {of}', '第{n}页，共{of}页'],
  question: ['Question {n}', '第{n}题'],
  progress: ['Progress', '进度'],
  demo: ['Demonstration: not a real survey', '演示：不是真实调查'],
  opening: ['Opening…', '正在打开…'],
  unreachable: ['This page could not be loaded', '页面无法加载'],
  unreachableMore: [
    'The network did not answer. Nothing you have answered is lost. Try again where reception is better.',
    '网络没有响应。您已填写的内容没有丢失。请在信号较好的地方重试。',
  ],
  retry: ['Try again', '重试'],
  unknown: ['This address leads nowhere', '该地址无效'],
  unknownMore: [
    'Check the address, or scan the code on the poster or letter again.',
    '请核对地址，或重新扫描海报、信件上的二维码。',
  ],
  gone: ['This link has been used or has run out', '该链接已使用或已过期'],
  goneMore: [
    'Each personal link works once. If you have not answered yet, ask the survey team for a new one.',
    '每个个人链接只能使用一次。如果您尚未填答，请向调查组索取新链接。',
  ],
  closed: ['This survey has ended', '本次调查已结束'],
  closedMore: ['Thank you for your interest. No more answers are taken.', '感谢关注，现已不再接收答卷。'],
  notYet: ['This survey has not begun', '本次调查尚未开始'],
  notYetMore: ['Please open this address again later.', '请稍后再打开此地址。'],
  results: ['Results will be at', '调查结果将发布于'],
  needed: ['Please choose one of the answers to go on.', '请选择一个答案后继续。'],
  declineHint: [
    'Please answer, or choose one of the lower buttons if you do not wish to.',
    '请作答；如不愿回答，可选择下方按钮。',
  ],
  notNumber: ['Please use digits only, for example 40.', '请只输入数字，例如 40。'],
  notWhole: ['Please enter a whole number, without decimals.', '请输入整数，不要带小数。'],
  otherFault: ['Please check this answer.', '请检查这个答案。'],
  from: ['at least {a}', '不小于{a}'],
  above: ['more than {a}', '大于{a}'],
  upTo: ['at most {a}', '不大于{a}'],
  between: ['from {a} to {b}', '{a}至{b}'],
  aboveUpTo: ['more than {a} and at most {b}', '大于{a}且不超过{b}'],
  range: ['Please enter a number {r}.', '请输入{r}之间的数字。'],
  rangeOne: ['Please enter a number {r}.', '请输入{r}的数字。'],
  several: ['Several answers are possible.', '可选择多项。'],
  declineGroup: ['If you do not wish to answer', '如不愿回答'],
  d98: ["Don't know", '不知道'],
  d99: ['Prefer not to say', '不愿回答'],
  number: ['Your number', '请输入数字'],
  confirmAge: ['You entered {v} years. Is this your age?', '您填写的年龄是{v}岁，对吗？'],
  confirmHours: ['You entered {v} hours a week. Is this right?', '您填写的是每周{v}小时，对吗？'],
  confirmPay: [
    'Together with your hours this is about {v} yuan an hour. Is this right?',
    '按您的工时计算，约为每小时{v}元，对吗？',
  ],
  yesRight: ['Yes, this is right', '对，没错'],
  change: ['Change it', '修改'],
  keepTitle: ['Keep your answers on this phone?', '是否在手机上保存答案？'],
  keepBody: [
    'Choose four digits. If you are interrupted, you can go on later: your answers open on this phone with these digits only, also when others use it. Do not use a number that others know. After five wrong tries the answers can only be deleted.',
    '请设置四位数字。中途被打断时可以稍后继续：即使他人也用这部手机，没有这四位数字就打不开您的答案。请不要用别人知道的数字。连续输错五次后，只能删除。',
  ],
  digits: ['Four digits', '四位数字'],
  digitsAgain: ['The same digits again', '再输入一次'],
  keepDo: ['Keep', '保存'],
  keepNot: ['Go on without keeping', '不保存，直接继续'],
  digitsFault: ['Please enter exactly four digits.', '请输入四位数字。'],
  digitsDiffer: ['The two entries differ.', '两次输入不一致。'],
  draftsTitle: ['Unfinished answers on this phone', '手机上有未完成的答案'],
  draftsBody: [
    'Go on with your own, or begin anew. Others stay closed.',
    '可继续自己的答案，或重新开始。其他人的答案不会打开。',
  ],
  draftOf: ['Answers of {day}', '{day}的答案'],
  draftLocked: ['Answers of {day}: locked', '{day}的答案：已锁定'],
  anew: ['Begin anew', '重新开始'],
  openTitle: ['Your four digits', '请输入四位数字'],
  open: ['Open', '打开'],
  wrong: ['These digits do not open it. Tries left: {n}.', '数字不正确，还可尝试{n}次。'],
  locked: [
    'Too many wrong tries. These answers have been made unreadable; what is left can only be deleted.',
    '输错次数过多，这份答案已无法读取，只能删除。',
  ],
  remove: ['Delete', '删除'],
  offerNext: [
    'Thank you. There is one more part (about {m} minutes). Go on with it? You may also finish here.',
    '谢谢。还有一部分题目（约{m}分钟），是否继续？也可以到此结束。',
  ],
  goOn: ['Go on', '继续回答'],
  finish: ['Finish here', '到此结束'],
  sendTitle: ['All questions are done', '题目已全部完成'],
  sendBody: [
    'Your answers are still only on this phone. Once sent, nobody can tell which are yours, so they cannot be changed or taken back.',
    '您的回答目前只在这部手机上。提交之后，没有人能认出哪一份是您的，因此无法再修改或撤回。',
  ],
  send: ['Send', '提交'],
  stopTitle: ['Stop here?', '到此停止？'],
  resume: ['Go on with the questions', '继续回答'],
  later: ['Go on later on this phone', '稍后在这部手机上继续'],
  laterKept: [
    'Your answers are kept on this phone under your four digits. You can close this page and open the same address later.',
    '您的答案已用四位数字保存在这部手机上。可以关闭此页面，之后再打开同一地址继续。',
  ],
  sure: ['Delete all answers?', '确定删除全部答案？'],
  sureYes: ['Yes, delete', '确定删除'],
  sureNo: ['No, keep them', '不删除'],
  deletedTitle: ['Deleted', '已删除'],
  deletedBody: [
    'Your answers have been deleted from this phone. Nothing was sent.',
    '您的答案已从手机上删除，没有提交任何内容。',
  ],
  thanks: ['Thank you', '谢谢您'],
  help: ['Where to get help', '求助电话'],
  saved: ['Saved on this phone', '已保存在这部手机'],
  saving: ['Saving…', '正在保存…'],
  notSaved: ['Not kept: stays only while this page is open', '未保存：仅在此页面打开期间保留'],
  sendingTitle: ['Sending…', '正在提交…'],
  waitTitle: ['Saved on this phone, not yet sent', '已保存在这部手机，尚未提交'],
  waitBody: [
    'There is no connection at the moment. The page keeps trying. If you close it, open the same address again later: it will send then.',
    '目前没有网络。页面会自动重试。如果关闭页面，请稍后再打开同一地址，届时会自动提交。',
  ],
  waitMemory: [
    'There is no connection at the moment, and this browser cannot keep anything. Please leave this page open until it says "sent".',
    '目前没有网络，而且此浏览器无法保存内容。请保持页面打开，直到显示“已提交”。',
  ],
  sentWord: ['Sent', '已提交'],
  tryNow: ['Try now', '立即重试'],
  refusedTitle: ['Not accepted', '未被接收'],
  refusedGone: [
    'The link has been used, or the survey has ended. Your answers are still on this phone. Ask the survey team for a new link, or delete them.',
    '链接已被使用，或调查已结束。您的答案仍在这部手机上。请向调查组索取新链接，或删除答案。',
  ],
  refusedConflict: [
    'Other answers have already come under the same number. Yours are still on this phone. Please tell the survey team, or delete them.',
    '同一编号下已收到不同的答案。您的答案仍在这部手机上。请告知调查组，或删除答案。',
  ],
  refusedOther: [
    'The survey computer found a problem with the answers. They are still on this phone. Try again later; if it stays, tell the survey team what is said below.',
    '调查系统认为答案有问题。答案仍在这部手机上。请稍后重试；如仍不行，请把下面的提示告诉调查组。',
  ],
  waitingCount: ['{n} waiting to be sent', '{n}份待提交'],
  refusedCount: ['{n} not accepted', '{n}份未被接收'],
} as const;

export type Word = keyof typeof WORDS;

export function pick(text: WireText, language: PhoneLanguage): string {
  return text[language === 'en' ? 0 : 1];
}

/** A word in a language, its {places} filled. */
export function word(
  name: Word,
  language: PhoneLanguage,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(pick(WORDS[name], language), values);
}

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The language of an earlier visit, else of the browser; Chinese when that is neither. */
export function firstLanguage(): PhoneLanguage {
  try {
    const kept = window.localStorage.getItem('language');
    if (kept === 'en' || kept === 'zh') return kept;
  } catch {
    // no storage: the browser's language is good enough
  }
  return /^en/i.test(navigator.language || '') ? 'en' : 'zh';
}

export function keepLanguage(language: PhoneLanguage): void {
  try {
    window.localStorage.setItem('language', language);
  } catch {
    // it holds for this visit
  }
}

/** 16 Apr 2019 / 2019年4月16日, from YYYY-MM-DD. */
export function dayWord(day: string, language: PhoneLanguage): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (language === 'zh') return `${year}年${month}月${date}日`;
  return `${date} ${'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(month * 3 - 3, month * 3)} ${year}`;
}
