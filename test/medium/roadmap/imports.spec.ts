import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import writeXlsx from 'write-excel-file/node';
import { csvLine } from '../../../src/kernel/csv.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { checkedResponse } from '../../../src/roadmap/http/import-responses.js';
import { ActionRepository } from '../../../src/roadmap/persistence/action.repository.js';
import { CommentRepository } from '../../../src/roadmap/persistence/comment.repository.js';
import type { ImportFile } from '../../../src/roadmap/use-cases/import-file.js';
import { killedAtCommit } from '../../support/killed-at-commit.js';
import { zipOf } from '../../support/zip.js';
import type { Place, Roadmap } from './roadmap-fixture.js';
import { clock, holdRoundtable, openPlace, openRoadmap, title } from './roadmap-fixture.js';

type Cells = readonly string[];

const csv = (...rows: readonly Cells[]): ImportFile => ({
  name: 'actions.csv',
  bytes: Buffer.from(rows.map((row) => csvLine([...row])).join('')),
});

async function xlsx(...rows: readonly Cells[]): Promise<ImportFile> {
  const data = rows.map((row) => row.map((value) => ({ type: String, value })));
  return { name: 'actions.xlsx', bytes: await writeXlsx([{ sheet: 'Actions', data }]).toBuffer() };
}

const head = ['Number', 'Title in English', 'Title in Chinese', 'Owner', 'Start', 'Due'];

