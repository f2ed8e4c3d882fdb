import { Problem } from '../../kernel/problem.js';

/** The IATI standard has no file without activities. */
export function nothingForIati(): Problem {
  const title = {
    en: 'No actions match the filters, so there is nothing to download as IATI.',
    zh: '没有符合筛选条件的行动，无内容可下载为 IATI 文件。',
  };
  return new Problem('not-found', 'roadmap.iati.empty', title);
}
