import {
  Building2,
  ChartColumn,
  ClipboardList,
  FileCheck2,
  Hand,
  History,
  Route,
  UserRound,
  UsersRound,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { addressOfNode, useLocalized, useTranslation, WorkspaceLink } from '#shared';
import type { ActivityEntry } from '../api/queries.js';

interface EntryProps {
  readonly entry: ActivityEntry;
  /** The time of the event, formatted for the place where it is shown. */
  readonly when: ReactNode;
  readonly fresh?: boolean;
  readonly times?: number;
}

/** The same icons as in the navigation; longer prefixes precede shorter ones. */
const icons: readonly (readonly [prefix: string, icon: LucideIcon])[] = [
  ['dialogue.conclusion.', FileCheck2],
  ['dialogue.', UsersRound],
  ['live.', Hand],
  ['roadmap.', Route],
  ['surveys.', ClipboardList],
  ['indicators.', ChartColumn],
  ['directory.', Building2],
  ['identity.', UserRound],
];

/** Combines consecutive entries with the same sentence. */
export function runsOf(items: readonly ActivityEntry[]): readonly { entry: ActivityEntry; times: number }[] {
  const runs: { entry: ActivityEntry; times: number }[] = [];
  for (const entry of items) {
    const run = runs.at(-1);
    if (run && run.entry.sentence.en === entry.sentence.en) run.times += 1;
    else runs.push({ entry, times: 1 });
  }
  return runs;
}

/** One entry of the activity: what happened, when, and a link to the record. */
export function Entry({ entry, when, fresh, times = 1 }: EntryProps) {
  const { t } = useTranslation('chain');
  const localized = useLocalized();
  const words = localized(entry.sentence);
  const Icon = icons.find(([prefix]) => entry.type.startsWith(prefix))?.[1] ?? History;
  return (
    <li className="ch-entry">
      <Icon size={18} strokeWidth={1.8} aria-hidden />
      <span className="ch-entry-words">
        {entry.about ? <WorkspaceLink to={addressOfNode(entry.about)}>{words}</WorkspaceLink> : words}{' '}
        {times > 1 && <span className="tp-small tp-dimmed">{t('changed.times', { count: times })}</span>}{' '}
        {fresh && <span className="ch-fresh">{t('changed.fresh')}</span>}
      </span>
      <span className="ch-entry-when tp-small tp-dimmed">{when}</span>
    </li>
  );
}
