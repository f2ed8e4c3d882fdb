import { describe, expect, it } from '@jest/globals';
import {
  type DoneAct,
  type ExportAgreement,
  exportState,
  mayExport,
  openAfterNotice,
  reasonsFor,
} from './second-person.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 5, hour));
const links: DoneAct = { act: 'links', at: at(1) };
const request: ExportAgreement = { requestedAt: at(2), askedIds: ['b'], openFrom: null, agreed: null };
const alone: ExportAgreement = { ...request, askedIds: [], openFrom: openAfterNotice(at(2)) };

describe('the export of single answers', () => {
  it.each<[string, readonly DoneAct[], readonly string[], ExportAgreement | null, number, string]>([
    ['is free for a person who did nothing of the kind', [], ['analyst'], null, 3, 'free'],
    ['needs a second person after links', [links], ['analyst'], null, 3, 'needed'],
    ['needs a second person for an administrator', [], ['analyst', 'administrator'], null, 3, 'needed'],
    ['waits while no one has decided', [links], ['analyst'], request, 30, 'waiting'],
    ['is possible after an agreement', [links], ['analyst'], { ...request, agreed: true }, 3, 'agreed'],
    ['is not possible after a refusal', [links], ['analyst'], { ...request, agreed: false }, 40, 'declined'],
    [
      'needs another agreement after more links',
      [{ act: 'links', at: at(4) }],
      [],
      { ...request, agreed: true },
      5,
      'needed',
    ],
    ['waits for a day where no one else has the right', [links], ['analyst'], alone, 25, 'waiting'],
    ['is possible a day after the notice', [links], ['analyst'], alone, 26, 'agreed'],
    ['is not possible a day after a notice before more links', [{ act: 'links', at: at(4) }], [], alone, 40, 'needed'],
  ])('%s', (_, acts, roles, agreement, hour, expected) => {
    const state = exportState(reasonsFor(roles, acts), acts, { agreement, now: at(hour) });
    expect(state).toBe(expected);
    expect(mayExport(state)).toBe(expected === 'free' || expected === 'agreed');
  });
});
