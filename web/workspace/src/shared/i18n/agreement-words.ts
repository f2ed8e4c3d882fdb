import { outcomeWords } from './outcome-words.js';

/** How a conclusion was agreed. */
export const agreementWords = {
  en: {
    ...outcomeWords.en,
    agreement: {
      agreed: 'Agreed',
      'no-objection': 'Agreed without objection',
      'ad-referendum': 'Agreed subject to confirmation (ad referendum)',
    },
    consensusHint: 'Those present support the text (consensus).',
    noObjectionHint: 'No one present objects to the text. Reservations can be recorded.',
    agreementHint: 'Agreed by those present. Each organisation confirms by a date. Silence is not agreement.',
    confirmBy: 'Organisations confirm by',
    confirmation: {
      confirmed: 'Confirmed by all organisations',
      'not-confirmed': 'Not confirmed by every organisation',
      waiting: 'Agreed subject to confirmation (ad referendum)',
      silent: 'Agreed subject to confirmation (ad referendum): answers are missing',
      'no-term': 'Agreed subject to confirmation (ad referendum): no date set',
      'no-one': 'Agreed subject to confirmation (ad referendum): no organisation is asked',
    },
    answer: {
      confirmed: 'Confirmed',
      'not-confirmed': 'Not confirmed',
      waiting: 'No answer yet',
      silent: 'No answer by the date',
    },
    earlierAnswer: 'Answer to an earlier text, which does not count: {{answer}}',
    enteredFromPaper: 'entered from a document',
    answersDue: 'Organisations answer by {{date}}. Silence is not agreement.',
  },
  zh: {
    ...outcomeWords.zh,
    agreement: { agreed: '已议定', 'no-objection': '无异议议定', 'ad-referendum': '待各组织确认' },
    consensusHint: '与会者一致赞成（协商一致）。',
    noObjectionHint: '与会者均无异议，仍可记录保留意见。',
    agreementHint: '与会者已同意，各组织须在期限内确认。未答复不视为同意。',
    confirmBy: '各组织确认期限',
    confirmation: {
      confirmed: '各组织均已确认',
      'not-confirmed': '有组织不予确认',
      waiting: '待各组织确认',
      silent: '待各组织确认：有组织逾期未答复',
      'no-term': '待各组织确认：未设期限',
      'no-one': '待各组织确认：无组织须答复',
    },
    answer: { confirmed: '已确认', 'not-confirmed': '不予确认', waiting: '尚未答复', silent: '逾期未答复' },
    earlierAnswer: '对修订前正文的答复（不再有效）：{{answer}}',
    enteredFromPaper: '据书面答复录入',
    answersDue: '答复期限为{{date}}。未答复不视为同意。',
  },
} as const;
