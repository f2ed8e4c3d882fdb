import { type Passwords, passwordWeakness } from '../domain/password.js';
import { accountProblems } from '../domain/problems.js';

/** Refuses a new password that is easy to guess. */
export async function demandStrongPassword(passwords: Passwords, password: string, email: string): Promise<void> {
  const weakness = passwordWeakness(password, email) ?? ((await passwords.isCommon(password)) ? 'common' : null);
  if (weakness !== null) throw accountProblems.weakPassword(weakness);
}
