/** Hashing of passwords as a port; the program uses argon2id. */
export abstract class Passwords {
  abstract hash(password: string): Promise<string>;
  /**
   * With `null`, takes as long as for a real hash and returns false, so that the time does not reveal whether an
   * address has an account.
   */
  abstract verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether it is among the passwords that are tried first. */
  abstract isCommon(password: string): Promise<boolean>;
}

/** Words of this product and its users that lists of other services do not have, in English, pinyin and Chinese. */
export const wordsOfUsers: readonly string[] = [
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

export const shortestPassword = 12;
/** Longer passwords only take longer to hash. */
export const longestPassword = 256;

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-simple' | 'contains-address' | 'common';

/**
 * Requires length rather than composition rules (NIST SP 800-63B, 5.1.1.2): at least twelve characters, not the email
 * address, and not a repetition of a few characters.
 */
export function passwordWeakness(password: string, email: string): PasswordWeakness | null {
  const characters = [...password.normalize('NFC')];
  if (characters.length < shortestPassword) return 'too-short';
  if (characters.length > longestPassword) return 'too-long';
  const local = email.split('@')[0]!.toLowerCase();
  const lower = password.toLowerCase();
  if (lower.includes(email.toLowerCase()) || (local.length >= 5 && lower.includes(local))) return 'contains-address';
  if (new Set(characters).size < 5 || isRun(characters)) return 'too-simple';
  return null;
}

/** Detects `abcdefghijkl` and `123456789012`: each character follows the previous one, and 0 follows 9. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((character, index) => {
    const step = character.codePointAt(0)! - characters[index]!.codePointAt(0)!;
    return step === -9 || step === 1 ? 1 : step === 9 || step === -1 ? -1 : step;
  });
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}
