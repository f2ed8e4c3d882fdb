import { describe, expect, it } from '@jest/globals';
import { code, isSpec, sources, type Tree } from './laws/law.js';

interface Written {
  readonly writers: readonly string[];
  readonly bySql: RegExp;
  readonly rows: RegExp;
}

/** One use case writes acceptances; triggers only end them (ADR 54). */
const acceptances: Written = {
  writers: [
    'src/modules/dialogue/use-cases/accept-group-members.ts',
    'src/modules/dialogue/persistence/group-acceptance.repository.ts',
    'src/modules/dialogue/persistence/sql/group-acceptances.ts',
  ],
  bySql: /\b(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO)\s+dialogue_group_acceptance\b/i,
  rows: /\bGroupAcceptance(?:Repository|Entity)\b/,
};

/** The same for guests of one meeting. */
const guests: Written = {
  writers: [
    'src/modules/dialogue/use-cases/admit-guests.ts',
    'src/modules/dialogue/persistence/group-guest.repository.ts',
    'src/modules/dialogue/persistence/sql/group-acceptances.ts',
    'src/modules/dialogue/persistence/sql/group-guests.ts',
  ],
  bySql: /\b(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO)\s+dialogue_group_guest\b/i,
  rows: /\bGroupGuest(?:Repository|Entity)\b/,
};

const writesRows = /\.(?:insert|update|upsert|save|delete|remove|end)\(/;

function othersWhoWrite(tree: Tree, { writers, bySql, rows }: Written): readonly string[] {
  return [...tree]
    .filter(([file]) => file.startsWith('src/') && !isSpec(file) && !writers.includes(file))
    .filter(([, text]) => bySql.test(code(text)) || (rows.test(code(text)) && writesRows.test(code(text))))
    .map(([file]) => file);
}

const elsewhere = (text: string): Tree => new Map([['src/modules/dialogue/use-cases/take-seat.ts', text]]);

describe("acceptances to a group's private meetings", () => {
  it('are written in one place', () => {
    expect(othersWhoWrite(sources(), acceptances)).toEqual([]);
  });

  it.each([
    'tx.get(GroupAcceptanceRepository).insert(row)',
    'const rows = tx.get(GroupAcceptanceRepository);\nawait rows.update(id, { since: tx.now });',
    'em.getRepository(GroupAcceptanceEntity).save(row)',
    'tx.query(`INSERT INTO dialogue_group_acceptance VALUES ($1)`)',
    'tx.query(`UPDATE dialogue_group_acceptance SET since = now()`)',
  ])('are found when they are written elsewhere: %s', (text) => {
    expect(othersWhoWrite(elsewhere(text), acceptances)).not.toEqual([]);
  });
});

describe("guests of a group's private meeting", () => {
  it('are admitted in one place', () => {
    expect(othersWhoWrite(sources(), guests)).toEqual([]);
  });

  it.each([
    'tx.get(GroupGuestRepository).insert(row)',
    'const rows = tx.get(GroupGuestRepository);\nawait rows.end(id, tx.now);',
    'em.getRepository(GroupGuestEntity).save(row)',
    'tx.query(`INSERT INTO dialogue_group_guest VALUES ($1)`)',
    'tx.query(`UPDATE dialogue_group_guest SET ended_at = NULL`)',
  ])('are found when they are admitted elsewhere: %s', (text) => {
    expect(othersWhoWrite(elsewhere(text), guests)).not.toEqual([]);
  });
});
