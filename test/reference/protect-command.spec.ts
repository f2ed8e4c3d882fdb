/** The command line of `protect` and `attack`: input files, JSON output and exit code. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { attackTables, protectTables } from '../../src/analyst/commands/protect-command.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tripartite-protect-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const spec = {
  count: 'n',
  dimensions: [{ column: 'sex' }, { column: 'park', parents: { P1: 'Suzhou', P2: 'Suzhou', P3: 'Wuxi' } }],
  rules: { minimum: 5 },
};
const csv = 'sex,park,n\nF,P1,3\nF,P2,12\nF,P3,30\nM,P1,14\nM,P2,9\nM,P3,21\n';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(table: string | Buffer, asked: unknown, published?: unknown): Promise<Run> {
  const files = { table: path.join(folder, 'table.csv'), spec: path.join(folder, 'spec.json') };
  fs.writeFileSync(files.table, table);
  fs.writeFileSync(files.spec, typeof asked === 'string' ? asked : JSON.stringify(asked));
  let [out, err] = ['', ''];
  const output = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  if (published === undefined) return { code: await protectTables(files, output), out, err };
  const shown = path.join(folder, 'published.json');
  fs.writeFileSync(shown, JSON.stringify(published));
  return { code: await attackTables({ ...files, published: shown }, output), out, err };
}

interface Answer {
  readonly cells: readonly { at: Record<string, string>; n: number | null }[];
  readonly withheld: number;
}

describe('protect', () => {
  it('suppresses what the attack then cannot infer, and the attack finds a cell that is published additionally', async () => {
    const kept = await run(csv, spec);
    expect([kept.code, kept.err]).toEqual([0, '']);
    const answer = JSON.parse(kept.out) as Answer;
    expect(answer.cells.find(({ at }) => at['sex'] === 'F' && at['park'] === 'P1')?.n).toBeNull();
    expect(await run(csv, spec, answer)).toMatchObject({ code: 0, err: '' });
    const bare = answer.cells.map(({ at }) => ({ at, n: at['sex'] === 'F' && at['park'] === 'P1' ? null : sumOf(at) }));
    expect(await run(csv, spec, { cells: bare })).toMatchObject({ code: 3, err: '' });
  });

  it('accepts a byte order mark, GB18030, quoted newlines and any separator', async () => {
    const plain = (await run(csv, spec)).out;
    expect((await run(`\ufeff${csv.replaceAll('\n', '\r\n')}`, spec)).out).toBe(plain);
    expect((await run(csv.replaceAll(',', ';'), spec)).out).toBe(plain);
    const chinese = Buffer.from([0xc5, 0xae]); // 女 in GB18030
    const lines = Buffer.concat(
      csv.split('F').flatMap((part, at) => (at === 0 ? [Buffer.from(part)] : [chinese, Buffer.from(part)])),
    );
    expect((await run(lines, spec)).out).toContain('{"at":{"sex":"女","park":"P3"},"n":30}');
    expect(
      (await run(csv.replaceAll('P1', '"P\n1"'), { ...spec, dimensions: [{ column: 'sex' }, { column: 'park' }] }))
        .code,
    ).toBe(0);
  });

  const wide = ['a,b,c,n', ...Array.from({ length: 216 }, (_, at) => `a${at},b${at},c${at},7`)].join('\n');
  const long = ['sex,park,n', ...Array.from({ length: 25_001 }, (_, at) => `F,p${at},7`)].join('\n');
  const cube = { count: 'n', dimensions: [{ column: 'a' }, { column: 'b' }, { column: 'c' }], rules: { minimum: 5 } };
  it.each<readonly [string, string | Buffer, unknown, string, string]>([
    ['an unknown column', csv.replace('park', 'Park'), spec, 'disclosure.unknown-column', '/dimensions/1/column'],
    ['a header that names a column twice', csv.replace('park', 'sex'), spec, 'disclosure.duplicated-column', '/table'],
    ['text in a number', csv.replace('30', 'ca. 30'), spec, 'disclosure.not-a-count', '/table'],
    ['a negative cell', csv.replace('30', '-30'), spec, 'disclosure.not-a-count', '/table'],
    ['an infinite cell', csv.replace('30', 'Inf'), spec, 'disclosure.not-a-count', '/table'],
    ['half a person', csv.replace('30', '30.5'), spec, 'disclosure.not-a-count', '/table'],
    ['a level with a stray space', csv.replace('F,P1', 'F ,P1'), spec, 'disclosure.stray-space', '/table'],
    ['a combination twice', `${csv}F,P1,3\n`, spec, 'disclosure.duplicated-row', '/table'],
    ['a row of another length', `${csv}F,P1\n`, spec, 'disclosure.row-length', '/table'],
    ['a quote that never closes', `${csv}"F,P1,3\n`, spec, 'disclosure.row-length', '/table'],
    ['an empty table', 'sex,park,n\n', spec, 'disclosure.empty-table', '/table'],
    ['an empty file', '', spec, 'disclosure.empty-table', '/table'],
    ['bytes that are no text', Buffer.from([...Buffer.from(csv), 0xff]), spec, 'cli.not-text', '/table'],
    ['a sum that is in the table', `${csv}F,Suzhou,15\n`, spec, 'disclosure.level-not-lowest', '/table'],
    ['a hierarchy that does not add up', `${csv}F,Suzhou,16\n`, spec, 'disclosure.does-not-add-up', '/table'],
    ['ten million cells', wide, cube, 'disclosure.too-large', '/tables'],
    ['more rows than cells can be', long, spec, 'disclosure.too-many-rows', '/table'],
    ['an unknown key', csv, { ...spec, minimum: 5 }, 'disclosure.unknown-key', '/minimum'],
    ['a rule that is too lax to be one', csv, { ...spec, rules: { minimum: 0 } }, 'disclosure.shape', '/rules/minimum'],
    ['a spec that is not JSON', csv, '{', 'cli.not-json', '/spec'],
    ['a table that cannot be protected', 'sex,park,n\nF,P1,3\n', spec, 'disclosure.not-protectable', '/tables'],
  ])('reports on stderr: %s', async (_name, table, asked, problem, pointer) => {
    const { code, out, err } = await run(table, asked);
    expect([code, out]).toEqual([2, '']);
    const refusal = JSON.parse(err) as { problem: { code: string; pointer: string; title: string; detail: string } };
    expect([refusal.problem.code, refusal.problem.pointer]).toEqual([problem, pointer]);
    expect(refusal.problem.title.length * refusal.problem.detail.length).toBeGreaterThan(0);
  });
});

function sumOf(at: Record<string, string>): number {
  const within: Record<string, readonly string[]> = { Suzhou: ['P1', 'P2'], Wuxi: ['P3'] };
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(
      ([sex = '', park = '']) =>
        (at['sex'] ?? sex) === sex && (within[at['park'] ?? ''] ?? [at['park'] ?? park]).includes(park),
    )
    .reduce((sum, [, , n]) => sum + Number(n), 0);
}
