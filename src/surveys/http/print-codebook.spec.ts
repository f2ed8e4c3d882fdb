import { expect, it } from '@jest/globals';
import { renderHtml } from '../../platform/print/index.js';
import { printedCodebook } from './print-codebook.js';

const read = {
  ...{ title: { en: 'A < B & "C"', zh: 'A < B & "C"' }, startsOn: '2026-01-05', endsOn: '2026-02-01' },
  readAt: new Date('2026-02-02T08:00:00Z'),
  files: [
    {
      ...{ name: 'answers', label: { en: 'One row for each answer', zh: '每份答卷一行' } },
      columns: [
        {
          ...{ name: 'green', kind: 'codes' as const, width: 8, label: { en: 'Green job', zh: '绿色岗位' } },
          codes: [
            { value: 1, label: { en: 'Yes', zh: '是' }, missing: false },
            { value: 99, label: { en: 'Prefer not to say', zh: '不愿回答' }, missing: true },
          ],
          question: { en: 'Is your job green?', zh: '您的岗位是否绿色？' },
        },
      ],
    },
  ],
};

it('a codebook to read has one row for each variable, and says which codes are missing values', () => {
  const { blocks } = printedCodebook(read, 'zh');
  expect(blocks[0]).toMatchObject({
    entries: [
      ['调查时间', '2026年1月5日至2026年2月1日'],
      ['数据文件', 'answers：每份答卷一行'],
    ],
  });
  expect(blocks.at(-1)).toMatchObject({
    rows: [['green', '编码', '绿色岗位\n您的岗位是否绿色？', '1  是\n99  不愿回答（缺失值）']],
  });
});

it('a codebook as HTML is in one language, with its markup escaped and headers of rows', () => {
  const page = renderHtml(printedCodebook(read, 'en'));
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<h1>Codebook: A &lt; B &amp; &quot;C&quot;</h1>');
  expect(page).toContain('<th scope="row">green</th><td>Codes</td><td>Green job&#10;Is your job green?</td>');
  expect(page).toContain('99  Prefer not to say (missing value)');
  // without a Chinese title the English one is shown
  expect(renderHtml(printedCodebook(read, 'zh'))).toContain('<h1>编码手册：A &lt; B');
});
