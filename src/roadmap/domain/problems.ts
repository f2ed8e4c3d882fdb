import { editConflict, type FieldConflict } from '../../kernel/merge.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import type { ActionStatus } from './status.js';
import type { ValidationRefusal } from './validation.js';

const actionGone: LocalizedText = { en: 'Action not found.', zh: '未找到该行动。' };

function unknown(code: string, pointer: string, title: LocalizedText): Problem {
  return new Problem('invalid', code, title, { errors: [{ pointer, code, detail: title }] });
}

export function actionNotFound(): Problem {
  return new Problem('not-found', 'roadmap.action.not-found', actionGone);
}

export function conclusionUnknown(pointer: string): Problem {
  return unknown('roadmap.action.conclusion-unknown', pointer, {
    en: 'Conclusion not found.',
    zh: '未找到该议定事项。',
  });
}

export function workingGroupUnknown(): Problem {
  return unknown('roadmap.action.working-group-unknown', '/ownerWorkingGroupId', {
    en: 'Working group not found.',
    zh: '未找到该工作组。',
  });
}

export function ownersTwo(): Problem {
  return unknown('roadmap.action.two-owners', '/ownerWorkingGroupId', {
    en: 'Choose an organisation or a working group as owner, not both.',
    zh: '请选择一个组织或一个工作组作为负责方，不能同时选择两者。',
  });
}

export function organisationUnknown(pointer: string): Problem {
  return unknown('roadmap.action.organisation-unknown', pointer, {
    en: 'Organisation not found.',
    zh: '未找到该组织。',
  });
}

export function personUnknown(pointer = '/ownerPersonId'): Problem {
  return unknown('roadmap.action.person-unknown', pointer, {
    en: 'Person not found.',
    zh: '未找到该人员。',
  });
}

export function placeUnknown(): Problem {
  return unknown('roadmap.action.place-unknown', '/placeId', {
    en: 'Place not found.',
    zh: '未找到该地点。',
  });
}

export function objectiveUnknown(): Problem {
  return unknown('roadmap.action.objective-unknown', '/objectiveId', {
    en: 'Objective not found.',
    zh: '未找到该目标。',
  });
}

export function planUnknown(): Problem {
  return unknown('roadmap.action.plan-unknown', '/planId', {
    en: 'Plan not found.',
    zh: '未找到该规划。',
  });
}

export function policyAreaUnknown(): Problem {
  return unknown('roadmap.action.policy-area-unknown', '/policyAreas', {
    en: 'Choose a policy area from 1 to 9 of the ILO guidelines.',
    zh: '请从国际劳工组织指南的政策领域1至9中选择。',
  });
}

export function textMissing(pointer: string): Problem {
  return unknown('roadmap.text.missing', pointer, {
    en: 'Enter a text in English or Chinese.',
    zh: '请至少填写英文或中文文本。',
  });
}

export function textUnwritable(pointer: string): Problem {
  return unknown('roadmap.text.unwritable', pointer, {
    en: 'The text contains characters that cannot be saved, such as control characters.',
    zh: '文本含有无法写入的字符，例如控制字符。',
  });
}

export function riskEventMissing(): Problem {
  return unknown('roadmap.risk.event-missing', '/risk/event', {
    en: 'Enter what could happen, in English or Chinese.',
    zh: '请填写可能发生的情况（英文或中文）。',
  });
}

export function nextStepMissing(): Problem {
  return unknown('roadmap.report.next-step-missing', '/nextStep', {
    en: 'Enter the next step for this date.',
    zh: '请填写该日期对应的下一步工作。',
  });
}

export function datesReversed(): Problem {
  return unknown('roadmap.action.dates-reversed', '/dueOn', {
    en: 'The due date must be on or after the start date.',
    zh: '期限不得早于开始日期。',
  });
}

export const fieldsConflict = (conflicts: readonly FieldConflict[], version: number): Problem =>
  editConflict('roadmap.action.edit-conflict', conflicts, version);

