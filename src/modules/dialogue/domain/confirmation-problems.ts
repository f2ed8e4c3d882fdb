import type { Problem } from '../../../kernel/problem.js';
import { invalid, problem } from './problem-words.js';

export const termMissing = (): Problem =>
  invalid('confirmation.term-missing', '/confirmBy', {
    title: { en: 'Enter the date by which organisations confirm.', zh: '请填写各组织的确认期限。' },
    detail: {
      en: 'A conclusion agreed subject to confirmation needs a date by which each organisation answers.',
      zh: '待各组织确认的议定事项须设定各组织答复的期限。',
    },
  });

export const termUnneeded = (): Problem =>
  invalid('confirmation.term-unneeded', '/confirmBy', {
    title: {
      en: 'Only a conclusion subject to confirmation has this date.',
      zh: '只有待各组织确认的议定事项才有该期限。',
    },
    detail: {
      en: 'Leave the date blank, or choose “Agreed subject to confirmation”.',
      zh: '请留空该日期，或选择“待各组织确认”。',
    },
  });

export const termWrong = (): Problem =>
  invalid('confirmation.term-wrong', '/confirmBy', {
    title: { en: 'The date for confirmation is too early.', zh: '确认期限过早。' },
    detail: {
      en: 'Choose a day on or after the day of the conclusion. A changed date cannot be in the past.',
      zh: '请选择达成该议定事项当日或之后的日期；更改后的期限不能早于今天。',
    },
  });

export const termReasonMissing = (): Problem =>
  invalid('confirmation.reason-missing', '/reason', {
    title: { en: 'Explain why the date changes.', zh: '请说明更改期限的理由。' },
    detail: { en: 'Organisations may rely on the present date.', zh: '各组织可能已按现有期限安排。' },
  });

export const notSubjectToConfirmation = (): Problem =>
  problem('conflict', 'confirmation.not-asked', [
    'This conclusion does not need to be confirmed.',
    '该议定事项无须确认。',
    'Reload the page to see how the conclusion was agreed.',
    '请重新加载页面，查看该议定事项的达成方式。',
  ]);

export const confirmationAsked = (): Problem =>
  problem('conflict', 'confirmation.asked', [
    'Organisations were asked to confirm this conclusion.',
    '已征求各组织对该议定事项的确认。',
    'Their answers are kept. It counts as agreed when every organisation has confirmed the present text.',
    '各组织的答复予以保留。各组织均确认现有正文后，即视为已议定。',
  ]);

export const organisationNotAsked = (): Problem =>
  problem('not-found', 'confirmation.organisation-not-asked', [
    'This organisation is not asked to confirm.',
    '无须该组织确认。',
    'Only organisations with a titular or substitute seat on the day when a date was first set are asked.',
    '只征求首次设定期限当日拥有正式代表或候补代表席位的组织的确认。',
  ]);

export const alreadyAnswered = (): Problem =>
  problem('conflict', 'confirmation.already-answered', [
    'This organisation has already answered.',
    '该组织已答复。',
    'Reload the page to see the answer. People of the organisation can replace an answer that was entered from a document.',
    '请重新加载页面查看答复。由他人据书面答复录入的，该组织人员可以更改。',
  ]);

export const termEnded = (): Problem =>
  problem('conflict', 'confirmation.term-ended', [
    'The date for confirmation has passed.',
    '确认期限已过。',
    'Ask a facilitator to set a later date, then answer.',
    '请联系协调人延长期限后再答复。',
  ]);

export const commentsMissing = (): Problem =>
  invalid('confirmation.comments-missing', '/note', {
    title: { en: 'Enter the comments.', zh: '请填写意见。' },
    detail: {
      en: 'An organisation that confirms with comments states them. The text stays as it is.',
      zh: '附意见确认的，须写明意见；正文不变。',
    },
  });

export const statementMissing = (): Problem =>
  invalid('confirmation.statement-missing', '/statement', {
    title: { en: 'Enter the reservation in English or Chinese.', zh: '请用中文或英文填写保留意见。' },
    detail: {
      en: 'The reservation is shown and printed with the conclusion.',
      zh: '保留意见随议定事项一并显示和打印。',
    },
  });

export const statementUnneeded = (): Problem =>
  invalid('confirmation.statement-unneeded', '/statement', {
    title: {
      en: 'Only a confirmation with a reservation has a statement.',
      zh: '只有附保留意见的确认才可填写保留意见。',
    },
    detail: {
      en: 'Choose “Confirms with a reservation”, or leave the statement blank.',
      zh: '请选择“附保留意见确认”，或将保留意见留空。',
    },
  });

export const letterDateWrong = (): Problem =>
  invalid('confirmation.letter-date', '/letterDate', {
    title: { en: 'The date of the letter is after today.', zh: '来函日期晚于今天。' },
    detail: { en: 'Enter the date that is on the letter.', zh: '请填写函件上的日期。' },
  });

export const ruleOrganisation = (): Problem =>
  invalid('confirmation.rule-organisation', '/organisationId', {
    title: { en: 'Choose an organisation of this group.', zh: '请选择该方的一个组织。' },
    detail: {
      en: 'The organisation that answers for the group has a titular or substitute seat in the group. A majority names no organisation.',
      zh: '代表该方答复的组织须在该方拥有正式代表或候补代表席位；按多数确认的，不指定组织。',
    },
  });

export const ruleMandate = (): Problem =>
  invalid('confirmation.rule-mandate', '/mandate', {
    title: { en: 'Enter where the mandate sets this rule.', zh: '请填写该规则的授权依据。' },
    detail: {
      en: 'For example the number and date of the letter of the group.',
      zh: '例如该方函件的文号和日期。',
    },
  });

export const answersForOthers = (): Problem =>
  problem('forbidden', 'confirmation.answers-for-others', [
    'You cannot answer for this organisation.',
    '您不能代表该组织答复。',
    'Only people of the organisation can answer. A facilitator or the rapporteur can enter an answer given on paper.',
    '须由该组织人员答复，协调人或报告员可代为录入书面答复。',
  ]);

export const notAnswered = (): Problem =>
  problem('conflict', 'confirmation.not-answered', [
    'This organisation has not answered yet.',
    '该组织尚未答复。',
    'Record the answer first, then attach the paper.',
    '请先记录答复，再附上文件。',
  ]);

export const paperAttached = (): Problem =>
  problem('conflict', 'confirmation.paper-attached', [
    'A paper is already attached to this answer.',
    '该答复已附文件。',
    'The organisation gave this answer itself, so only its own people can replace the paper.',
    '该答复由组织自行提交，所附文件只能由该组织人员更换。',
  ]);

export const paperInUse = (): Problem =>
  problem('conflict', 'document.is-paper', [
    'This document is the paper of an organisation’s answer.',
    '该文件是某组织答复所附的文件。',
    'It stays with the answer to the conclusion.',
    '该文件随对议定事项的答复保留。',
  ]);
