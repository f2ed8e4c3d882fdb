import { Problem } from '../../kernel/problem.js';
import { longestViewName, type ViewFault } from './saved-view.js';

const faultWords: Readonly<Record<ViewFault, readonly [pointer: string, en: string, zh: string]>> = {
  'name-missing': ['/name', 'Enter a name in English or Chinese.', '请填写英文或中文名称。'],
  'name-long': ['/name', `Enter a name of up to ${longestViewName} characters.`, `名称最多${longestViewName}个字符。`],
  'filter-unknown': [
    '/filter',
    'Open the roadmap, choose filters and save again.',
    '请打开路线图，选择筛选条件后重新保存。',
  ],
};

export function viewWrong(faults: readonly ViewFault[]): Problem {
  return new Problem(
    'invalid',
    'roadmap.view.wrong',
    { en: 'The view cannot be saved like this.', zh: '无法这样保存视图。' },
    {
      errors: faults.map((fault) => {
        const [pointer, en, zh] = faultWords[fault];
        return { pointer, code: `roadmap.view.${fault}`, detail: { en, zh } };
      }),
    },
  );
}

export function viewNotFound(): Problem {
  return new Problem(
    'not-found',
    'roadmap.view.not-found',
    { en: 'View not found.', zh: '未找到该视图。' },
    { detail: { en: 'Someone may have deleted the view.', zh: '该视图可能已被删除。' } },
  );
}
