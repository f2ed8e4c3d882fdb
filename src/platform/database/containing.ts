/** A LIKE pattern for "contains these characters", in which the searcher's % and _ are only themselves. */
export function containing(search: string | undefined): string | null {
  const words = search?.trim().toLowerCase();
  return words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
}
