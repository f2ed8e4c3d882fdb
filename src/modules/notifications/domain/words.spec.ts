import { describe, expect, it } from '@jest/globals';
import { localized } from '../../../kernel/localized-text.js';
import { type Kind, kinds } from './topic.js';
import { letterOf } from './letter.js';
import { sentenceOf } from './words.js';

const subject = { label: 'A-007', title: localized('Train safety officers', '培训安全员') };

const both = new Set<Kind>(['conclusion-revised', 'corrigendum-proposed', 'corrigendum-objected']);

describe('the sentence of a notification', () => {
  it.each(kinds)('of kind %s has no open place in either language', (kind) => {
    const { en, zh } = sentenceOf(kind, { subject, facts: { dueOn: '2026-09-01', group: 'workers' } });
    expect(en + zh).not.toMatch(/[{}]|undefined/);
    // the sentences on changed texts name the record by its number, because both texts follow
    const title = both.has(kind) ? localized('A-007', 'A-007') : subject.title;
    expect(en).toContain(title.en);
    expect(zh).toContain(title.zh);
  });

  it('writes days as readers of each language do', () => {
    const { en, zh } = sentenceOf('action-due-soon', { subject, facts: { dueOn: '2026-09-01' } });
    expect(en).toBe('Action due on 1 Sep 2026: A-007 Train safety officers');
    expect(zh).toBe('行动将于2026年9月1日到期：A-007 培训安全员');
  });

  it('names the fields whose change ended a confirmation', () => {
    const facts = { fields: ['dueOn', 'duePrecision', 'title'] };
    const { en, zh } = sentenceOf('action-confirmation-lapsed', { subject, facts });
    expect(en).toContain('Changed after it was confirmed (due date, title)');
    expect(zh).toContain('确认后内容有更改（期限、标题）');
  });

  it('tells the author of a proposal why it was declined, if a reason was stored', () => {
    const because = { ...subject, label: 'RT2', reason: 'It is $& discussed elsewhere.' };
    const { en, zh } = sentenceOf('proposal-declined', { subject: because, facts: {} });
    expect(en).toBe('Your proposal for RT2 was declined: Train safety officers. Reason: It is $& discussed elsewhere.');
    expect(zh).toBe('RT2未采纳您的提议：培训安全员。理由：It is $& discussed elsewhere.');
    expect(sentenceOf('proposal-declined', { subject, facts: {} }).en).not.toContain('Reason');
  });

  it('marks the name of a record that is not translated, and shortens a long one', () => {
    const long = { label: 'RT2/D-07', title: localized('', '要'.repeat(300)) };
    const { en } = sentenceOf('conclusion-recorded', { subject: long, facts: {} });
    expect(en).toBe(`Conclusion recorded: RT2/D-07 (not translated; Chinese text) ${'要'.repeat(128)}…`);
  });
});

describe('an email of notifications', () => {
  const frame = { workspace: localized('Lakeside', '湖畔'), settings: 'https://x/settings', stop: 'https://x/stop' };
  const item = { sentence: localized('One\nline', '一行'), link: 'https://x/1' };

  it('with one item is named after it, on one line', () => {
    expect(letterOf([item], frame, 'en').subject).toBe('One line');
  });

  it.each([
    ['en', '2 notifications from Lakeside'],
    ['zh-CN', '湖畔：2条通知'],
  ] as const)('with several items counts them, in %s', (language, expected) => {
    const letter = letterOf([item, { ...item, link: 'https://x/2' }], frame, language);
    expect(letter.subject).toBe(expected);
    for (const link of ['https://x/1', 'https://x/2', 'https://x/stop']) expect(letter.text).toContain(link);
  });

  it.each([
    ['en', 'One line (3 times)', '2 notifications from Lakeside'],
    ['zh-CN', '一行（3次）', '湖畔：2条通知'],
  ] as const)('names what happened three times to one record once, in %s', (language, once, counted) => {
    const again = [item, item, item];
    const single = letterOf(again, frame, language);
    expect(single.subject).toBe(once);
    expect(single.text.split('https://x/1')).toHaveLength(2);
    const other = { sentence: localized('Other', '其他'), link: item.link };
    expect(letterOf([item, other, item, item], frame, language).subject).toBe(counted);
  });
});
