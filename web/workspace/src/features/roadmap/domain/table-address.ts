/** What the address says about the table: its columns, groups and order. */
export const tableColumns = [
  ...(['owner', 'person', 'status', 'start', 'due', 'progress', 'nextStep', 'evidence'] as const),
  ...(['risk', 'area', 'place', 'budget'] as const),
] as const;
export type TableColumn = (typeof tableColumns)[number];

export const usualColumns: readonly TableColumn[] = ['owner', 'status', 'due', 'progress', 'evidence'];

const same = (left: readonly string[], right: readonly string[]): boolean => left.join() === right.join();

/** The columns in the address, in the order of the table; unknown names are left out. */
export function shownColumns(show: string | undefined, usual: readonly TableColumn[]): readonly TableColumn[] {
  if (show === undefined) return usual;
  const named = show.split(',');
  return tableColumns.filter((column) => named.includes(column));
}

/** The columns for the address; undefined if they are the usual ones. */
export function columnsInAddress(columns: readonly string[], usual: readonly TableColumn[]): string | undefined {
  const ordered = tableColumns.filter((column) => columns.includes(column));
  if (same(ordered, usual)) return undefined;
  // an empty value would be left out of the address
  return ordered.length === 0 ? 'none' : ordered.join(',');
}

interface SortOrder {
  readonly key: string;
  readonly descending: boolean;
}

/** The columns by which the server orders actions: all but sums of several currencies. */
type OrderKey = 'action' | Exclude<TableColumn, 'budget'>;
export type WrittenOrder = OrderKey | `-${OrderKey}`;

const isOrderKey = (key: string): key is OrderKey =>
  key === 'action' || (key !== 'budget' && tableColumns.some((column) => column === key));

/** `due` or, descending, `-due`; null without an order and for one that is unknown. */
export function orderIn(sort: string | undefined): (SortOrder & { readonly written: WrittenOrder }) | null {
  if (sort === undefined) return null;
  const descending = sort.startsWith('-');
  const key = descending ? sort.slice(1) : sort;
  return isOrderKey(key) ? { key, descending, written: descending ? `-${key}` : key } : null;
}

export const orderInAddress = ({ key, descending }: SortOrder): string => `${descending ? '-' : ''}${key}`;

const groupings = ['area', 'owner', 'status'] as const;
export type Grouping = (typeof groupings)[number];

export const groupingIn = (group: string | undefined): Grouping | null =>
  groupings.find((one) => one === group) ?? null;