export function transitionRefused(from: ActionStatus, to: ActionStatus, allowed: readonly ActionStatus[]): Problem {
  return new Problem(
    'conflict',
    'roadmap.action.transition-refused',
    { en: 'You cannot set this status now.', zh: '当前无法设为该状态。' },
    { facts: { from, to, allowed } },
  );
}

export function notYourAction(): Problem {
  return new Problem(
    'forbidden',
    'roadmap.action.not-yours',
    { en: 'Only the owner of this action can do this.', zh: '只有该行动的负责方可以进行此操作。' },
    {
      detail: {
        en: 'The owner is the responsible person, any member of the owner organisation or of a partner organisation, or a convenor of the working group that owns the action. Partner organisations cannot accept or decline an action.',
        zh: '负责方为负责人、负责或共同负责的组织的任何成员，或负责该行动的工作组的召集人。共同负责的组织不能决定是否接受行动。',
      },
    },
  );
}

export function notAccepted(): Problem {
  return new Problem(
    'conflict',
    'roadmap.action.not-accepted',
    { en: 'This action has not been accepted yet.', zh: '该行动尚未被接受。' },
    { detail: { en: 'Accept the action, then report progress.', zh: '请先接受该行动，再报告进展。' } },
  );
}

export function reasonMissing(): Problem {
  return unknown('roadmap.action.reason-missing', '/reason', { en: 'Enter a reason.', zh: '请说明理由。' });
}

export function dueReasonMissing(): Problem {
  return unknown('roadmap.action.due-reason-missing', '/reason', {
    en: 'Enter the reason for changing the due date.',
    zh: '请填写更改期限的理由。',
  });
}

export function claimMissing(): Problem {
  return new Problem('conflict', 'roadmap.validation.claim-missing', {
    en: 'This action has not been reported complete, so you cannot confirm or dispute it.',
    zh: '该行动尚未申报完成，无法确认或提出异议。',
  });
}

export function claimSuperseded(): Problem {
  return new Problem(
    'conflict',
    'roadmap.validation.claim-superseded',
    { en: 'The owner has reported completion again.', zh: '负责方已重新申报完成。' },
    { detail: { en: 'Read the new report, then confirm or dispute completion.', zh: '请阅读后再确认或提出异议。' } },
  );
}

export function wordsMissing(): Problem {
  return unknown('roadmap.validation.words-missing', '/words', {
    en: 'Explain what is missing.',
    zh: '请说明缺少什么。',
  });
}

const refusalTitles: Readonly<Record<ValidationRefusal, LocalizedText>> = {
  'no-constituency': {
    en: 'Only members of government, employers or workers can confirm or dispute completion.',
    zh: '只有政府、雇主或工人三方成员可以核验。',
  },
  'not-spokesperson': {
    en: 'You cannot respond for this group on this action. Ask the spokesperson or a titular member at the roundtable to respond, or ask a facilitator or the rapporteur to record the response.',
    zh: '您不能就该行动代表该方发言。可由该方发言人或其出席圆桌会议的正式代表表态，协调人或报告员可代为记录。',
  },
  'own-claim': { en: 'You cannot confirm or dispute completion that you reported.', zh: '不能核验自己的申报。' },
  'own-work': {
    en: 'You are or were responsible for this action, or in the working group that owned it when it was reported complete, so you cannot respond.',
    zh: '您是或曾是该行动的责任人，或在申报完成时是负责该行动的工作组成员，因此不能表态。',
  },
  'own-organisation': {
    en: 'An organisation that owns the action, takes part in it or convenes the working group that owns it cannot confirm or dispute completion.',
    zh: '负责或参与该行动的组织，以及召集负责该行动的工作组的组织，不能核验该行动。',
  },
  'own-constituency': {
    en: 'The group of the owner and its members cannot confirm or dispute completion, or record this for another group. Ask the other group, or a facilitator or rapporteur who belongs to no group.',
    zh: '负责方所属的一方及其成员不能核验，也不能代其他方记录。请由另一方核验，或由不属于任何一方的协调人或报告员代为记录。',
  },
  'other-validator-named': {
    en: 'Another group was chosen to confirm this action.',
    zh: '该行动已指定由另一方确认。',
  },
};

