import { Problem } from '../../kernel/problem.js';

export function entryNotFound(): Problem {
  return new Problem('not-found', 'roadmap.public.not-found', {
    en: 'This action is not proposed for the public page.',
    zh: '该行动尚未提议公开。',
  });
}

export function notYourGroup(): Problem {
  return new Problem('forbidden', 'roadmap.public.not-spokesperson', {
    en: 'Only the spokesperson or a titular member can agree for a group.',
    zh: '仅该方发言人或正式成员可代表该方同意。',
  });
}

export function mayNotWithdraw(): Problem {
  return new Problem('forbidden', 'roadmap.public.withdraw-forbidden', {
    en: 'Only spokespersons, titular members and those who propose entries can withdraw an entry.',
    zh: '仅各方发言人、正式成员和提议公开者可以撤回。',
  });
}

export function notYetAgreed(): Problem {
  return new Problem('conflict', 'roadmap.public.not-agreed', {
    en: 'Only actions that were agreed and not dropped can be public.',
    zh: '仅已商定且未取消的行动可以公开。',
  });
}

export function actionChanged(): Problem {
  return new Problem('conflict', 'roadmap.public.outdated', {
    en: 'The action has changed since it was proposed for the public page. It needs to be proposed again.',
    zh: '提议公开后该行动已有变动，需重新提议。',
  });
}

export function pageNotFound(): Problem {
  return new Problem('not-found', 'roadmap.public.no-page', {
    en: 'Page not found.',
    zh: '未找到该页面。',
  });
}
