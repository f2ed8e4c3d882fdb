import type { Problem } from '../../../kernel/problem.js';
import { invalid, problem } from './problem-words.js';

export const meetingOver = (): Problem =>
  problem('conflict', 'conclusion.meeting-ended', [
    'The meeting that reached this conclusion has ended, so its text cannot be revised.',
    '达成该议定事项的会议已结束，正文不能修订。',
    'Nothing was changed. There are two ways: propose a corrigendum for a clerical error, or propose that a new conclusion replace this one.',
    '未作任何更改。可采取两种方式：属笔误的，提出勘误；否则提议以新的议定事项替代。',
  ]);

export const beingConfirmed = (): Problem =>
  problem('conflict', 'conclusion.being-confirmed', [
    'Organisations are being asked to confirm this text, so it cannot be revised.',
    '正在征求各组织对该正文的确认，不能修订。',
    'Nothing was changed. Wait until every organisation has answered or the date has passed.',
    '未作任何更改。请待各组织均已答复或期限届满。',
  ]);

export const notSettled = (): Problem =>
  problem('conflict', 'conclusion.not-settled', [
    'Only an agreed conclusion of a meeting that has ended can be corrected or replaced.',
    '只有会议已结束且已议定的事项才能勘误或替代。',
    'Nothing was saved. While its meeting is in session, revise the text instead. Otherwise wait until the conclusion is agreed.',
    '尚未保存。会议进行期间请直接修订正文；尚未议定的，请待其议定。',
  ]);

export const conclusionReplaced = (): Problem =>
  problem('conflict', 'conclusion.replaced', [
    'Another conclusion replaces this one, or is being decided to replace it.',
    '该议定事项已被另一议定事项替代，或替代事项正待决定。',
    'Nothing was saved. Open the conclusion that replaces it.',
    '尚未保存。请查看替代它的议定事项。',
  ]);

export const replacementProposed = (): Problem =>
  problem('conflict', 'conclusion.replacement-proposed', [
    'The replacement of this conclusion has already been proposed for the next roundtable.',
    '已提议在下次圆桌会议上替代该议定事项。',
    'Find the proposal on the page of that roundtable, or in the backlog.',
    '请在该圆桌会议页面或待议提议中查看。',
  ]);

export const errorMissing = (): Problem =>
  invalid('corrigendum.error-missing', '/error', {
    title: { en: 'Explain the clerical error.', zh: '请说明笔误。' },
    detail: {
      en: 'The parties read your explanation before they decide whether to object.',
      zh: '各方据此决定是否提出异议。',
    },
  });

export const correctionSame = (): Problem =>
  invalid('corrigendum.same-text', '/text', {
    title: { en: 'The corrected text is the same as the present one.', zh: '更正后的正文与现有正文相同。' },
    detail: { en: 'Correct the error in the text.', zh: '请在正文中更正笔误。' },
  });

export const corrigendumOpen = (): Problem =>
  problem('conflict', 'corrigendum.already-open', [
    'A corrigendum to this conclusion is still open for objections.',
    '该议定事项已有勘误处于异议期。',
    'Nothing was saved. Wait until the last day for objections has passed.',
    '尚未保存。请待异议期届满。',
  ]);

export const corrigendumNotFound = (): Problem =>
  problem('not-found', 'corrigendum.not-found', [
    'Corrigendum not found.',
    '未找到该勘误。',
    'Reload the conclusion and try again.',
    '请重新查看该议定事项。',
  ]);

export const corrigendumSettled = (): Problem =>
  problem('conflict', 'corrigendum.not-open', [
    'This corrigendum is not open for objections any more.',
    '该勘误的异议期已结束。',
    'A group has objected, or the last day for objections has passed. Propose that a new conclusion replace this one.',
    '已有一方提出异议，或异议期已届满。可提议以新的议定事项替代。',
  ]);

export const objectsForOthers = (): Problem =>
  problem('forbidden', 'corrigendum.objects-for-others', [
    'You cannot object for this group.',
    '您不能代表该方提出异议。',
    'Only the spokesperson of the group can object, or in a group without one, people of an organisation with a titular or substitute seat. A facilitator or rapporteur can record a written objection.',
    '须由该方发言人提出；未设发言人的，由拥有正式代表或候补代表席位的组织的人员提出。协调人或报告员可代为记录书面异议。',
  ]);

export const objectionReasonMissing = (): Problem =>
  invalid('corrigendum.reason-missing', '/reason', {
    title: { en: 'Give a reason for the objection.', zh: '请说明异议理由。' },
    detail: {
      en: 'The reason is shown with the corrigendum and on the next agenda.',
      zh: '理由将随勘误显示，并列入下次议程。',
    },
  });
