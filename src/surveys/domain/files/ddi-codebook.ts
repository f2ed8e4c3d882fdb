/**
 * The metadata of a data file as DDI-Codebook 2.5 (Data Documentation Initiative, XML schema `ddi:codebook:2_5`), with
 * all texts in both languages.
 */
import type { Bilingual } from '../../form/index.js';
import type { DataColumn } from './data-columns.js';

export interface DescribedFile {
  readonly title: Bilingual;
  /** First and last day of the fieldwork, as ISO dates. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly columns: readonly DataColumn[];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no character for most control codes, not even an escaped one. */
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string => text.replace(impossible, ' ').replace(/[&<>"]/g, (sign) => entities[sign]!);

const inBoth = (element: string, { en, zh }: Bilingual): string =>
  `<${element} xml:lang="en">${escaped(en)}</${element}><${element} xml:lang="zh">${escaped(zh)}</${element}>`;

function variable(column: DataColumn, index: number): string {
  const { name, label, kind, codes, question } = column;
  const categories = codes.map(
    (code) =>
      `<catgry${code.missing ? ' missing="Y"' : ''}><catValu>${code.value}</catValu>${inBoth('labl', code.label)}</catgry>`,
  );
  return [
    `<var ID="V${index + 1}" name="${escaped(name)}" intrvl="${kind === 'number' ? 'contin' : 'discrete'}">`,
    inBoth('labl', label),
    question === null ? '' : `<qstn>${inBoth('qstnLit', question)}</qstn>`,
    ...categories,
    `<varFormat type="${kind === 'text' ? 'character' : 'numeric'}"/>`,
    '</var>',
  ].join('');
}

/** The codebook as one XML text. */
export function ddiCodebook({ title, startsOn, endsOn, columns }: DescribedFile): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="en">
<stdyDscr><citation><titlStmt><titl xml:lang="en">${escaped(title.en)}</titl><parTitl xml:lang="zh">${escaped(title.zh)}</parTitl></titlStmt></citation>
<stdyInfo><sumDscr><collDate event="start" date="${startsOn}">${startsOn}</collDate><collDate event="end" date="${endsOn}">${endsOn}</collDate></sumDscr></stdyInfo></stdyDscr>
<fileDscr ID="F1"><fileTxt><fileName>answers.sav</fileName><dimensns><varQnty>${columns.length}</varQnty></dimensns></fileTxt></fileDscr>
<dataDscr>
${columns.map(variable).join('\n')}
</dataDscr>
</codeBook>
`;
}
