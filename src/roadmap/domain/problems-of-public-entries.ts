import { Problem } from '../../kernel/problem.js';

export function entryNotFound(): Problem {
  return new Problem('not-found', 'roadmap.public.not-found', {
    en: 'This action is not proposed for the public page.',
    zh: '该行动尚未提议公开。',
  });
}

export function notYourGroup(): Problem {
  return new Problem('forbidden', 'roadmap.public.not-spokesperson', {
    en: 'Only the spokesperson or a titular member agrees for a group. A facilitator or the rapporteur can record the agreement.',
    zh: '仅该方发言人或正式成员可代表该方同意，协调人或报告员可代为记录。',
  });
}

export function pageNotFound(): Problem {
  return new Problem('not-found', 'roadmap.public.no-page', {
    en: 'Page not found.',
    zh: '未找到该页面。',
  });
}
