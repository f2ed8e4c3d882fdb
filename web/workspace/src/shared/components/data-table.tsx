import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from '../i18n/i18n.js';
import { useShown } from './show-more.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** The title on the card of a phone, if it depends on the row. */
  readonly cardTitle?: (row: Row) => string;
  readonly cell: (row: Row) => ReactNode;
  /** Aligns numbers to the right with digits of equal width. */
  readonly numeric?: boolean;
  /** The title of the card on a phone; by default the first column. */
  readonly lead?: boolean;
  /** Omitted on a phone, where the row is a card. */
  readonly wideOnly?: boolean;
  /** Commands for the row: at its end, without a visible title. */
  readonly doing?: boolean;
  /** Long text: on a phone below its title, over the whole width. */
  readonly long?: boolean;
  /** Makes the column sortable. */
  readonly sortValue?: (row: Row) => string | number | null;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Shown instead of an empty table. */
  readonly empty?: ReactNode;
  readonly captionHidden?: boolean;
  /** A table of figures scrolls horizontally on a phone instead of becoming cards. */
  readonly keepTable?: boolean;
  /** The table may be wider than a desktop screen: it becomes cards on a phone, and scrolls horizontally otherwise. */
  readonly manyColumns?: boolean;
  /** Shows a long table in portions of so many rows. */
  readonly portion?: number;
  /** The order, if the page keeps it, for example in the address; null: that of `rows`. */
  readonly order?: SortOrder | null;
  readonly onOrder?: (order: SortOrder) => void;
  /** The rows are in this order already, for example a part of a list that the server sorts. */
  readonly isOrdered?: boolean;
}

export interface SortOrder {
  readonly key: string;
  readonly descending: boolean;
}

type Look = Pick<Column<unknown>, 'numeric' | 'wideOnly' | 'doing' | 'long'>;

function classOf({ numeric, wideOnly, doing, long }: Look): string | undefined {
  const names = [numeric && 'tp-numeric', wideOnly && 'tp-wide-only', doing && 'tp-doing', long && 'tp-long'].filter(
    Boolean,
  );
  return names.join(' ') || undefined;
}

function compare(first: string | number | null, second: string | number | null): number {
  if (first === second) return 0;
  if (first === null) return 1;
  if (second === null) return -1;
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  return String(first).localeCompare(String(second), undefined, { numeric: true });
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: SortOrder | null): readonly Row[] {
  const valueOf = columns.find((column) => column.key === order?.key)?.sortValue;
  if (!order || !valueOf) return rows;
  const turn = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => turn * compare(valueOf(a), valueOf(b)));
}

interface SortButtonProps {
  readonly title: string;
  readonly state: 'none' | 'ascending' | 'descending';
  readonly onClick: () => void;
}

function SortButton({ title, state, onClick }: SortButtonProps) {
  const { t } = useTranslation('shared');
  const Icon = state === 'none' ? ChevronsUpDown : state === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <button type="button" className="tp-sort" onClick={onClick} title={t('table.sortBy', { column: title })}>
      {title}
      <Icon size={14} aria-hidden />
    </button>
  );
}

interface AroundProps extends Pick<DataTableProps<unknown>, 'keepTable' | 'manyColumns'> {
  readonly caption: string;
  readonly children: ReactNode;
}

/** A scrollable element must be reachable by keyboard and have a name. */
function Around({ keepTable = false, manyColumns = false, caption, children }: AroundProps) {
  const className = keepTable ? 'tp-table-scroll tp-table-keep' : 'tp-table-scroll';
  if (!keepTable && !manyColumns) return <div className={className}>{children}</div>;
  return (
    <div className={className} role="region" tabIndex={0} aria-label={caption}>
      {children}
    </div>
  );
}

/** A table with a caption and scoped headers; on a phone each row becomes a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation('shared');
  const { caption, rows, columns, rowKey, empty, captionHidden = true, keepTable, manyColumns } = props;
  const [own, setOwn] = useState<SortOrder | null>(null);
  const { order = own, onOrder = setOwn } = props;
  const { shown, more } = useShown(props.isOrdered ? rows : sorted(rows, columns, order), props.portion ?? Infinity);
  if (rows.length === 0) return empty ?? <p className="tp-dimmed">{t('table.empty')}</p>;
  const stateOf = (key: string): SortButtonProps['state'] =>
    order?.key !== key ? 'none' : order.descending ? 'descending' : 'ascending';
  const turn = (key: string): void => onOrder({ key, descending: stateOf(key) === 'ascending' });
  const lead = columns.find((column) => column.lead)?.key ?? columns[0]?.key;
  return (
    <Around keepTable={keepTable} manyColumns={manyColumns} caption={caption}>
      <table className="tp-table">
        <caption className={captionHidden ? 'tp-visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, sortValue, ...column }) => (
              <th key={key} scope="col" className={classOf(column)} aria-sort={sortValue ? stateOf(key) : undefined}>
                {sortValue && <SortButton title={title} state={stateOf(key)} onClick={() => turn(key)} />}
                {!sortValue && <span className={column.doing ? 'tp-visually-hidden' : undefined}>{title}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, title, cardTitle, cell, ...column }) =>
                key === lead ? (
                  <th key={key} scope="row" className="tp-lead">
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={key}
                    data-label={column.doing ? '' : (cardTitle?.(row) ?? title)}
                    className={classOf(column)}
                  >
                    <div className="tp-cell">{cell(row)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </Around>
  );
}
