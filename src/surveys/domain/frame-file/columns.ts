import type { LocalizedText } from '../../../kernel/localized-text.js';
import { localized } from '../../../kernel/localized-text.js';

/** The columns of a frame in a file, in the order of the template. */
export const frameColumns = [
  ...(['nameEn', 'nameZh', 'parkEn', 'parkZh', 'regionCode'] as const),
  ...(['headcount', 'women', 'men', 'certainty', 'registerNumber', 'parkNumber', 'code'] as const),
] as const;
export type FrameColumn = (typeof frameColumns)[number];

export const frameColumnNames: Readonly<Record<FrameColumn, LocalizedText>> = {
  nameEn: localized('Enterprise in English', '企业英文名称'),
  nameZh: localized('Enterprise in Chinese', '企业名称'),
  parkEn: localized('Park in English', '园区英文名称'),
  parkZh: localized('Park in Chinese', '园区名称'),
  regionCode: localized('Region code of the park', '园区所在地区划代码'),
  headcount: localized('All workers', '职工总数'),
  women: localized('Women', '女职工'),
  men: localized('Men', '男职工'),
  certainty: localized('Certainty unit', '必选企业'),
  registerNumber: localized('Register number', '统一社会信用代码'),
  parkNumber: localized('Park code', '园区代码'),
  code: localized('Enterprise code in this frame', '本抽样框企业代码'),
};

export const frameColumnHelp: Readonly<Record<FrameColumn, LocalizedText>> = {
  nameEn: localized('Each enterprise needs a name in English or Chinese.', '英文或中文名称至少填写一项。'),
  nameZh: localized('Up to 300 characters.', '不超过300字。'),
  parkEn: localized(
    'The park of the enterprise. A park that is not in the directory is created.',
    '企业所在园区。名录中没有的园区将自动新增。',
  ),
  parkZh: localized('Each row needs the park in English or Chinese.', '每行至少填写园区的英文或中文名称。'),
  regionCode: localized(
    'The code (GB/T 2260) of the county, city or province in which the park lies, such as 320583. May be blank.',
    '园区所在县、市或省的行政区划代码（GB/T 2260），例如320583。可留空。',
  ),
  headcount: localized(
    'Women, men and workers whose sex is not recorded. If blank, the sum of women and men.',
    '女职工、男职工及未注明性别的职工合计。留空则为男女之和。',
  ),
  women: localized(
    'Number of women. A whole number, 0 if there are none. Two of the columns for all workers, women and men are enough.',
    '女职工人数，整数；没有则填0。职工总数、女职工、男职工三列中有两列即可。',
  ),
  men: localized('Number of men. A whole number, 0 if there are none.', '男职工人数，整数；没有则填0。'),
  certainty: localized(
    'Yes for an enterprise so large that every sample must include it; otherwise No or blank.',
    '规模很大、每次抽样都必须包含的企业填“是”；其他填“否”或留空。',
  ),
  registerNumber: localized(
    'The unified social credit code, or the number in another register. It finds an enterprise whose name is written differently. Format the column as text, or the spreadsheet rounds long numbers. May be blank.',
    '统一社会信用代码或其他登记号：名称写法不同时据此识别企业。请将该列设为文本格式，否则电子表格会截断较长的数字。可留空。',
  ),
  parkNumber: localized(
    'The code of the park in the catalogue of development zones, or in another register. It finds a park whose name is written differently. May be blank.',
    '园区在开发区审核公告目录或其他名录中的代码：名称写法不同时据此识别园区。可留空。',
  ),
  code: localized(
    'The code of the enterprise in this frame, as in a downloaded frame: it finds an enterprise whose name is written differently. Blank for a new one.',
    '企业在本抽样框中的代码（见下载的抽样框）：名称写法不同时据此识别企业。新企业留空。',
  ),
};

/** Other headings under which registers have these columns. */
const otherNames: Readonly<Record<FrameColumn, readonly string[]>> = {
  nameEn: ['enterprise', 'enterprise name', 'name of enterprise', 'company', 'company name', 'establishment', 'name'],
  nameZh: ['企业', '企业中文名称', '单位名称', '单位详细名称', '单位', '公司', '公司名称', '名称'],
  parkEn: ['park', 'park name', 'industrial park', 'name of park'],
  parkZh: ['园区', '园区中文名称', '产业园区', '工业园区', '所在园区', '所属园区'],
  regionCode: ['region code', 'area code', 'gb code', 'gb/t 2260', '区划代码', '行政区划代码', '地区代码'],
  headcount: [
    ...['workers', 'headcount', 'total workers', 'employees', 'number of workers', 'persons employed', 'total'],
    ...['职工', '职工人数', '职工数', '从业人员', '从业人员期末人数', '从业人数', '员工人数', '总人数', '人数'],
  ],
  women: [
    'female',
    'females',
    'women workers',
    'female workers',
    '女',
    '女性',
    '其中:女性',
    '其中女性',
    '女职工人数',
    '女职工数',
    '女性职工',
  ],
  men: [
    'male',
    'males',
    'men workers',
    'male workers',
    '男',
    '男性',
    '其中:男性',
    '其中男性',
    '男职工人数',
    '男职工数',
    '男性职工',
  ],
  certainty: ['certainty', 'certainty (take-all) unit', 'take-all', 'take-all unit', '必选', '必抽企业'],
  registerNumber: [
    ...['register number', 'registration number', 'unified social credit code', 'uscc', 'business register number'],
    ...['统一社会信用代码', '社会信用代码', '信用代码', '登记号', '注册号', '企业代码', '单位代码'],
  ],
  parkNumber: ['park code', 'zone code', 'development zone code', '开发区代码', '园区编码'],
  code: ['psu', 'psu code'],
};

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();

const columnOf = new Map(
  frameColumns.flatMap((column) =>
    [frameColumnNames[column].en, frameColumnNames[column].zh, ...otherNames[column]].map(
      (name) => [bare(name), column] as const,
    ),
  ),
);

/** The column of each position of the header: as assigned by hand, else by its heading; a later repetition is none. */
export function assignColumns(
  header: readonly string[],
  byHand: readonly (FrameColumn | null)[] | null,
): readonly (FrameColumn | null)[] {
  const found = byHand ?? header.map((cell) => columnOf.get(bare(cell)) ?? null);
  return header.map((_, at) => {
    const column = found[at] ?? null;
    return found.indexOf(column) === at ? column : null;
  });
}

const counts = ['women', 'men', 'headcount'] as const;
const names = [
  ['nameEn', 'nameZh'],
  ['parkEn', 'parkZh'],
] as const;

/** Columns without which no row can be read: a name of the enterprise and of the park, and two of the three counts. */
export function missingColumns(assigned: readonly (FrameColumn | null)[]): readonly FrameColumn[] {
  const isMissing = (column: FrameColumn): boolean => !assigned.includes(column);
  const missing = counts.filter(isMissing);
  return [
    ...names.filter((pair) => pair.every(isMissing)).map(([first]) => first),
    ...(missing.length < 2 ? [] : missing.filter((column) => column !== 'headcount')),
  ];
}

/** The name of a missing column, of which another one may take the place. */
export const neededColumnNames: Readonly<Record<FrameColumn, LocalizedText>> = {
  ...frameColumnNames,
  nameEn: localized('Enterprise in English or Chinese', '企业名称（中文或英文）'),
  parkEn: localized('Park in English or Chinese', '园区名称（中文或英文）'),
};
