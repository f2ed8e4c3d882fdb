/** A LIKE pattern for "contains this text"; % and _ in the text are escaped. */
export function containing(search: string | undefined): string | null {
  const words = search?.trim().toLowerCase();
  return words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
}
