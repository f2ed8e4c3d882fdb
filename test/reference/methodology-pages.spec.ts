/** Checks that every page of docs/methodology is complete, and computes its worked examples again. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { examplesOf, methodologyFolder, recompute } from '../support/worked-examples.js';

const read = (file: string): string => fs.readFileSync(path.join(methodologyFolder, file), 'utf8');
const pages = fs.readdirSync(methodologyFolder).filter((file) => file.endsWith('.md') && file !== 'README.md');
const index = read('README.md');
/** Pages linked from the table of methods; the others are overviews, results and manuals. */
const methods = [...index.matchAll(/^\| \[[^\]]+\]\(([a-z-]+\.md)\)/gm)].map(([, file]) => file ?? '');

/** Whether the expected result is contained in the actual one; numbers to the ten digits that a page shows. */
function holds(said: unknown, found: unknown): boolean {
  if (typeof said === 'number')
    return typeof found === 'number' && Math.abs(found - said) <= 1e-9 * Math.max(Math.abs(said), 1e-6);
  if (Array.isArray(said))
    return Array.isArray(found) && said.length === found.length && said.every((each, at) => holds(each, found[at]));
  if (typeof said !== 'object' || said === null) return said === found;
  return Object.entries(said).every(
    ([key, value]) =>
      typeof found === 'object' && found !== null && holds(value, (found as Record<string, unknown>)[key]),
  );
}

describe('the methodology', () => {
  it('has an index of all its pages', () => {
    expect(pages.filter((file) => !index.includes(`](${file})`))).toEqual([]);
    expect(methods.length).toBeGreaterThan(20);
  });

  it.each(methods)('has formula, source, decisions and a worked example in %s', (file) => {
    const headings = [...read(file).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(['Formula', 'Source', 'Decisions', 'Worked example']));
    expect(examplesOf(read(file)).length).toBeGreaterThan(0);
  });

  const examples = pages.flatMap((file) =>
    examplesOf(read(file)).map((example, at) => ({ name: `${file} ${at + 1}`, ...example })),
  );
  it.each(examples)('has reproducible numbers in $name', async ({ answer, ...example }) => {
    const found = JSON.parse(JSON.stringify(await recompute(example))) as unknown;
    if (!holds(answer, found)) expect(found).toMatchObject(answer as object);
  });

  it('is checked: a number that is wrong in its tenth digit is found', () => {
    expect(holds({ rows: [{ se: 0.0493292231 }] }, { rows: [{ se: 0.04932922314, n: 28 }] })).toBe(true);
    expect(holds({ rows: [{ se: 0.0493292231 }] }, { rows: [{ se: 0.0493292241 }] })).toBe(false);
    expect(holds({ df: null }, { df: 6 })).toBe(false);
  });
});