describe('the import of actions', () => {
  let roadmap: Roadmap;
  let place: Place;

  beforeAll(async () => {
    roadmap = await openRoadmap();
  });
  afterAll(() => roadmap.close());
  beforeEach(async () => {
    clock.moveTo(new Date('2026-11-25T04:00:00Z'));
    place = await openPlace(roadmap);
  });

  const check = (file: ImportFile) => roadmap.checkImport.execute(place.facilitator, file);
  const run = async (file: ImportFile) => roadmap.importActions.execute(place.facilitator, file, await check(file));
  const opened = (more: object = {}) =>
    roadmap.openAction.execute(place.facilitator, {
      ...{ title, ownerOrganisationId: place.employers.id, startOn: '2027-01-01', dueOn: '2027-01-31', ...more },
    });
  const read = async (id: string) => (await roadmap.actions.one(place.system, id)).action;
  const numbers = async () => {
    const rows = await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx));
    return rows.map(({ number }) => number);
  };
  const undo = (id: string) => roadmap.undoImport.execute(place.facilitator, id);

  it('shows what is new, changed and unchanged before anything is saved, from both kinds of files', async () => {
    await opened();
    await opened();
    const rows = [
      ['编号', 'Title in English', '负责方', 'Start', '期限', 'Days overdue'],
      ['', 'Inspect shifts', 'Body of workers', '2027/2/1', '2027年3月31日', '5'],
      ['A-001', title.en, '组织', '2027-01-01', '2027-01-31', '0'],
      ['2', 'Train officers', 'Body of employers', '2027-01-01', '2027-01-31', '0'],
    ];
    for (const file of [csv(...rows), await xlsx(...rows)]) {
      const checked = await check(file);
      expect(checked.errors.map(({ row, column, fault }) => ({ row, column, fault }))).toEqual([
        { row: 3, column: 'owner', fault: 'name-ambiguous' },
      ]);
      expect(checked).toMatchObject({ rows: 3, unchanged: 0, ignoredColumns: ['Days overdue'] });
      expect(checked.changes).toMatchObject([
        { row: 2, current: null, changes: { startOn: '2027-02-01', dueOn: '2027-03-31' } },
        { row: 4, current: { number: 2 }, changes: { title: { en: 'Train officers', zh: title.zh } } },
      ]);
    }
    expect(await numbers()).toEqual([1, 2]);
  });

  it('imports all rows, keeps the due date first agreed, and can be undone', async () => {
    const { id } = await opened();
    const file = csv(
      [...head, 'Reason for the new due date'],
      ['A-001', title.en, title.zh, 'Body of workers', '2027-01-01', '2027-02-28', 'Trainers are missing'],
      ['', 'New action', '', '', '', '', ''],
      ['', '', '新行动', 'Body of workers', '2027-03-01', '2027-04-30', ''],
    );
    const made = await run(file);
    expect(made).toMatchObject({ opened: 2, changed: 1 });
    expect(await numbers()).toEqual([1, 2, 3]);
    expect(await read(id)).toMatchObject({
      ...{ dueOn: '2027-02-28', agreedDueOn: '2027-01-31', ownerConstituency: 'workers' },
      dueChanges: [{ reason: 'Trainers are missing' }],
    });
    expect(await roadmap.imports.execute(place.facilitator)).toMatchObject([{ opened: 2, changed: 1, undoneAt: null }]);
    await undo(made.id);
    expect(await numbers()).toEqual([1]);
    expect(await read(id)).toMatchObject({ dueOn: '2027-01-31', ownerConstituency: 'employers' });
    await expect(undo(made.id)).rejects.toMatchObject({ code: 'roadmap.import.already-undone' });
  });

  it('is not undone after someone has changed one of its actions, or reported on it', async () => {
    const { id } = await opened();
    const file = csv(
      head,
      ['1', 'Other title', '', 'Body of workers', '2027-01-01', '2027-01-31'],
      [...['', 'New action', '', 'Body of workers', '', '']],
    );
    const made = await run(file);
    const version = (await read(id)).version;
    await roadmap.edit.execute(place.facilitator, {
      ...{ actionId: id, baseVersion: version, changes: { description: localized('More', '更多') } },
    });
    await expect(undo(made.id)).rejects.toMatchObject({
      code: 'roadmap.import.in-use',
      options: { facts: { numbers: ['A-001'] } },
    });
    const second = await run(csv(head, ['', 'Third', '', 'Body of workers', '', '']));
    const rows = await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx));
    await roadmap.addMilestone.execute(place.facilitator, {
      ...{ actionId: rows.at(-1)!.id, kind: 'milestone', title, dueOn: null, doneOn: null },
    });
    await expect(undo(second.id)).rejects.toMatchObject({ options: { facts: { numbers: ['A-003'] } } });
    expect(await numbers()).toEqual([1, 2, 3]);
  });

  it('is not undone if someone adds a comment at that moment, and a removed action takes no comment', async () => {
    const made = await run(csv(head, ['', 'New action', '', 'Body of workers', '', '']));
    const [row] = await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx));
    const { personId } = place.workers.delegate;
    const undone = await roadmap.database.write(place.workers.delegate, async (tx) => {
      await tx.get(ActionRepository).lock(row!.id);
      const attempt = undo(made.id).then(
        () => 'undone',
        (error: unknown) => error,
      );
      const waiting =
        'SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT granted AND datname = current_database()';
      while ((await roadmap.open.owner(waiting)).length === 0);
      await tx.get(CommentRepository).insert(
        {
          ...{ id: newId(), workspaceId: place.workspaceId, actionId: row!.id, personId: personId!, text: 'x' },
          ...{ constituency: 'workers', language: 'en', recordedAt: tx.now, deletedAt: null, deletedById: null },
        },
        [],
      );
      return { attempt };
    });
    expect(await undone.attempt).toMatchObject({ code: 'roadmap.import.in-use' });
    const second = await run(csv(head, ['', 'Second', '', 'Body of workers', '', '']));
    const rows = await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx));
    await undo(second.id);
    const comment = { actionId: rows.at(-1)!.id, text: 'x' };
    await expect(roadmap.comment.execute(place.workers.delegate, comment)).rejects.toMatchObject({
      code: 'roadmap.action.not-found',
    });
  });

  it('names each error with its row, column and value, and then imports nothing', async () => {
    await opened();
    const file = csv(
      [...head, 'Policy areas', 'Place'],
      ['A-9', 'One', '', '', '', '', '', ''],
      ['x', 'Two', '', 'No body', '2027-02-30', 'soon', '10', 'Nowhere'],
      ['', ' ', '', '', '', '2027-05-01', '', ''],
      ['', 'Four', '', '', '2027-02-01', '2027-01-01', '1，3', ''],
      ['1', title.en, title.zh, 'Body of employers', '2027-01-01', '2027-02-01', '', ''],
      ['A-001', 'Six', '', '', '', '2027-01-31', '', ''],
    );
    const { errors } = await check(file);
    expect(errors.map(({ row, column, value, fault }) => [row, column, value, fault])).toEqual([
      [2, 'number', '9', 'number-unknown'],
      [3, 'owner', 'No body', 'owner-unknown'],
      [3, 'policyAreas', '10', 'areas-wrong'],
      [3, 'place', 'Nowhere', 'place-unknown'],
      [3, 'startOn', '2027-02-30', 'date-wrong'],
      [3, 'dueOn', 'soon', 'date-wrong'],
      [3, 'number', 'x', 'number-wrong'],
      [4, 'titleEn', '', 'title-missing'],
      [5, 'dueOn', '2027-01-01', 'dates-reversed'],
      [6, 'reason', '', 'reason-missing'],
      [7, 'number', '1', 'number-twice'],
    ]);
    await expect(run(file)).rejects.toMatchObject({ code: 'roadmap.import.has-errors' });
    expect(await numbers()).toEqual([1]);
  });

  it('links actions to conclusions by their numbers, and restores the links when it is undone', async () => {
    const { conclusionId } = await holdRoundtable(roadmap, place, '2026-03-10');
    const { id } = await opened({ conclusionIds: [conclusionId] });
    const columns = ['Number', 'Title in English', '议定事项'];
    const [wrong] = (await check(csv(columns, ['', 'Inspect shifts', 'RT1/D-01, RT9/D-09']))).errors;
    expect(wrong).toMatchObject({ row: 2, column: 'conclusions', fault: 'conclusion-unknown' });
    const file = csv(columns, ['', 'Inspect shifts', 'rt1/d-01'], ['A-001', title.en, '']);
    const made = await run(file);
    expect(made).toMatchObject({ opened: 1, changed: 1 });
    const linked = async () =>
      (await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx, { conclusionId }))).map(
        ({ number }) => number,
      );
    expect(await linked()).toEqual([2]);
    await undo(made.id);
    expect(await linked()).toEqual([1]);
    expect((await read(id)).conclusionIds).toEqual([conclusionId]);
  });

  describe('of an action that a group confirmed', () => {
    const confirmed = async () => {
      await holdRoundtable(roadmap, place, '2026-03-10');
      const { id: actionId } = await opened({ stage: 'agreed' });
      const done = { actionId, text: 'Done.', status: 'claimed-done' as const };
      const { updateId } = await roadmap.report.execute(place.employers.delegate, done);
      const said = { actionId, updateId, verdict: 'confirmed' as const, words: '' };
      await roadmap.validate.execute(place.workers.delegate, said);
      return actionId;
    };
    const shown = async (file: ImportFile) => {
      const { changes } = checkedResponse(await check(file), () => null);
      return changes.map(({ confirmations }) => confirmations);
    };
    const renamed = csv(['Number', 'Title in English'], ['1', 'Train every officer']);
    const delayed = csv(['Number', 'Start'], ['1', '2027-01-02']);

    it('says before anything is saved whose confirmation would lapse', async () => {
      await confirmed();
      expect(await shown(renamed)).toEqual([{ effect: 'wording', groups: ['workers'] }]);
      expect(await shown(delayed)).toEqual([{ effect: 'content', groups: ['workers'] }]);
    });

    it('keeps the confirmation if it is marked as a correction of wording, also when it is undone', async () => {
      const id = await confirmed();
      const checked = await check(renamed);
      const made = await roadmap.importActions.execute(place.facilitator, renamed, { ...checked, isWording: true });
      expect(await read(id)).toMatchObject({
        status: 'confirmed',
        corrections: [{ texts: [{ to: 'Train every officer' }] }],
      });
      await undo(made.id);
      expect(await read(id)).toMatchObject({ status: 'confirmed', title });
    });

    it.each([
      ['the text', renamed],
      ['a date', delayed],
    ])('lapses the confirmation when it changes %s, and its undo restores it', async (_, file) => {
      const id = await confirmed();
      const made = await run(file);
      expect(await read(id)).toMatchObject({ status: 'claimed-done', confirmedBy: [] });
      await undo(made.id);
      expect(await read(id)).toMatchObject({ status: 'confirmed', confirmedBy: ['workers'] });
    });

    it('is refused if the group confirmed after the check', async () => {
      const id = await confirmed();
      const [validation] = (await read(id)).validations;
      await roadmap.withdrawVerdict.execute(place.workers.delegate, { actionId: id, validationId: validation!.id });
      const { basis } = await check(renamed);
      const said = { actionId: id, updateId: validation!.updateId, verdict: 'confirmed' as const, words: '' };
      clock.advance(1000);
      await roadmap.validate.execute(place.workers.delegate, said);
      const late = roadmap.importActions.execute(place.facilitator, renamed, { basis });
      await expect(late).rejects.toMatchObject({ code: 'roadmap.import.outdated' });
    });
  });

  it('is refused if the roadmap has changed since the check', async () => {
    const { id } = await opened();
    const file = csv(head, ['1', 'Other title', '', '', '', '2027-01-31']);
    const { basis } = await check(file);
    await roadmap.edit.execute(place.facilitator, { actionId: id, baseVersion: 1, changes: { startOn: '2027-01-02' } });
    const late = roadmap.importActions.execute(place.facilitator, file, { basis });
    await expect(late).rejects.toMatchObject({ code: 'roadmap.import.outdated' });
  });

  it('saves nothing if it is killed before its commit, and all when it is repeated', async () => {
    const file = csv(head, ...['One', 'Two'].map((en) => ['', en, '', '', '2027-01-01', '2027-01-31']));
    const { basis } = await check(file);
    const revive = await killedAtCommit((sql) => roadmap.open.owner(sql), 'roadmap_action');
    const importIt = () => roadmap.importActions.execute(place.facilitator, file, { basis });
    await expect(importIt()).rejects.toMatchObject({ kind: 'unavailable' });
    await revive();
    expect(await numbers()).toEqual([]);
    expect(await importIt()).toMatchObject({ opened: 2 });
    expect(await numbers()).toEqual([1, 2]);
  });

  it('creates its new actions once, also if it is sent again or twice at the same time', async () => {
    const file = csv(head, ...['One', 'Two'].map((en) => ['', en, '', '', '2027-01-01', '2027-01-31']));
    const { basis } = await check(file);
    const importIt = () => roadmap.importActions.execute(place.facilitator, file, { basis });
    const both = await Promise.allSettled([importIt(), importIt()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(importIt()).rejects.toMatchObject({ code: 'roadmap.import.outdated' });
    expect(await numbers()).toEqual([1, 2]);
  });

  it('saves nothing if a rule of the roadmap refuses one row, and names the row', async () => {
    const first = await opened();
    const second = await opened({ startOn: '2027-02-01', dueOn: '2027-03-01' });
    await roadmap.setDependency.execute(place.facilitator, {
      ...{ predecessorId: first.id, successorId: second.id, kind: 'finish-start', lagDays: 0, baseVersion: 0 },
    });
    const file = csv(
      ['Number', 'Title in English', 'Start'],
      ['', 'New action', ''],
      ['A-002', 'Too early', '2027-01-15'],
    );
    await expect(run(file)).rejects.toMatchObject({
      code: 'roadmap.import.row-refused',
      options: { facts: { row: 3, refusal: 'roadmap.dependency.starts-too-early' } },
    });
    expect(await numbers()).toEqual([1, 2]);
  });

  it('reads budgets, refuses negative money, and restores the budget when it is undone', async () => {
    const { id } = await opened({
      budget: [{ source: 'Levy', currency: 'CNY', planned: '5', committed: '0', spent: '0' }],
    });
    const budgets = (...cells: readonly string[]) =>
      csv(['Number', 'Title in English', 'Budget'], ['A-001', title.en, cells[0]!], ['', 'New action', cells[1]!]);
    const wrong = await check(budgets('Levy; CNY; -5; 0; 0', ''));
    expect(wrong.errors).toMatchObject([{ row: 2, column: 'budget', fault: 'budget-wrong' }]);
    const made = await run(budgets('Levy; CNY; 5; 2.5; 0\nFund; EUR; 1; 0; 0', 'Fund; EUR; 7; 0; 0'));
    expect((await read(id)).budget).toEqual([
      { source: 'Fund', currency: 'EUR', planned: '1.00', committed: '0.00', spent: '0.00' },
      { source: 'Levy', currency: 'CNY', planned: '5.00', committed: '2.50', spent: '0.00' },
    ]);
    const { summary } = await roadmap.stateReport.execute(place.facilitator);
    expect(summary.budget.map(({ currency, planned }) => `${currency} ${planned}`)).toEqual(['CNY 5.00', 'EUR 8.00']);
    await undo(made.id);
    expect((await read(id)).budget).toMatchObject([{ source: 'Levy', planned: '5.00', committed: '0.00' }]);
  });

  it('refuses files with too many rows, without known columns, or that are no table', async () => {
    const many = csv(
      ['Number', 'Title in English'],
      ...Array.from({ length: 50_000 }, (_, row) => ['', `Action ${row}`]),
    );
    await expect(check(many)).rejects.toMatchObject({ code: 'roadmap.import.too-many-rows' });
    await expect(check(csv(['a', 'b'], ['1', '2']))).rejects.toMatchObject({ code: 'roadmap.import.header-wrong' });
    for (const bytes of [Buffer.from('%PDF-1.7'), Buffer.from('PK\u0003\u0004x'), Buffer.alloc(0)])
      await expect(check({ name: 'x.xlsx', bytes })).rejects.toMatchObject({ code: 'roadmap.import.unreadable' });
  });

  it('reads the values of formulas, and refuses formulas without a value and merged cells with their places', async () => {
    const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const workbook = (cell: string, after = ''): ImportFile => {
      const rows = `<row>${text('Title in English')}${text('Due')}</row><row>${text('Check dust')}${cell}</row>`;
      const parts = {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
        'xl/workbook.xml': '<workbook><sheets><sheet name="Actions" r:id="r1"/></sheets></workbook>',
        'xl/worksheets/s.xml': `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
      };
      return { name: 'actions.xlsx', bytes: zipOf(parts) };
    };
    const valued = '<c r="B2" t="str"><f>TEXT(A1,"yyyy-mm-dd")</f><v>2027-03-31</v></c>';
    expect((await check(workbook(valued))).changes).toMatchObject([{ changes: { dueOn: '2027-03-31' } }]);
    for (const cell of ['<c r="B2"><f>A9</f><v></v></c>', '<c r="B2" t="e"><f>A9</f><v>#REF!</v></c>'])
      await expect(check(workbook(cell))).rejects.toMatchObject({
        ...{ code: 'roadmap.import.formula-without-value', title: { en: expect.stringContaining('B2') } },
      });
    const merged = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>';
    await expect(check(workbook(text('2027-03-31'), merged))).rejects.toMatchObject({
      ...{ code: 'roadmap.import.merged-cells', title: { zh: '文件中有合并单元格：B2:B3。' } },
    });
  });

  it('is closed to members and to other workspaces', async () => {
    const file = csv(head, ['', 'New action', '', '', '', '']);
    await expect(roadmap.checkImport.execute(place.workers.delegate, file)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const made = await run(file);
    const elsewhere = await openPlace(roadmap);
    await expect(roadmap.undoImport.execute(elsewhere.facilitator, made.id)).rejects.toMatchObject({
      code: 'roadmap.import.not-found',
    });
  });

  const together = (actionIds: readonly string[], change: object, reason = '') => {
    const input = { actionIds, change: { ...change, reason } };
    return {
      check: () => roadmap.changeActions.check(place.facilitator, input),
      run: async () =>
        roadmap.changeActions.execute(
          place.facilitator,
          input,
          (await roadmap.changeActions.check(place.facilitator, input)).basis,
        ),
      runAs: (basis: string) => roadmap.changeActions.execute(place.facilitator, input, basis),
    };
  };

  it('shares undo with actions that are changed together: all are changed, then all are as before', async () => {
    const [first, second, open] = [await opened(), await opened({ startOn: null, dueOn: null }), await opened()];
    const ids = [first.id, second.id, open.id];
    const moved = together(ids, { moveBy: 14 }, 'Later start');
    expect(await moved.check()).toMatchObject({
      ...{ unchanged: 1, errors: [] },
      changes: [{ current: { number: 1 }, changes: { startOn: '2027-01-15', dueOn: '2027-02-14' } }, { row: 3 }],
    });
    const made = await moved.run();
    expect(made).toMatchObject({ opened: 0, changed: 2 });
    expect(await read(first.id)).toMatchObject({
      ...{ startOn: '2027-01-15', dueOn: '2027-02-14', agreedDueOn: '2027-01-31' },
      dueChanges: [{ reason: 'Later start' }],
    });
    expect(await read(second.id)).toMatchObject({ startOn: null, dueOn: null });
    expect(await roadmap.imports.execute(place.facilitator)).toMatchObject([{ fileName: null, changed: 2 }]);
    await undo(made.id);
    expect(await read(first.id)).toMatchObject({ startOn: '2027-01-01', dueOn: '2027-01-31' });
  });

  it('is undone also for dates that were too early for a predecessor', async () => {
    const [first, second] = [await opened(), await opened({ startOn: '2027-02-01', dueOn: '2027-02-28' })];
    await roadmap.setDependency.execute(place.facilitator, {
      ...{ predecessorId: first.id, successorId: second.id, kind: 'finish-start', lagDays: 0, baseVersion: 0 },
    });
    await roadmap.edit.execute(place.facilitator, {
      ...{ actionId: first.id, baseVersion: 1, changes: { dueOn: '2027-02-05' }, reason: 'Later' },
    });
    const made = await together([second.id], { moveBy: 14 }, 'Later start').run();
    await undo(made.id);
    expect(await read(second.id)).toMatchObject({ startOn: '2027-02-01', dueOn: '2027-02-28' });
  });

  it('lets an owner keep an accepted action when the change to another owner is undone', async () => {
    const { id } = await opened();
    await roadmap.move.execute(place.employers.delegate, {
      ...{ actionId: id, baseVersion: 1, status: 'agreed', reason: '' },
    });
    const made = await together([id], { ownerOrganisationId: place.workers.id }).run();
    expect(await read(id)).toMatchObject({ status: 'proposed', ownerConstituency: 'workers' });
    await undo(made.id);
    expect(await read(id)).toMatchObject({ status: 'agreed', ownerConstituency: 'employers' });
  });

  it('is undone for the further occurrences of an action, each with its own dates and without a budget', async () => {
    const budget = [{ source: 'Levy', currency: 'CNY', planned: '5', committed: '0', spent: '0' }];
    const { id } = await opened({ budget });
    const repeat = (until: string) =>
      roadmap.repeat.execute(place.facilitator, { actionId: id, every: 'quarter', until });
    await expect(repeat('2027-03-31')).rejects.toMatchObject({ code: 'roadmap.recurrence.none' });
    await expect(repeat('2099-01-01')).rejects.toMatchObject({ code: 'roadmap.recurrence.too-many' });
    const made = await repeat('2027-08-01');
    const rows = await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx));
    expect(rows).toMatchObject([
      { number: 1, dueOn: '2027-01-31', budget: [{ source: 'Levy' }] },
      {
        number: 2,
        startOn: '2027-04-01',
        dueOn: '2027-04-30',
        agreedDueOn: '2027-04-30',
        budget: [],
        status: 'proposed',
      },
      { number: 3, dueOn: '2027-07-31', ownerOrganisationId: place.employers.id },
    ]);
    expect(rows[1]!.title.en).toBe(`${title.en} (Apr 2027)`);
    await expect(repeat('2027-08-01')).rejects.toMatchObject({ code: 'roadmap.recurrence.none' });
    expect((await repeat('2027-10-31')).opened).toBe(1);
    await undo(made.id);
    expect(await numbers()).toEqual([1, 4]);
    expect((await repeat('2027-10-31')).opened).toBe(2);
    for (const refused of [await opened({ basis: 'seed' }), await opened()]) {
      if (refused.basis === null)
        await roadmap.move.execute(place.facilitator, {
          ...{ actionId: refused.id, baseVersion: 1, status: 'dropped', reason: 'Not needed' },
        });
      const again = roadmap.repeat.execute(place.facilitator, {
        ...{ actionId: refused.id, every: 'month', until: '2027-03-31' },
      });
      await expect(again).rejects.toMatchObject({ code: 'roadmap.recurrence.not-repeatable' });
    }
  });

  it('is compared with an earlier day: due dates moved twice, another status, new and removed actions', async () => {
    const moved = await opened();
    const accepted = await opened();
    const extra = await run(csv(['Title in English'], ['Removed later']));
    const dueOn = async (day: string, baseVersion: number) =>
      roadmap.edit.execute(place.facilitator, {
        ...{ actionId: moved.id, baseVersion, changes: { dueOn: day }, reason: 'Later' },
      });
    clock.advance(5 * 86_400_000);
    await dueOn('2027-02-28', 1);
    clock.advance(5 * 86_400_000);
    await dueOn('2027-03-31', 2);
    await roadmap.move.execute(place.employers.delegate, {
      ...{ actionId: accepted.id, baseVersion: 1, status: 'agreed', reason: '' },
    });
    await undo(extra.id);
    const added = await opened();
    const on = (day: string) => roadmap.compare.execute(place.workers.delegate, day);
    const first = await on('2026-11-25');
    expect(first.removed).toEqual([3]);
    expect(first.rows).toMatchObject([
      { row: { id: moved.id, agreedDueOn: '2027-01-31' }, then: { dueOn: '2027-01-31' }, dueMovedBy: 59 },
      { row: { id: accepted.id, status: 'agreed' }, then: { status: 'proposed' }, differences: ['status'] },
      { row: { id: added.id }, differences: ['new'] },
    ]);
    expect((await on('2026-12-01')).rows[0]).toMatchObject({ then: { dueOn: '2027-02-28' }, dueMovedBy: 31 });
    await expect(on('2026-12-05')).rejects.toMatchObject({ code: 'roadmap.comparison.not-earlier' });
  });

  it('is compared without what was removed before the day, and with due dates removed and set again', async () => {
    const { id } = await opened();
    const edit = async (dueOn: string | null) => {
      clock.advance(2 * 86_400_000);
      const { version: baseVersion } = await read(id);
      const changes = { dueOn, duePrecision: dueOn === null ? 'day' : 'month' } as const;
      await roadmap.edit.execute(place.facilitator, { actionId: id, baseVersion, changes, reason: 'Later' });
    };
    const extra = await run(csv(['Title in English'], ['Removed at once']));
    await edit(null);
    await undo(extra.id);
    await edit('2027-03-31');
    await edit('2027-04-30');
    clock.advance(2 * 86_400_000);
    const on = async (day: string) => {
      const { rows, removed } = await roadmap.compare.execute(place.workers.delegate, day);
      return [rows[0]?.then.dueOn, rows[0]?.then.duePrecision, removed];
    };
    expect(await on('2026-11-26')).toEqual(['2027-01-31', 'day', [2]]);
    expect(await on('2026-11-28')).toEqual([null, 'day', []]);
    expect(await on('2026-11-30')).toEqual(['2027-03-31', 'month', []]);
    expect(await on('2026-12-01')).toEqual([undefined, undefined, []]);
  });

  it('changes nothing together if one action would have wrong dates, is unknown, or was changed after the check', async () => {
    const [first, second] = [await opened(), await opened({ startOn: '2027-01-20' })];
    const late = together([first.id, second.id], { dueOn: '2027-01-10' }, 'Earlier');
    expect(await late.check()).toMatchObject({
      ...{ errors: [{ row: 2, fault: 'dates-reversed' }], changes: [{ row: 1 }] },
    });
    await expect(late.run()).rejects.toMatchObject({ code: 'roadmap.changes.have-errors' });
    await expect(together([first.id], { dueOn: '2027-03-01' }).check()).rejects.toMatchObject({
      code: 'roadmap.action.due-reason-missing',
    });
    await expect(together([first.id, place.workers.id], { placeId: null }).check()).rejects.toMatchObject({
      code: 'roadmap.action.not-found',
    });
    const areas = together([first.id], { policyAreas: [4, 3] });
    const { basis } = await areas.check();
    await roadmap.edit.execute(place.facilitator, {
      ...{ actionId: first.id, baseVersion: 1, changes: { description: localized('More', '更多') } },
    });
    await expect(areas.runAs(basis)).rejects.toMatchObject({ code: 'roadmap.import.outdated' });
    expect(await read(first.id)).toMatchObject({ policyAreas: [], dueOn: '2027-01-31' });
    expect((await areas.run()).changed).toBe(1);
    expect(await read(first.id)).toMatchObject({ policyAreas: [3, 4] });
  });
});
