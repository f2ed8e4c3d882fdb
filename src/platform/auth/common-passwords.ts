/** Words of this product and its users that lists of other services do not have, in English and pinyin. */
const ownWords = [
  'tripartite',
  'roundtable',
  'workspace',
  'administrator',
  'facilitator',
  'rapporteur',
  'socialdialogue',
  'greenjobs',
  'guanliyuan',
  'gongzuoqu',
  'yuanzhuo',
  'shehuiduihua',
  'lvsejiuye',
  'sanfangxieshang',
  'woaini',
  'mima',
  '管理员',
  '工作区',
  '密码',
  '三方协商',
  '社会对话',
  '绿色就业',
];
const shortestWord = 4;

let common: Promise<ReadonlySet<string>> | undefined;

/** About 49,000 passwords from leaks (zxcvbn-ts); loaded when a password is first chosen. */
function load(): Promise<ReadonlySet<string>> {
  return (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...(dictionary['passwords-common'] as readonly string[]), ...ownWords]),
  ));
}

/**
 * Whether a password is among those that are tried first: a common one, two of them together, or one with digits and
 * symbols around it. Several words with spaces between them are not split.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const words = await load();
  const whole = password.normalize('NFKC').toLowerCase();
  const bare = whole.replace(/[\s_.-]/g, '');
  const bracketed = whole.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
  const core = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return words.has(bare) || [whole, bracketed, core].some((text) => isMadeOf(words, text));
}

function isMadeOf(words: ReadonlySet<string>, text: string): boolean {
  if (words.has(text)) return true;
  const unit = /^(.+?)\1+$/u.exec(text)?.[1];
  if (unit !== undefined && words.has(unit)) return true;
  for (let at = shortestWord; at <= text.length - shortestWord; at += 1)
    if (words.has(text.slice(0, at)) && words.has(text.slice(at))) return true;
  return false;
}
