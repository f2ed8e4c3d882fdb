import type { Problem } from '../../../kernel/problem.js';
import { invalid, problem } from './problem-words.js';

export const conclusionNotFound = (): Problem =>
  problem('not-found', 'conclusion.not-found', [
    'Conclusion not found.',
    '未找到该议定事项。',
    'Find the conclusion in the list of conclusions.',
    '请在议定事项列表中查找。',
  ]);

export const agreedOnOutside = (): Problem =>
  invalid('conclusion.agreed-on-outside', '/agreedOn', {
    title: { en: 'The date is not a day of the meeting.', zh: '该日期不在会议期间。' },
    detail: {
      en: 'Choose a day of the meeting at which the conclusion was reached.',
      zh: '请选择达成该议定事项的会议期间的某一天。',
    },
  });

export const notInSession = (): Problem =>
  problem('conflict', 'conclusion.not-in-session', [
    'The roundtable is not in session.',
    '圆桌会议尚未开始。',
    'Open the session first, then record conclusions.',
    '请先开始会议，然后记录议定事项。',
  ]);

export const translationNotDue = (): Problem =>
  problem('conflict', 'translation.not-due', [
    'This text does not need a translation.',
    '该语言文本无须翻译。',
    'You can only add a missing translation or update an outdated one here. To change the conclusion, revise the text while the roundtable is open.',
    '此处仅可补充缺失的或更新过期的译文。如需更改议定内容，请在圆桌会议开放期间修订议定事项。',
  ]);

export const agreedTextMissing = (): Problem =>
  invalid('conclusion.agreed-text-missing', '/agreedIn', {
    title: { en: 'The text in the language in which it was agreed is missing.', zh: '缺少议定所用语言的文本。' },
    detail: {
      en: 'Enter the text in this language, or choose the language of the text that was agreed.',
      zh: '请填写该语言的文本，或选择议定文本所用的语言。',
    },
  });

export const translationNotAdoptable = (): Problem =>
  problem('conflict', 'translation.not-adoptable', [
    'This translation cannot be adopted now.',
    '目前不能通过该译文。',
    'Both versions are adopted already, or the translation is missing, out of date or has changed. Reload the conclusion and check its text.',
    '两种文本均已通过，或译文缺失、待更新或已变动。请重新查看议定事项并核对文本。',
  ]);

export const sourceChanged = (): Problem =>
  problem('conflict', 'translation.source-changed', [
    'The original has been revised.',
    '原文已被修订。',
    'Your translation was not saved. Read the revised original, then save the translation again.',
    '尚未保存。请阅读新的原文后再保存译文。',
  ]);

export const translatedMeanwhile = (): Problem =>
  problem('conflict', 'translation.translated-meanwhile', [
    'Someone else has translated this statement.',
    '已有他人翻译了该陈述。',
    'Your translation was not saved. Copy your text, reload the page and compare.',
    '尚未保存。请复制您的文本，重新加载页面后比对。',
  ]);

export const reservationNotFound = (): Problem =>
  problem('not-found', 'reservation.not-found', [
    'Reservation not found.',
    '未找到该保留意见。',
    'Reload the conclusion and try again.',
    '请重新查看该议定事项。',
  ]);

export const reservationWithdrawn = (): Problem =>
  problem('conflict', 'reservation.already-withdrawn', [
    'This reservation has already been withdrawn.',
    '该保留意见已撤回。',
    'The record keeps the reservation with the date of withdrawal.',
    '记录中保留该意见及撤回日期。',
  ]);

export const speaksForOthers = (): Problem =>
  problem('forbidden', 'reservation.speaks-for-others', [
    'You cannot speak for this group or organisation at this roundtable.',
    '您不能在本次圆桌会议上代表该方或该组织发言。',
    'Only the spokesperson or a titular member can speak for a group, and only a delegate can speak for an organisation. Ask one of them, or ask a facilitator or the rapporteur to record the statement.',
    '各方由发言人或正式代表发言，组织由其代表发言。请联系上述人员，或请协调人、报告员代为记录。',
  ]);

export const withdrawsForOthers = (): Problem =>
  problem('forbidden', 'reservation.withdraws-for-others', [
    'You cannot withdraw this statement.',
    '您不能撤回该意见。',
    'Only the author or the spokesperson of the group can withdraw the statement. A facilitator or the rapporteur can record the withdrawal.',
    '意见由提出者或该方发言人撤回，协调人或报告员可代为记录。',
  ]);

export const behalfUnclear = (): Problem =>
  invalid('reservation.behalf-unclear', '/organisationId', {
    title: { en: 'Choose on whose behalf you make the statement.', zh: '请说明代表谁。' },
    detail: {
      en: 'Choose either an organisation or a group.',
      zh: '请填写组织或所属方，两者只填一项。',
    },
  });

export const notAtTheTable = (): Problem =>
  invalid('reservation.not-at-the-table', '/organisationId', {
    title: { en: 'This group or organisation has no seat at this roundtable.', zh: '该方在本次圆桌会议没有席位。' },
    detail: {
      en: 'Only delegations with a seat can make a reservation or an objection.',
      zh: '仅有席位的代表团可提出保留或反对。',
    },
  });

export const documentNotFound = (): Problem =>
  problem('not-found', 'document.not-found', [
    'Document not found.',
    '未找到该文件。',
    'Reload the roundtable and try again.',
    '请重新查看圆桌会议。',
  ]);

export const documentKindRefused = (): Problem =>
  problem('unsupported', 'document.kind-refused', [
    'This file type is not supported.',
    '不支持此类文件。',
    'Use PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text or an image (PNG, JPEG, WebP). The file was not saved.',
    '请使用 PDF、Word、Excel、PowerPoint、OpenDocument、CSV、纯文本或图片（PNG、JPEG、WebP）。文件未保存。',
  ]);

export const documentTooLarge = (): Problem =>
  problem('too-large', 'document.too-large', [
    'The file is too large.',
    '文件过大。',
    'The limit is 25 MB. The file was not saved.',
    '最大可上传25 MB，文件未保存。',
  ]);

export const documentUnreadable = (): Problem =>
  problem('invalid', 'document.unreadable', [
    'No file was received.',
    '未收到文件。',
    'Send one file as multipart form field "file". Nothing was saved.',
    '请以 multipart 表单字段“file”发送一个文件。文件未保存。',
  ]);
