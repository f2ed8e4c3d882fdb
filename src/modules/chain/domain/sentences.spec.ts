import { describe, expect, it } from '@jest/globals';
import { aboutOf } from './about.js';
import { sentences } from './sentence-templates.js';
import { sentenceOf } from './sentences.js';

const who = { en: 'Workers’ delegate 2', zh: '工人代表2' };

describe('sentences of the activity list', () => {
  it.each([
    ['roadmap.action.opened.v1', { number: 7 }, 'Workers’ delegate 2 created action A-007', '工人代表2新建行动A-007'],
    [
      'roadmap.action.status-changed.v1',
      { number: 7, from: 'planned', to: 'in-progress' },
      'Workers’ delegate 2 changed the status of A-007 from “planned” to “in progress”',
      '工人代表2将A-007的状态由“已计划”改为“进行中”',
    ],
    [
      'roadmap.action.edited.v1',
      { number: 7, changes: { dueOn: {}, duePrecision: {}, title: null } },
      'Workers’ delegate 2 edited A-007: due date, title',
      '工人代表2修改了A-007：期限、标题',
    ],
    [
      'roadmap.action.disputed.v1',
      { number: 12, constituency: 'workers' },
      'Workers’ delegate 2 disputed A-012 for the workers’ group',
      '工人代表2代表工人对A-012提出异议',
    ],
    [
      'roadmap.comment.deleted.v1',
      { number: 12 },
      'Workers’ delegate 2 deleted a comment on A-012',
      '工人代表2删除了对A-012的评论',
    ],
    [
      'dialogue.conclusion.recorded.v1',
      { label: 'RT2/D-07' },
      'Workers’ delegate 2 recorded conclusion RT2/D-07',
      '工人代表2记录了议定事项RT2/D-07',
    ],
  ])('%s', (type, payload, en, zh) => {
    expect(sentenceOf({ type, payload, who, byPerson: true })).toEqual({ en, zh });
  });

  it('link events of comments, milestones and dependencies to their action', () => {
    for (const type of ['roadmap.comment.added.v1', 'roadmap.milestone.edited.v1', 'roadmap.dependency.set.v1'])
      expect(aboutOf({ type, subject: 'id', payload: {} })).toEqual({ type: 'action', id: 'id' });
  });

  it('use the current names of roundtables, waves and indicators', () => {
    const thing = { en: 'Park workers, second wave', zh: '园区职工调查（第二期）' };
    const event = (type: string) => sentenceOf({ type, payload: {}, who, byPerson: true, thing });
    expect(event('surveys.wave.opened.v1').en).toBe('Workers’ delegate 2 opened “Park workers, second wave”');
    expect(event('surveys.wave.opened.v1').zh).toBe('工人代表2开放了“园区职工调查（第二期）”');
    expect(sentenceOf({ type: 'surveys.wave.opened.v1', payload: {}, who, byPerson: true }).en).toBe(
      'Workers’ delegate 2 opened a survey wave',
    );
  });

  it('say that someone has left, and that the program acts by itself', () => {
    const event = { type: 'roadmap.action.opened.v1', payload: { number: 1 }, who: null };
    expect(sentenceOf({ ...event, byPerson: true }).en).toBe('A former member created action A-001');
    expect(sentenceOf({ ...event, byPerson: false }).zh).toBe('系统新建行动A-001');
  });

  it('describe an unknown event type without inventing anything', () => {
    const event = { type: 'elsewhere.thing.done.v1', payload: { secret: 'x' }, who, byPerson: true };
    expect(sentenceOf(event).en).toBe('Workers’ delegate 2 made a change (elsewhere.thing.done.v1)');
  });

  it('leave no placeholder unfilled, whatever the payload', () => {
    for (const type of Object.keys(sentences)) {
      const { en, zh } = sentenceOf({ type, payload: {}, who, byPerson: true });
      expect(en).not.toMatch(/[{}]|undefined|null/);
      expect(zh).not.toMatch(/[{}]|undefined|null/);
    }
  });
});
