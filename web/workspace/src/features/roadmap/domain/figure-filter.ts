interface Shown {
  /** Actions that repeat a published text: a list contains them, the figures do not. */
  readonly published: number;
  /** The filter of the report. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** The filter of exactly the actions that a figure counts; undefined if there is none. */
export function filterOf(
  name: 'constituency' | 'policyArea' | 'placeId',
  value: string | null,
  { published, query }: Shown,
): Readonly<Record<string, string>> | undefined {
  const set = query[name];
  if (value === null || published > 0 || (set !== undefined && String(set) !== value)) return undefined;
  return { [name]: value };
}
