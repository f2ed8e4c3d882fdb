/** `protect` and `attack`: disclosure control of custom tables. Needs no database and no settings. */
import { type Output, readJson, readTable, runCommand } from './command-files.js';
import type { CrossedSystem } from '../../methodology/disclosure/crossed-table.js';
import { type OwnSpec, readSpec } from '../protect/own-spec.js';
import { attackTable, checkLength, protectTable, systemOf, type TextTable, withheldIn } from '../protect/own-table.js';
import { highsSolver } from '../../methodology/numeric/highs-solver.js';

export const protectHelp = `protect --table FILE.csv --spec FILE.json
                 Protects linked tables by cell suppression, as described in docs/methodology/own-tables.md; n: null is
                 suppressed. Exit code 2 if the input is not valid or the tables cannot be protected.`;

export const attackHelp = `attack --table FILE.csv --spec FILE.json --published FILE.json
                 Disclosure audit: computes what an intruder can infer about each suppressed cell. Exit code 3 if a cell is not protected.`;

/** Exit code of an attack that finds an insufficiently protected cell. */
const LEAKS = 3;

async function readRows(spec: OwnSpec, file: string): Promise<TextTable> {
  let header: readonly string[] | undefined;
  const rows: { row: number; cells: readonly string[] }[] = [];
  await readTable({ file, pointer: '/table' }, ({ row, cells, flaw }) => {
    if (header === undefined) header = cells;
    else rows.push({ row, cells: flaw === null ? cells : [] });
    checkLength(spec, rows.length);
  });
  return { header: header ?? [], rows };
}

interface TableFiles {
  readonly table: string;
  readonly spec: string;
}

async function systemIn(files: TableFiles): Promise<CrossedSystem> {
  const spec = readSpec(await readJson({ file: files.spec, pointer: '/spec' }));
  return systemOf(spec, await readRows(spec, files.table));
}

/** Returns the exit code: 0, or 2 if the input was refused. */
export function protectTables(files: TableFiles, output: Output): Promise<number> {
  return runCommand(output, async () => {
    const system = await systemIn(files);
    output.out(`${JSON.stringify(protectTable(system, await highsSolver()))}\n`);
    return 0;
  });
}

/** Returns the exit code: 0, 3 if a cell is not sufficiently protected, or 2 if the input was refused. */
export function attackTables(files: TableFiles & { readonly published: string }, output: Output): Promise<number> {
  return runCommand(output, async () => {
    const system = await systemIn(files);
    const withheld = withheldIn(system, await readJson({ file: files.published, pointer: '/published' }));
    const found = attackTable(system, withheld, await highsSolver());
    output.out(`${JSON.stringify(found)}\n`);
    return found.leaks === 0 ? 0 : LEAKS;
  });
}
