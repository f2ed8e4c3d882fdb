import type { LocalizedText } from '../../../kernel/localized-text.js';
import { localized } from '../../../kernel/localized-text.js';

export type ImportColumn =
  | 'number'
  | 'titleEn'
  | 'titleZh'
  | 'descriptionEn'
  | 'descriptionZh'
  | 'conclusions'
  | 'owner'
  | 'policyAreas'
  | 'place'
  | 'startOn'
  | 'dueOn'
  | 'reason'
  | 'budget';

/** The headers of the template and of the export, in the order of the template. */
export const importColumns: readonly ImportColumn[] = [
  ...(['number', 'titleEn', 'titleZh', 'descriptionEn', 'descriptionZh'] as const),
  ...(['conclusions', 'owner'] as const),
  ...(['policyAreas', 'place', 'startOn', 'dueOn', 'reason', 'budget'] as const),
];

export const columnNames: Readonly<Record<ImportColumn, LocalizedText>> = {
  number: localized('Number', '编号'),
  titleEn: localized('Title in English', '英文标题'),
  titleZh: localized('Title in Chinese', '中文标题'),
  descriptionEn: localized('Description in English', '英文说明'),
  descriptionZh: localized('Description in Chinese', '中文说明'),
  conclusions: localized('Conclusions', '议定事项'),
  owner: localized('Owner', '负责方'),
  policyAreas: localized('Policy areas', '政策领域'),
  place: localized('Place', '地点'),
  startOn: localized('Start', '开始日期'),
  dueOn: localized('Due', '期限'),
  reason: localized('Reason for the new due date', '更改期限的理由'),
  budget: localized('Budget', '预算'),
};

export const columnHelp: Readonly<Record<ImportColumn, LocalizedText>> = {
  number: localized(
    'The number of an action that you change, such as A-007. Leave blank for a new action.',
    '要修改的行动编号，例如A-007。新行动请留空。',
  ),
  titleEn: localized(
    'Up to 300 characters. Each action needs a title in English or Chinese.',
    '不超过300字。英文或中文标题至少填写一项。',
  ),
  titleZh: localized('Up to 300 characters.', '不超过300字。'),
  descriptionEn: localized('Up to 8,000 characters.', '不超过8000字。'),
  descriptionZh: localized('Up to 8,000 characters.', '不超过8000字。'),
  conclusions: localized(
    'The numbers of the conclusions that the action implements, such as RT2/D-07, separated by commas.',
    '该行动所落实的议定事项编号，例如 RT2/D-07，以逗号分隔。',
  ),
  owner: localized(
    'The name of an organisation or working group of this workspace, in English or Chinese.',
    '本工作空间中一个组织或工作组的中文或英文名称。',
  ),
  policyAreas: localized('Numbers from 1 to 9, separated by commas.', '1至9的数字，以逗号分隔。'),
  place: localized('The name of a place of this workspace.', '本工作空间中一个地点的名称。'),
  startOn: localized('A date such as 2027-03-31.', '日期，例如2027-03-31。'),
  dueOn: localized('A date such as 2027-03-31.', '日期，例如2027-03-31。'),
  reason: localized(
    'Required if you change a due date. The original due date stays visible with this reason.',
    '更改期限时必填。最初议定期限和此理由将一直显示。',
  ),
  budget: localized(
    'A line for each source: source; currency; planned; committed; spent, such as Employment fund; CNY; 120000; 50000; 20000.',
    '每个资金来源一行：来源；货币；计划；已承诺；已支出，例如：就业补助资金;CNY;120000;50000;20000。',
  ),
};

const bare = (header: string): string => header.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const columnOf = new Map(
  importColumns.flatMap((column) => [
    [bare(columnNames[column].en), column] as const,
    [bare(columnNames[column].zh), column] as const,
  ]),
);

export interface Header {
  /** Position of each column that is read. */
  readonly positions: ReadonlyMap<ImportColumn, number>;
  /** Headers of columns that are not read, such as the status in an export. */
  readonly ignored: readonly string[];
  /** Columns that appear more than once. */
  readonly twice: readonly ImportColumn[];
}

/** Columns are found by their names in either language, in any order. */
export function readHeader(cells: readonly string[]): Header {
  const positions = new Map<ImportColumn, number>();
  const ignored: string[] = [];
  const twice: ImportColumn[] = [];
  for (const [position, cell] of cells.entries()) {
    const column = columnOf.get(bare(cell));
    if (column === undefined) {
      if (cell.trim() !== '') ignored.push(cell.trim());
    } else if (positions.has(column)) twice.push(column);
    else positions.set(column, position);
  }
  return { positions, ignored, twice };
}
