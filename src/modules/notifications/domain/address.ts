import type { SubjectType } from './notice.js';

const pages: Readonly<Record<SubjectType, string>> = {
  roundtable: '/roundtables',
  'agenda-item': '/roundtables',
  conclusion: '/conclusions',
  action: '/roadmap',
  'working-group': '/working-groups',
  'constituency-group': '/roundtables',
  person: '/directory',
  rights: '/settings?tab=rights',
  wave: '/surveys',
  run: '/indicators/runs',
  release: '/indicators/releases',
};

/** Path of the page of a record within its workspace. An agenda item is shown on the page of its roundtable, a person in the directory, rights in the settings. */
export function pathOf(subject: {
  readonly type: SubjectType;
  readonly id: string;
  readonly within: string | null;
}): string {
  const page = pages[subject.type];
  if (subject.type === 'person' || subject.type === 'rights') return page;
  if (subject.type === 'constituency-group') return `${page}/${subject.within}/group-meetings`;
  if (subject.type !== 'agenda-item') return `${page}/${subject.id}`;
  return subject.within === null ? page : `${page}/${subject.within}?item=${subject.id}`;
}
