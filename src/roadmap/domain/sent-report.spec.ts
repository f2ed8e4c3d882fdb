import { describe, expect, it } from '@jest/globals';
import { sentReportRefusal } from './sent-report.js';

const author = { personId: 'author' };
const report = { id: 'r', personId: 'author', nextStep: '', withdrawnAt: null };
const answer = {
  ...{ updateId: 'r', constituency: 'workers' as const, verdict: 'disputed' as const, personId: 'w' },
  ...{ withdrawnAt: null, lapsedContent: null },
};

describe('a report that was sent', () => {
  it('can be corrected and withdrawn by its author only', () => {
    expect(sentReportRefusal(author, report, [])).toBeNull();
    expect(sentReportRefusal({ personId: 'other' }, report, [])).toBe('not-author');
    expect(sentReportRefusal({ personId: null }, { ...report, personId: null }, [])).toBe('not-author');
    expect(sentReportRefusal(author, { ...report, nextStep: null }, [])).toBe('not-author');
    expect(sentReportRefusal(author, { ...report, withdrawnAt: new Date() }, [])).toBe('withdrawn');
  });

  it('stays as it is once another group has answered, unless the group withdrew its answer', () => {
    const withdrawnAt = new Date();
    expect(sentReportRefusal(author, report, [answer])).toBe('answered');
    expect(sentReportRefusal(author, report, [{ ...answer, updateId: 'other' }])).toBeNull();
    expect(sentReportRefusal(author, report, [{ ...answer, withdrawnAt }])).toBeNull();
    expect(sentReportRefusal(author, report, [{ ...answer, withdrawnAt, lapsedContent: '[]' }])).toBe('answered');
  });
});
