import { describe, expect, it } from '@jest/globals';
import { code, isSpec, sources, type Tree } from './laws/law.js';

/** One use case writes acceptances; triggers only end them (ADR 54). */
const writers = [
  'src/modules/dialogue/use-cases/accept-group-members.ts',
  'src/modules/dialogue/persistence/group-acceptance.repository.ts',
  'src/modules/dialogue/persistence/sql/group-acceptances.ts',
];

const writesBySql = /\b(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO)\s+dialogue_group_acceptance\b/i;
const namesRows = /\bGroupAcceptance(?:Repository|Entity)\b/;
const writesRows = /\.(?:insert|update|upsert|save|delete|remove)\(/;

function othersWhoWrite(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([file]) => file.startsWith('src/') && !isSpec(file) && !writers.includes(file))
    .filter(([, text]) => writesBySql.test(code(text)) || (namesRows.test(code(text)) && writesRows.test(code(text))))
    .map(([file]) => file);
}

describe("acceptances to a group's private meetings", () => {
  it('are written in one place', () => {
    expect(othersWhoWrite(sources())).toEqual([]);
  });

  it.each([
    'tx.get(GroupAcceptanceRepository).insert(row)',
    'const rows = tx.get(GroupAcceptanceRepository);\nawait rows.update(id, { since: tx.now });',
    'em.getRepository(GroupAcceptanceEntity).save(row)',
    'tx.query(`INSERT INTO dialogue_group_acceptance VALUES ($1)`)',
    'tx.query(`UPDATE dialogue_group_acceptance SET since = now()`)',
  ])('are found when they are written elsewhere: %s', (text) => {
    expect(othersWhoWrite(new Map([['src/modules/dialogue/use-cases/take-seat.ts', text]]))).not.toEqual([]);
  });
});