export function validationRefused(refusal: ValidationRefusal): Problem {
  return new Problem('forbidden', `roadmap.validation.${refusal}`, refusalTitles[refusal]);
}

export function groupMissing(): Problem {
  return unknown('roadmap.validation.group-missing', '/constituency', {
    en: 'Choose the group whose response you record.',
    zh: '请选择您要记录哪一方的意见。',
  });
}

export function verdictNotFound(): Problem {
  return new Problem('not-found', 'roadmap.validation.not-found', {
    en: 'Response not found.',
    zh: '未找到该核验意见。',
  });
}

export function verdictOfOthers(): Problem {
  return new Problem('forbidden', 'roadmap.validation.not-author', {
    en: 'Only the author or the spokesperson of the group can withdraw a response. A facilitator or the rapporteur can record the withdrawal. No one withdraws a dispute of work of their own group.',
    zh: '核验意见由提出者或该方发言人撤回，协调人或报告员可代为记录。对己方工作的异议不能自行撤回。',
  });
}

export function verdictWithdrawn(): Problem {
  return new Problem('conflict', 'roadmap.validation.already-withdrawn', {
    en: 'This response no longer counts. It was withdrawn or replaced by a later response from its author.',
    zh: '该核验意见已失效：已被撤回，或提出者后来另有表态。',
  });
}

export function evidenceTooLarge(maxBytes: number): Problem {
  return new Problem(
    'too-large',
    'roadmap.evidence.too-large',
    { en: 'The file is larger than 20 MB.', zh: '文件超过20 MB。' },
    {
      detail: {
        en: 'The file was not saved. Split or compress the file and try again.',
        zh: '文件未保存。请拆分或压缩后重试。',
      },
      facts: { maxBytes },
    },
  );
}

export function evidenceTypeRefused(accepted: readonly string[]): Problem {
  return new Problem(
    'unsupported',
    'roadmap.evidence.type-refused',
    { en: 'This file type is not supported.', zh: '不支持此类文件。' },
    {
      detail: {
        en: 'Use PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text or an image (PNG, JPEG, WebP). The type is checked by content, not by file name.',
        zh: '请上传 PDF、Word、Excel、PowerPoint、OpenDocument、CSV、纯文本或图片（PNG、JPEG、WebP）。以文件内容而非文件名为准。',
      },
      facts: { accepted },
    },
  );
}

export function evidenceEmpty(): Problem {
  return unknown('roadmap.evidence.empty', '/file', {
    en: 'The file is missing or empty.',
    zh: '缺少文件或文件为空。',
  });
}

export function evidenceTooMany(limit: number): Problem {
  return new Problem(
    'conflict',
    'roadmap.evidence.too-many',
    { en: 'This action has the maximum number of files.', zh: '该行动的文件数量已达上限。' },
    { facts: { limit } },
  );
}

export function evidenceNotFound(): Problem {
  return new Problem('not-found', 'roadmap.evidence.not-found', { en: 'File not found.', zh: '未找到该文件。' });
}

export function evidenceAttached(): Problem {
  return new Problem('conflict', 'roadmap.evidence.attached', {
    en: 'You cannot remove this file. A progress report refers to the file, or someone else added it.',
    zh: '已有进展报告引用此文件，或文件由他人上传，不能移除。',
  });
}

export function targetNotFound(): Problem {
  return new Problem('not-found', 'roadmap.target.not-found', {
    en: 'The action has no target for this indicator.',
    zh: '该行动没有此指标的目标值。',
  });
}

export function objectiveNotFound(): Problem {
  return new Problem('not-found', 'roadmap.objective.not-found', {
    en: 'Objective not found.',
    zh: '未找到该目标。',
  });
}
