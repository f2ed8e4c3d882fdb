import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './preparing-client.js';

const uses = (names: StatementNames, text: string, count: number): (string | undefined)[] =>
  Array.from({ length: count }, () => names.nameOf(text));

describe('the names of prepared statements', () => {
  it('are given to a statement at its sixth use, and kept', () => {
    const names = new StatementNames();
    expect(uses(names, 'SELECT $1', 8)).toEqual([...Array.from({ length: 5 }, () => undefined), 's1', 's1', 's1']);
    expect(uses(names, 'SELECT $1 + 1', 6).at(-1)).toBe('s2');
    expect(names.nameOf('SELECT $1')).toBe('s1');
  });

  it('are given to 256 statements, and to none afterwards', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 300 }, (_, at) => uses(names, `SELECT ${at}`, 6).at(-1));
    expect(new Set(given).size).toBe(257);
    expect(given.slice(256).every((name) => name === undefined)).toBe(true);
  });

  it('are not given to statements used once, however many there are', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 20_000 }, (_, at) => names.nameOf(`SELECT ${at}`));
    expect(given.every((name) => name === undefined)).toBe(true);
    expect(uses(names, 'SELECT $1', 6).at(-1)).toBe('s1');
  });
});
