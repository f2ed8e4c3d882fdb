import pg from 'pg';

/** PostgreSQL keeps the plans for each connection, so their number is limited. */
const mostPrepared = 256;
/** As in other drivers (JDBC: prepareThreshold 5): a statement that is used once is not worth keeping. */
const usesBefore = 5;
/** Texts are counted until there are so many; then counting begins again, so that memory stays limited. */
const mostCounted = 5_000;

/**
 * Gives names to the statements that are used most. PostgreSQL plans a named statement once for each connection instead
 * of each time, and with row policies planning takes longer than most statements (docs/adr/0090).
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private uses = new Map<string, number>();

  /** Undefined: the statement is not prepared. */
  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size >= mostPrepared) return name;
    const uses = (this.uses.get(text) ?? 0) + 1;
    if (uses <= usesBefore) {
      if (this.uses.size >= mostCounted) this.uses = new Map();
      this.uses.set(text, uses);
      return undefined;
    }
    this.uses.delete(text);
    const added = `s${this.names.size + 1}`;
    this.names.set(text, added);
    return added;
  }
}

const statements = new StatementNames();

/** A connection of the pool. Statements without parameters are commands such as BEGIN, which have no plan. */
export class PreparingClient extends pg.Client {
  // the overloads of pg cannot be repeated: callers see those of the base class
  override query(...parameters: readonly unknown[]): never {
    const [text, values, ...rest] = parameters;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? statements.nameOf(text) : undefined;
    const query = super.query as (...all: readonly unknown[]) => never;
    if (name === undefined) return query.apply(this, [...parameters]);
    return query.apply(this, [{ name, text, values }, ...rest]);
  }
}
