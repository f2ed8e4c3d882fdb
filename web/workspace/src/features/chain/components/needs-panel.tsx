import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOfNode, EmptyState, Loaded, Section, useLocalized, useWorkspace, WorkspaceLink, useCan } from '#shared';
import type { Need } from '../api/queries.js';
import { needsQuery, overviewQuery } from '../api/queries.js';
import '../chain.css';

const shown = 6;

function Item({ need }: { readonly need: Need }) {
  const { t } = useTranslation('chain');
  const localized = useLocalized();
  const { kind, days, about } = need;
  const to = kind === 'conclusion-without-action' ? `/roadmap/new?conclusion=${about.id}` : addressOfNode(about);
  return (
    <li>
      <WorkspaceLink to={to}>
        {about.label} {localized(about.title)}
      </WorkspaceLink>
      <span className={kind === 'late' ? 'tp-small ch-late' : 'tp-small tp-dimmed'}>
        {t(`mine.${kind}`, { count: days ?? 0 })}
      </span>
    </li>
  );
}

/** How a new workspace is set up, in order: each step where its reader may take it. */
const firstSteps = [
  { key: 'organisations', to: '/directory', permission: 'directory.organisation.edit' },
  { key: 'people', to: '/directory?tab=people', permission: 'identity.person.edit' },
  { key: 'invite', to: '/settings?tab=members', permission: 'identity.invitation.edit' },
  { key: 'roundtable', to: '/roundtables/new', permission: 'dialogue.roundtable.create' },
] as const;

function FirstSteps() {
  const { t } = useTranslation('chain');
  const can = useCan();
  return (
    <>
      <p className="tp-dimmed">{t('first.purpose')}</p>
      <ol className="ch-first">
        {firstSteps
          .filter(({ permission }) => can(permission))
          .map(({ key, to }) => (
            <li key={key}>
              <WorkspaceLink to={to}>{t(`first.${key}`)}</WorkspaceLink>
              <span className="tp-small tp-dimmed">{t(`first.${key}Why`)}</span>
            </li>
          ))}
      </ol>
    </>
  );
}

/** Nothing waits: in a workspace that is still empty, the first steps; otherwise a quiet word. */
function Nothing() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  const can = useCan();
  const numbers = useQuery(overviewQuery(id)).data;
  const empty = numbers?.roundtables.total === 0 && numbers.actions.total === 0;
  if (empty && can('dialogue.roundtable.create')) return <FirstSteps />;
  return (
    <EmptyState icon={<CircleCheck size={28} />} title={t('mine.nothing')}>
      {t('mine.nothingExplain')}
    </EmptyState>
  );
}

/** What waits for the reader, the most urgent first. */
export function NeedsPanel() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  return (
    <Section title={t('mine.title')}>
      <Loaded query={useQuery(needsQuery(id))}>
        {(needs) =>
          needs.length === 0 ? (
            <Nothing />
          ) : (
            <>
              <ul className="ch-list">
                {needs.slice(0, shown).map((need) => (
                  <Item key={need.kind + need.about.id} need={need} />
                ))}
              </ul>
              {needs.length > shown && (
                <p className="tp-small tp-dimmed">{t('mine.more', { count: needs.length - shown })}</p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
