import { editConflict, type FieldConflict } from '../../kernel/merge.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import type { ActionStatus } from './status.js';
import type { ValidationRefusal } from './validation.js';

const actionGone: LocalizedText = { en: 'This action is not on the roadmap.', zh: '路线图中没有这项行动。' };

function unknown(code: string, pointer: string, title: LocalizedText): Problem {
  return new Problem('invalid', code, title, { errors: [{ pointer, code, detail: title }] });
}

export function actionNotFound(): Problem {
  return new Problem('not-found', 'roadmap.action.not-found', actionGone);
}

export function conclusionUnknown(): Problem {
  return unknown('roadmap.action.conclusion-unknown', '/conclusionId', {
    en: 'This conclusion does not exist.',
    zh: '该议定事项不存在。',
  });
}

export function organisationUnknown(pointer: string): Problem {
  return unknown('roadmap.action.organisation-unknown', pointer, {
    en: 'This organisation does not exist.',
    zh: '该机构不存在。',
  });
}

export function personUnknown(): Problem {
  return unknown('roadmap.action.person-unknown', '/ownerPersonId', {
    en: 'This person does not exist.',
    zh: '该人员不存在。',
  });
}

export function placeUnknown(): Problem {
  return unknown('roadmap.action.place-unknown', '/placeId', {
    en: 'This place does not exist.',
    zh: '该地点不存在。',
  });
}

export function objectiveUnknown(): Problem {
  return unknown('roadmap.action.objective-unknown', '/objectiveId', {
    en: 'This objective does not exist.',
    zh: '该目标不存在。',
  });
}

export function planUnknown(): Problem {
  return unknown('roadmap.action.plan-unknown', '/planId', {
    en: 'This plan is not in the register.',
    zh: '登记册中没有该规划。',
  });
}

export function policyAreaUnknown(): Problem {
  return unknown('roadmap.action.policy-area-unknown', '/policyAreas', {
    en: 'The ILO guidelines have nine policy areas, 1 to 9.',
    zh: '国际劳工组织指南共有九个政策领域，编号为1至9。',
  });
}

export function textMissing(pointer: string): Problem {
  return unknown('roadmap.text.missing', pointer, {
    en: 'Write something in at least one language.',
    zh: '请至少用一种语言填写。',
  });
}

export function textUnwritable(pointer: string): Problem {
  return unknown('roadmap.text.unwritable', pointer, {
    en: 'The text holds characters that cannot be written, such as control characters.',
    zh: '文本含有无法写入的字符，例如控制字符。',
  });
}

export function datesReversed(): Problem {
  return unknown('roadmap.action.dates-reversed', '/dueOn', {
    en: 'The due date lies before the start.',
    zh: '截止日期早于开始日期。',
  });
}

export const fieldsConflict = (conflicts: readonly FieldConflict[], version: number): Problem =>
  editConflict('roadmap.action.edit-conflict', conflicts, version);

export function transitionRefused(from: ActionStatus, to: ActionStatus, allowed: readonly ActionStatus[]): Problem {
  return new Problem(
    'conflict',
    'roadmap.action.transition-refused',
    { en: 'The action cannot move there from where it stands.', zh: '该行动不能从当前状态转入所选状态。' },
    { facts: { from, to, allowed } },
  );
}

export function notYourAction(): Problem {
  return new Problem(
    'forbidden',
    'roadmap.action.not-yours',
    { en: 'Only the owner of the action can do this.', zh: '只有该行动的负责方可以进行此操作。' },
    {
      detail: {
        en: 'The owner is the named person, or anybody of the owning organisations.',
        zh: '负责方为指定人员或负责机构的任何成员。',
      },
    },
  );
}

export function reasonMissing(): Problem {
  return unknown('roadmap.action.reason-missing', '/reason', { en: 'Say why.', zh: '请说明理由。' });
}

export function dueReasonMissing(): Problem {
  return unknown('roadmap.action.due-reason-missing', '/reason', {
    en: 'Enter the reason for changing the due date.',
    zh: '请填写更改期限的理由。',
  });
}

