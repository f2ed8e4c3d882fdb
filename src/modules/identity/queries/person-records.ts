import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';

/** The data of a person that other contexts can read. */
export interface PersonRecord {
  readonly id: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisationId: string | null;
  readonly language: Language;
}

export function personRecords(tx: ReadTransaction, ids?: readonly string[]): Promise<PersonRecord[]> {
  return tx.query<PersonRecord>(
    `SELECT id, name, constituency, capacity, sex, organisation_id AS "organisationId", language FROM identity_person
     WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY name ->> 'en', id`,
    [ids ?? null],
  );
}

/** Email addresses for notifications, of people who have an account in the workspace. */
export function mailAddresses(tx: ReadTransaction, personIds: readonly string[]): Promise<MailAddress[]> {
  return tx.query<MailAddress>(
    `SELECT person_id AS "personId", email FROM identity_members_here(NULL) WHERE person_id = ANY ($1)`,
    [personIds],
  );
}

/** Of these people, those who cannot sign in. */
export async function withoutAccount(tx: ReadTransaction, personIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.query<{ readonly id: string }>(
    'SELECT id FROM identity_person WHERE id = ANY ($1) AND identity_account_of_here(id) IS NULL',
    [personIds],
  );
  return rows.map(({ id }) => id);
}

/** Addresses of people for invitations, which may be those of people without an account; they are not verified. */
export function contactAddresses(tx: ReadTransaction, personIds: readonly string[]): Promise<MailAddress[]> {
  return tx.query<MailAddress>(
    `SELECT id AS "personId", email FROM identity_person WHERE email IS NOT NULL AND id = ANY ($1)`,
    [personIds],
  );
}

export interface MailAddress {
  readonly personId: string;
  readonly email: string;
}
