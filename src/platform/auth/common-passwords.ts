const shortestWord = 4;

let common: Promise<ReadonlySet<string>> | undefined;

/** About 49,000 passwords from leaks (zxcvbn-ts); loaded when a password is first chosen. */
function load(): Promise<ReadonlySet<string>> {
  return (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'] as readonly string[]),
  ));
}

/**
 * Whether a password is among those that are tried first: a common one, two of them together, or one with digits and
 * symbols around it. Several words with spaces between them are not split. `ownWords` count as common too.
 */
export async function isCommonPassword(password: string, ownWords: readonly string[] = []): Promise<boolean> {
  const known = await load();
  const words = { has: (text: string) => known.has(text) || ownWords.includes(text) };
  const whole = password.normalize('NFKC').toLowerCase();
  const bare = whole.replace(/[\s_.-]/g, '');
  const bracketed = whole.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
  const core = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return words.has(bare) || [whole, bracketed, core].some((text) => isMadeOf(words, text));
}

function isMadeOf(words: Pick<ReadonlySet<string>, 'has'>, text: string): boolean {
  if (words.has(text)) return true;
  const unit = /^(.+?)\1+$/u.exec(text)?.[1];
  if (unit !== undefined && words.has(unit)) return true;
  for (let at = shortestWord; at <= text.length - shortestWord; at += 1)
    if (words.has(text.slice(0, at)) && words.has(text.slice(at))) return true;
  return false;
}
