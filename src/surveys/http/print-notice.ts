import type { Language } from '../../kernel/localized-text.js';
import { type PrintBlock, renderPdf } from '../../platform/print/index.js';
import type { Notice } from '../domain/notices.js';

export function printNotice(notice: Notice, language: Language, printedAt: Date): Promise<Buffer> {
  return renderPdf({
    title: notice.title,
    ...{ language: language === 'en' ? 'en' : 'zh', createdAt: printedAt },
    blocks: [
      { kind: 'facts', entries: notice.facts },
      ...notice.sections.flatMap(({ title, items }): PrintBlock[] => [
        { kind: 'heading', level: 2, text: title },
        { kind: 'list', items },
      ]),
    ],
  });
}
