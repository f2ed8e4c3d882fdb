import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import {
  EmptyState,
  Loaded,
  Page,
  Section,
  useCan,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { roundtablesQuery } from '../api/queries.js';
import type { RoundtableRow } from '../api/types.js';
import { AgendaTemplates } from '../components/agenda-templates.js';
import { HeadLine } from '../components/head.js';
import '../dialogue.css';

function Facts({ row }: { readonly row: RoundtableRow }) {
  const { t } = useTranslation('dialogue');
  const facts = [
    row.seats > 0 && t('list.seats', { count: row.seats }),
    row.agendaItems > 0 && t('list.items', { count: row.agendaItems }),
    row.conclusions > 0 && t('list.conclusions', { count: row.conclusions }),
    row.reservations > 0 && t('list.reservations', { count: row.reservations }),
  ].filter((fact) => fact !== false);
  return (
    <p className="tp-small tp-dimmed">
      {facts.join(' · ')}
      {row.proposals > 0 && (
        <strong className="dl-waiting">
          {facts.length > 0 && ' · '}
          {t('list.proposals', { count: row.proposals })}
        </strong>
      )}
    </p>
  );
}

function Rows({ rows }: { readonly rows: readonly RoundtableRow[] }) {
  const say = useLocalized();
  return (
    <ul className="dl-plain dl-cards">
      {rows.map((row) => (
        <li key={row.id} className="tp-card dl-card">
          <div className="tp-page-above">
            <HeadLine head={row} />
          </div>
          <h3>
            <WorkspaceLink to={`/roundtables/${row.id}`} className="dl-card-link">
              {say(row.title)}
            </WorkspaceLink>
          </h3>
          <Facts row={row} />
        </li>
      ))}
    </ul>
  );
}

export function RoundtablesPage() {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const { id } = useWorkspace();
  const list = useQuery(roundtablesQuery(id));
  const create = can('dialogue.roundtable.create') && (
    <div className="dl-buttons">
      <AgendaTemplates />
      <Button component={WorkspaceLink} to="/roundtables/new" leftSection={<Plus size={16} aria-hidden />}>
        {t('list.create')}
      </Button>
    </div>
  );
  return (
    <Page title={t('list.title')} purpose={t('list.purpose')} action={create}>
      <Loaded query={list}>
        {(rows) => {
          const past = rows.filter((row) => row.state === 'closed' || row.state === 'reopened');
          const ahead = [...rows].filter((row) => !past.includes(row)).reverse();
          if (rows.length === 0)
            return (
              <EmptyState icon={<UsersRound size={32} />} title={t('list.empty')} action={create}>
                {t('list.emptyText')}
              </EmptyState>
            );
          return (
            <>
              {ahead.length > 0 && (
                <Section title={t('list.upcoming')} plain>
                  <Rows rows={ahead} />
                </Section>
              )}
              {past.length > 0 && (
                <Section title={t('list.past')} plain>
                  <Rows rows={past} />
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
