import { Problem } from '../../kernel/problem.js';

/** Without it, the file would name the reporting organisation by an identifier that no register knows. */
export function noIatiIdentifier(): Problem {
  const title = {
    en: 'This workspace has no IATI organisation identifier, so no IATI file can be made.',
    zh: '本工作区未填写 IATI 组织标识符，无法生成 IATI 文件。',
  };
  const detail = {
    en: 'An administrator enters the registered identifier of the reporting organisation under Settings, Workspace. Then download again.',
    zh: '请管理员在“设置—工作区”中填写报告组织的登记标识符，然后重新下载。',
  };
  return new Problem('conflict', 'roadmap.iati.no-identifier', title, { detail });
}

/** The IATI standard has no file without activities. */
export function nothingForIati(): Problem {
  const title = {
    en: 'No actions match the filters, so there is nothing to download as IATI.',
    zh: '没有符合筛选条件的行动，无内容可下载为 IATI 文件。',
  };
  return new Problem('not-found', 'roadmap.iati.empty', title);
}
