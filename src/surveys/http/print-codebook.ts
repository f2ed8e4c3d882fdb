import { shownIn } from '../../kernel/localized-text.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import type { HtmlDocument, PrintLanguage } from '../../platform/print/index.js';
import { renderHtml, renderPdf } from '../../platform/print/index.js';
import { zipPieces } from '../../platform/storage/zip-pieces.js';
import type { DescribedFile, DescribedTable } from '../domain/files/ddi-codebook.js';
import type { Bilingual } from '../form/index.js';

/** The description of the data files of a wave, and the time when it was read. */
export type ReadDescription = DescribedFile & { readonly readAt: Date };

const words = {
  en: {
    title: 'Codebook: ',
    ...{ fieldwork: 'Fieldwork', files: 'Data files' },
    span: (from: string, to: string) => `${from} to ${to}`,
    file: (name: string, label: string) => `${name}: ${label}`,
    ...{ variable: 'Variable', type: 'Type', label: 'Label and question', codes: 'Codes' },
    types: { codes: 'Codes', number: 'Number', text: 'Text' },
    missing: (text: string) => `${text} (missing value)`,
  },
  zh: {
    title: '编码手册：',
    ...{ fieldwork: '调查时间', files: '数据文件' },
    span: (from: string, to: string) => `${from}至${to}`,
    file: (name: string, label: string) => `${name}：${label}`,
    ...{ variable: '变量', type: '类型', label: '标签和问题', codes: '编码' },
    types: { codes: '编码', number: '数字', text: '文本' },
    missing: (text: string) => `${text}（缺失值）`,
  },
} as const;

/** The codebook of a wave for reading: one table for each data file, one row for each variable. */
export function printedCodebook(
  { title, startsOn, endsOn, files, readAt }: ReadDescription,
  language: PrintLanguage,
): HtmlDocument {
  const own = words[language];
  const say = (text: Bilingual): string => shownIn(text, language);
  const names = files.map(({ name, label }) => own.file(name, say(label)));
  return {
    ...{ title: own.title + say(title), language, createdAt: readAt },
    blocks: [
      {
        kind: 'facts',
        entries: [
          [own.fieldwork, own.span(dayInWords(startsOn)[language], dayInWords(endsOn)[language])],
          [own.files, names.join('\n')],
        ],
      },
      ...files.flatMap(({ columns, note }, at) => [
        { kind: 'heading' as const, level: 2 as const, text: names[at]! },
        ...(note === undefined ? [] : [{ kind: 'paragraph' as const, text: say(note) }]),
        {
          kind: 'table' as const,
          columns: [
            { title: own.variable, weight: 6 },
            { title: own.type, weight: 3 },
            { title: own.label, weight: 10 },
            { title: own.codes, weight: 9 },
          ],
          rows: columns.map((column) => rowOf(column, language, say)),
        },
      ]),
    ],
  };
}

function rowOf(
  { name, kind, label, question, codes, note }: DescribedTable['columns'][number],
  language: PrintLanguage,
  say: (text: Bilingual) => string,
): string[] {
  const { types, missing } = words[language];
  const texts = [label, question, note].flatMap((text) => (text === null || text === undefined ? [] : [say(text)]));
  const lines = codes.map(({ value, label: of, missing: isMissing }) => {
    const text = `${value}  ${say(of)}`;
    return isMissing ? missing(text) : text;
  });
  return [name, types[kind], [...new Set(texts)].join('\n'), lines.join('\n')];
}

/** The codebook as HTML and PDF in both languages, in one archive. */
export function codebookArchive(read: ReadDescription): AsyncGenerator<Buffer> {
  const files = (['en', 'zh'] as const).flatMap((language) => {
    const printed = printedCodebook(read, language);
    return [
      { name: `codebook-${language}.html`, pieces: once(() => renderHtml(printed)) },
      { name: `codebook-${language}.pdf`, pieces: once(() => renderPdf(printed)) },
    ];
  });
  return zipPieces(files);
}

async function* once<Piece>(make: () => Piece | Promise<Piece>): AsyncGenerator<Piece> {
  yield await make();
}
