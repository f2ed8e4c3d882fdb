import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses to which people without an account are invited, and the email of each invitation (docs/adr/0049). */
export class AddressesOfPeople1764000001020 implements MigrationInterface {
  readonly name = 'AddressesOfPeople1764000001020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity_person ADD COLUMN email text
        CONSTRAINT ck_identity_person_email CHECK (email !~ '[[:cntrl:][:space:]]' AND length(email) <= 254);
      COMMENT ON COLUMN identity_person.email IS 'for invitations to a person without an account; not verified';
      ALTER TABLE notifications_invitation ADD COLUMN mail_id uuid;
      COMMENT ON COLUMN notifications_invitation.mail_id IS 'the last email, whose delivery mail_states reports';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications_invitation DROP COLUMN mail_id;
      ALTER TABLE identity_person DROP COLUMN email;`);
  }
}
