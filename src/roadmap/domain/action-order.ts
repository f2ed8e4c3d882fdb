/** The columns by which actions are ordered. */
const orderKeys = [
  ...(['action', 'owner', 'person', 'status', 'start', 'due', 'progress'] as const),
  ...(['nextStep', 'evidence', 'risk', 'area', 'place'] as const),
] as const;
type OrderKey = (typeof orderKeys)[number];

/** Those ordered by a name, which other contexts keep. */
export type NamedOrderKey = Extract<OrderKey, 'owner' | 'person' | 'place'>;

/** `due` or, descending, `-due`. */
export type WrittenOrder = OrderKey | `-${OrderKey}`;
export const writtenOrders: readonly WrittenOrder[] = orderKeys.flatMap((key) => [key, `-${key}`] as const);

export interface ActionOrder {
  readonly key: OrderKey;
  readonly descending: boolean;
}

export function orderOf(written: WrittenOrder): ActionOrder {
  const descending = written.startsWith('-');
  return { key: (descending ? written.slice(1) : written) as OrderKey, descending };
}

/** The groups in which the board and the table show actions. */
export const groupings = ['status', 'owner', 'area'] as const;
export type Grouping = (typeof groupings)[number];
