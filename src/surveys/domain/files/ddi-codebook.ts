/**
 * The metadata of a data file as DDI-Codebook 2.5 (Data Documentation Initiative, XML schema `ddi:codebook:2_5`), with
 * all texts in both languages.
 */
import { escaped } from '../../../kernel/xml.js';
import type { Bilingual } from '../../form/index.js';
import type { DataColumn } from './data-columns.js';
import { enterprisesColumn, weightColumn } from './design-columns.js';

export interface DescribedFile {
  readonly title: Bilingual;
  /** First and last day of the fieldwork, as ISO dates. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly files: readonly DescribedTable[];
}

/** One data file with its variables. */
export interface DescribedTable {
  /** Without its ending. */
  readonly name: string;
  readonly label: Bilingual;
  readonly columns: readonly Omit<DataColumn, 'valueOf'>[];
  /** How the file was protected, if it is shared. */
  readonly note?: Bilingual;
}

const inBoth = (element: string, { en, zh }: Bilingual): string =>
  `<${element} xml:lang="en">${escaped(en)}</${element}><${element} xml:lang="zh">${escaped(zh)}</${element}>`;

const cut: Bilingual = {
  en: 'In the SPSS file, texts have at most 255 bytes, which are 85 Chinese characters. The CSV file has the whole text.',
  zh: 'SPSS 文件中的文本最多255字节，即85个汉字。CSV 文件中是全文。',
};

function variable(
  { name, label, kind, codes, question, note }: Omit<DataColumn, 'valueOf'>,
  file: string,
  id: string,
): string {
  const categories = codes.map(
    (code) =>
      `<catgry${code.missing ? ' missing="Y"' : ''}><catValu>${code.value}</catValu>${inBoth('labl', code.label)}</catgry>`,
  );
  return [
    `<var ID="${id}" name="${escaped(name)}" files="${file}" intrvl="${kind === 'number' ? 'contin' : 'discrete'}"${name === weightColumn ? ' wgt="wgt"' : ''}>`,
    inBoth('labl', label),
    question === null ? '' : `<qstn>${inBoth('qstnLit', question)}</qstn>`,
    ...categories,
    `<varFormat type="${kind === 'text' ? 'character' : 'numeric'}"/>`,
    kind === 'text' && question !== null ? inBoth('notes', cut) : '',
    note === undefined ? '' : inBoth('notes', note),
    '</var>',
  ].join('');
}

/** A description in each language: an element `fileTxt` has one name and one content. */
function fileDescription({ name, label, columns, note }: DescribedTable, index: number): string {
  const texts = (['en', 'zh'] as const).map((language) => {
    const parts = [
      `<fileName>${escaped(name)}-${language}.sav</fileName>`,
      `<fileCont>${escaped(label[language])}</fileCont>`,
      `<dimensns><varQnty>${columns.length}</varQnty></dimensns>`,
    ];
    return `<fileTxt xml:lang="${language}">${parts.join('')}</fileTxt>`;
  });
  const notes = note === undefined ? '' : inBoth('notes', note);
  return `<fileDscr ID="F${index + 1}">${texts.join('')}${notes}</fileDscr>`;
}

/** Numbered through all files. */
function variables(files: readonly DescribedTable[]): string[] {
  const all = files.flatMap(({ columns }, file) => columns.map((column) => ({ column, file: `F${file + 1}` })));
  return all.map(({ column, file }, index) => variable(column, file, `V${index + 1}`));
}

/** How errors are estimated from files with population counts of strata. */
const design: Bilingual = {
  en: 'Stratified sample in two stages, without replacement: enterprises (psu) within stratum, and answers within enterprises. Variances are computed from stratum, psu, survey_weight and fpc_enterprises, with each answer as a unit of the second stage, whose correction needs the workers of each enterprise. The files do not contain these, because they identify enterprises; without them the errors are slightly larger than the published ones. Response counts as a part of the draw. With calibrated weights (the label of survey_weight names the margins) the published errors are those of the residuals of the calibration, which these variables alone do not give. Medians, segregation and factor-weighted gaps of the published figures are computed without the population counts.',
  zh: '分层两阶段不放回抽样：层内抽企业（psu），企业内抽答卷。方差用 stratum、psu、survey_weight 和 fpc_enterprises 计算，每份答卷为第二阶段的一个单元，其校正需要各企业的职工数；职工数会识别企业，文件中没有，不用职工数时误差略大于已公布的误差。作答视为抽样的一部分。权数经过校准时（survey_weight 的标签列出边际），已公布的误差按校准残差计算，仅用这些变量无法得出。已公布数值中的中位数、职业隔离指数和因素加权工资差距不使用总体单元数。',
};

const hasPopulations = (files: readonly DescribedTable[]): boolean =>
  files.some(({ columns }) =>
    columns.some(({ name, question }) => question === null && name.startsWith(enterprisesColumn)),
  );

/** The codebook as one XML text. */
export function ddiCodebook({ title, startsOn, endsOn, files }: DescribedFile): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="en">
<stdyDscr><citation><titlStmt><titl xml:lang="en">${escaped(title.en)}</titl><parTitl xml:lang="zh">${escaped(title.zh)}</parTitl></titlStmt></citation>
<stdyInfo><sumDscr><collDate event="start" date="${startsOn}">${startsOn}</collDate><collDate event="end" date="${endsOn}">${endsOn}</collDate></sumDscr></stdyInfo>${hasPopulations(files) ? `<method><dataColl>${inBoth('sampProc', design)}</dataColl></method>` : ''}</stdyDscr>
${files.map(fileDescription).join('\n')}
<dataDscr>
${variables(files).join('\n')}
</dataDscr>
</codeBook>
`;
}
