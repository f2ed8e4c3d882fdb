import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';

/** By which an answer comes in. */
export type CollectorKind = 'link' | 'poster' | 'open-poster';

interface StoredField {
  /** Columns of `surveys_response`; a test compares them with the table. */
  readonly columns: readonly string[];
  /** As the information sheet says it; null for ids of the program, which say nothing about anyone. */
  readonly words: LocalizedText | null;
  /** Absent: stored whichever way an answer comes in. */
  readonly onlyBy?: readonly CollectorKind[];
}

/** Everything that is stored of an answer, in the order in which the sheet names it. */
export const storedFields: readonly StoredField[] = [
  { columns: ['answers'], words: localized('your answers', '您的回答') },
  { columns: ['park_id'], words: localized('the park', '所在园区') },
  {
    columns: ['psu_code', 'size_class', 'stratum'],
    words: localized(
      'a code of your enterprise (or of several small enterprises together), its size class and its sampling group',
      '您所在企业的代码（小企业则为若干家合用的代码）、规模类别和抽样分层',
    ),
    onlyBy: ['link', 'poster'],
  },
  { columns: ['lang'], words: localized('the language', '所用语言') },
  { columns: ['form_version'], words: localized('the version of the questionnaire', '问卷版本') },
  {
    columns: ['modules_offered', 'modules_taken', 'asked_count'],
    words: localized('which parts you were asked and the number of questions', '问到了哪些部分、共多少题'),
  },
  {
    columns: ['duration_band', 'pace_band'],
    words: localized(
      'how long it took, as an approximate range calculated on your phone',
      '由您的手机算出的大致用时区间',
    ),
  },
  {
    columns: ['disposition', 'flags'],
    words: localized('how complete the answers are and whether some look unusual', '完成程度以及是否有异常标记'),
  },
  { columns: ['wave_id', 'id', 'workspace_id', 'import_id'], words: null },
];

const sentences = {
  stored: {
    en: (list: string) => `Stored: ${list}.`,
    zh: (list: string) => `会保存：${list}。`,
  },
  not: localized(
    'Not stored: your name, telephone number, identity number, WeChat account, network address, device, location, date or time.',
    '不会保存：您的姓名、电话、身份证号、微信账号、网络地址、设备信息、位置、日期或时间。',
  ),
  sealed: {
    en: (minimum: number) =>
      `After you send, your answers are stored encrypted. They can be read only together with at least ${minimum - 1} others from your group. If there are too few, they are deleted unread.`,
    zh: (minimum: number) =>
      `提交后，您的回答以加密形式保存，至少与同组另外${minimum - 1}份一起才能被读取；如果数量不足，将不经读取直接删除。`,
  },
  link: localized(
    'When you send, your personal link is crossed off a list. No one can see when the link was used or with which answers.',
    '提交时，您的个人链接从名单上划掉；没有人能看到它在何时、随哪份回答使用。',
  ),
} as const;

/** The paragraph of the information sheet on what is stored, for one way of coming in. `minimum`: answers opened together. */
export function storedInWords(kind: CollectorKind, minimum: number): LocalizedText {
  const fields = storedFields.flatMap(({ words, onlyBy }) =>
    words === null || (onlyBy !== undefined && !onlyBy.includes(kind)) ? [] : [words],
  );
  const all = (language: 'en' | 'zh', between: string): string => fields.map((field) => field[language]).join(between);
  const parts = (language: 'en' | 'zh'): string[] => [
    sentences.stored[language](all(language, language === 'en' ? '; ' : '；')),
    sentences.sealed[language](minimum),
    ...(kind === 'link' ? [sentences.link[language]] : []),
    sentences.not[language],
  ];
  return localized(parts('en').join(' '), parts('zh').join(''));
}