export function claimMissing(): Problem {
  return new Problem('conflict', 'roadmap.validation.claim-missing', {
    en: 'Nobody claims that this action is done, so there is nothing to validate.',
    zh: '尚无人声称该行动已完成，因此没有可供核验的内容。',
  });
}

export function claimSuperseded(): Problem {
  return new Problem(
    'conflict',
    'roadmap.validation.claim-superseded',
    { en: 'The owner has made a new claim meanwhile.', zh: '负责方已提交新的完成声明。' },
    { detail: { en: 'Read it, then confirm or dispute it.', zh: '请阅读后再确认或提出异议。' } },
  );
}

export function wordsMissing(): Problem {
  return unknown('roadmap.validation.words-missing', '/words', {
    en: 'A dispute needs words: say what is missing.',
    zh: '提出异议须附说明：请写明缺少什么。',
  });
}

const refusalTitles: Readonly<Record<ValidationRefusal, LocalizedText>> = {
  'no-constituency': {
    en: 'Only members of a constituency validate: government, employers or workers.',
    zh: '只有政府、雇主或工人三方成员可以核验。',
  },
  'not-spokesperson': {
    en: 'You cannot speak for this group on this action. Its spokesperson can, or its titular seats at the roundtable; a facilitator or the rapporteur can record what they say.',
    zh: '您不能就该行动代表该方发言。可由该方发言人或其出席圆桌会议的正式代表表态，协调人或报告员可代为记录。',
  },
  'own-claim': { en: 'Nobody validates their own claim.', zh: '不能核验自己的声明。' },
  'own-organisation': {
    en: 'An organisation that owns the action does not validate it.',
    zh: '负责该行动的机构不能核验该行动。',
  },
  'own-constituency': {
    en: 'Another constituency has to validate this: it is not for the owner’s own.',
    zh: '须由另一方核验，负责方所属的一方不能核验。',
  },
  'other-validator-named': {
    en: 'Another constituency was named to confirm this action.',
    zh: '该行动已指定由另一方确认。',
  },
};

export function validationRefused(refusal: ValidationRefusal): Problem {
  return new Problem('forbidden', `roadmap.validation.${refusal}`, refusalTitles[refusal]);
}

export function groupMissing(): Problem {
  return unknown('roadmap.validation.group-missing', '/constituency', {
    en: 'Choose the group whose verdict you record.',
    zh: '请选择您要记录哪一方的意见。',
  });
}

export function verdictNotFound(): Problem {
  return new Problem('not-found', 'roadmap.validation.not-found', {
    en: 'Verdict not found.',
    zh: '未找到该核验意见。',
  });
}

export function verdictOfOthers(): Problem {
  return new Problem('forbidden', 'roadmap.validation.not-author', {
    en: 'A verdict is withdrawn by its author or by the spokesperson of the group. A facilitator or the rapporteur can record that.',
    zh: '核验意见由提出者或该方发言人撤回，协调人或报告员可代为记录。',
  });
}

export function verdictWithdrawn(): Problem {
  return new Problem('conflict', 'roadmap.validation.already-withdrawn', {
    en: 'This verdict no longer counts: it was withdrawn, or its author has given a later one.',
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
        en: 'Nothing was kept. Split or compress it and try again.',
        zh: '未保留任何内容。请拆分或压缩后重试。',
      },
      facts: { maxBytes },
    },
  );
}

export function evidenceTypeRefused(accepted: readonly string[]): Problem {
  return new Problem(
    'unsupported',
    'roadmap.evidence.type-refused',
    { en: 'Files of this kind are not kept.', zh: '不接受此类文件。' },
    {
      detail: {
        en: 'Use PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text or a picture (PNG, JPEG, WebP). The content counts, not the name.',
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
    { en: 'This action holds as many files as it can.', zh: '该行动的文件数量已达上限。' },
    { facts: { limit } },
  );
}

export function evidenceNotFound(): Problem {
  return new Problem('not-found', 'roadmap.evidence.not-found', { en: 'This file is not here.', zh: '没有此文件。' });
}

export function evidenceAttached(): Problem {
  return new Problem('conflict', 'roadmap.evidence.attached', {
    en: 'An update rests on this file, or somebody else brought it; it stays.',
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
    en: 'This objective is not on the roadmap.',
    zh: '路线图中没有该目标。',
  });
}
