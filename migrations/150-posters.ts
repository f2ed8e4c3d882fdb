import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers by an open poster: counts of a set apart, protected before they are stored. */
export class Posters1764000000150 implements MigrationInterface {
  readonly name = 'Posters1764000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(cells);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE indicators_poster_cell;');
  }
}

const cells = `
  CREATE TABLE indicators_poster_cell (
    workspace_id uuid NOT NULL,
    run_id uuid NOT NULL,
    indicator_id text NOT NULL,
    cell_key text NOT NULL,
    position integer NOT NULL,
    sex text,
    breakdown text,
    level text,
    status text NOT NULL,
    -- unweighted: who answered, and of them who count
    persons integer,
    yes integer,
    CONSTRAINT pk_indicators_poster_cell PRIMARY KEY (run_id, indicator_id, cell_key),
    CONSTRAINT ck_indicators_poster_cell_sex CHECK (sex IN ('F', 'M')),
    CONSTRAINT ck_indicators_poster_cell_status CHECK (status IN ('shown', 'withheld', 'missing')),
    CONSTRAINT ck_indicators_poster_cell_shown CHECK ((status = 'shown') = (persons IS NOT NULL AND yes IS NOT NULL)),
    CONSTRAINT ck_indicators_poster_cell_least CHECK (persons >= 10),
    CONSTRAINT fk_indicators_poster_cell_run FOREIGN KEY (workspace_id, run_id) REFERENCES indicators_run (workspace_id, id)
  );
  SELECT isolate_workspace('indicators_poster_cell');
  COMMENT ON TABLE indicators_poster_cell IS 'append-only: what a run showed binds the next';`;
