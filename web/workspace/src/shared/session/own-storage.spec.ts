import { beforeEach, describe, expect, it } from '@jest/globals';
import { keepDraft, readDraft, restored } from '../forms/drafts.js';
import { belongTo, detachPage, eraseOwn, ownStorage } from './own-storage.js';

describe('data that a person leaves in the browser', () => {
  beforeEach(() => eraseOwn());

  const typed = { values: { text: 'typed' }, origin: { text: '' } };

  it('is kept for the same person after the end of a session', () => {
    belongTo('one');
    keepDraft('report', typed);
    detachPage();
    expect(readDraft('report')).toBeNull();
    belongTo('one');
    expect(readDraft('report')).toMatchObject(typed);
  });

  it('is deleted when someone else signs in, and does not come back', () => {
    belongTo('one');
    const held = ownStorage();
    held.setItem('live:w:r:c1', 'hand');
    belongTo('other');
    expect(ownStorage().names('')).toEqual([]);
    expect(held.getItem('live:w:r:c1')).toBeNull();
    belongTo('one');
    expect(ownStorage().names('')).toEqual([]);
  });

  it('is never stored for the next person, even if a part of the page still uses the storage of the first', () => {
    belongTo('one');
    const held = ownStorage();
    belongTo('other');
    held.setItem('live:w:r:c2', 'hand');
    expect(ownStorage().getItem('live:w:r:c2')).toBeNull();
  });

  it('is deleted by signing out', () => {
    belongTo('one');
    keepDraft('report', typed);
    eraseOwn();
    keepDraft('report', typed);
    belongTo('one');
    expect(readDraft('report')).toBeNull();
  });
});

describe('a restored draft', () => {
  it('fills the edited fields and leaves the others with their current values', () => {
    const draft = {
      values: { text: 'typed', progress: 40, gone: 'x' },
      origin: { text: '', progress: 40, gone: '' },
      savedAt: '2026-01-05T08:00:00Z',
    };
    expect(restored({ text: '', progress: 60, fresh: 1 }, draft)).toEqual({ text: 'typed', progress: 60, fresh: 1 });
  });
});
