import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

function invalid(code: string, pointer: string, title: LocalizedText): Problem {
  return new Problem('invalid', code, title, { errors: [{ pointer, code, detail: title }] });
}

export function evidenceLinkWrong(): Problem {
  return invalid('roadmap.evidence.link-wrong', '/link', {
    en: 'Enter a link that starts with https:// or http:// and contains no user name or password.',
    zh: '请填写以 https:// 或 http:// 开头且不含用户名和密码的链接。',
  });
}

export function figureMissing(): Problem {
  return invalid('roadmap.evidence.figure-missing', '/figure', { en: 'Enter a number.', zh: '请填写数值。' });
}

export function sourceMissing(): Problem {
  return invalid('roadmap.evidence.source-missing', '/source', {
    en: 'Enter the source of the figure.',
    zh: '请填写数值的来源。',
  });
}

export function pictureUnreadable(): Problem {
  return new Problem(
    'invalid',
    'roadmap.evidence.picture-unreadable',
    { en: 'The picture is damaged or incomplete.', zh: '图片已损坏或不完整。' },
    {
      detail: {
        en: 'The picture was not saved, because the place and time stored in it could not be removed. Save the picture again and retry.',
        zh: '无法清除图片中的地点和时间信息，因此未保存。请重新保存图片后再试。',
      },
    },
  );
}
