import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which language of a conclusion no longer says what the other does, and since which version; what each version of its text
 * was; which version a reservation refers to; which side of a reservation is a translation. For records made earlier the
 * versions tell it.
 */
export class Translations1764000000232 implements MigrationInterface {
  readonly name = 'Translations1764000000232';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(backfill);
    await runner.query(`
      ALTER TABLE dialogue_conclusion_text ALTER COLUMN kind SET NOT NULL;
      ALTER TABLE dialogue_reservation ALTER COLUMN text_version SET NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dialogue_reservation DROP COLUMN text_version, DROP COLUMN translated_language;
      ALTER TABLE dialogue_conclusion_text DROP COLUMN kind;
      ALTER TABLE dialogue_conclusion DROP COLUMN stale_language, DROP COLUMN stale_since;`);
  }
}

const columns = `
  ALTER TABLE dialogue_conclusion ADD COLUMN stale_language text, ADD COLUMN stale_since integer,
    ADD CONSTRAINT ck_dialogue_conclusion_stale_language CHECK (stale_language IN ('en', 'zh')),
    ADD CONSTRAINT ck_dialogue_conclusion_stale CHECK ((stale_language IS NULL) = (stale_since IS NULL));
  ALTER TABLE dialogue_conclusion_text ADD COLUMN kind text,
    ADD CONSTRAINT ck_dialogue_conclusion_text_kind CHECK (kind IN ('recorded', 'revised', 'translated'));
  ALTER TABLE dialogue_reservation ADD COLUMN text_version integer, ADD COLUMN translated_language text,
    ADD CONSTRAINT ck_dialogue_reservation_text_version CHECK (text_version >= 1),
    ADD CONSTRAINT ck_dialogue_reservation_translated CHECK (translated_language IN ('en', 'zh'));`;

/** The rule of \`editOfText\` in the domain, over the versions of each conclusion. */
const backfill = `
  DO $$
  DECLARE c record; t record; was jsonb; stale text; since integer; en boolean; zh boolean; side text; kind_of text;
  BEGIN
    FOR c IN SELECT id FROM dialogue_conclusion LOOP
      was := NULL; stale := NULL; since := NULL;
      FOR t IN SELECT id, version, text FROM dialogue_conclusion_text WHERE conclusion_id = c.id ORDER BY version LOOP
        kind_of := 'recorded';
        IF was IS NOT NULL THEN
          en := was ->> 'en' <> '' AND was ->> 'en' <> t.text ->> 'en';
          zh := was ->> 'zh' <> '' AND was ->> 'zh' <> t.text ->> 'zh';
          side := CASE WHEN en THEN 'en' WHEN zh THEN 'zh' END;
          kind_of := CASE WHEN NOT en AND NOT zh OR NOT (en AND zh) AND side = stale THEN 'translated' ELSE 'revised' END;
          IF en AND zh OR side = stale OR side IS NOT NULL AND (t.text ->> 'en' = '' OR t.text ->> 'zh' = ''
              OR was ->> 'en' = '' OR was ->> 'zh' = '') THEN
            stale := NULL; since := NULL;
          ELSIF side IS NOT NULL AND stale IS NULL THEN
            stale := CASE side WHEN 'en' THEN 'zh' ELSE 'en' END; since := t.version;
          END IF;
        END IF;
        UPDATE dialogue_conclusion_text SET kind = kind_of WHERE id = t.id;
        was := t.text;
      END LOOP;
      UPDATE dialogue_conclusion SET stale_language = stale, stale_since = since WHERE id = c.id;
    END LOOP;
    UPDATE dialogue_reservation v SET text_version = coalesce((SELECT max(x.version) FROM dialogue_conclusion_text x
      WHERE x.conclusion_id = v.conclusion_id AND x.written_at <= v.recorded_at), 1);
  END $$;`;
