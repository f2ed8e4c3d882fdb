/** Where programmes are likely to be stand first; then every zone that the browser knows. */
const likely = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Bangkok', 'Asia/Jakarta', 'Europe/Zurich', 'UTC'];

export function timeZones(): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([own, ...likely, ...known])];
}

/** "PAGE in Jiangsu Province" -> "page-in-jiangsu-province", at most 40 signs, as addresses want it. */
export function shortNameOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
