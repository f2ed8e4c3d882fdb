import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState, useCan, useLocalized, WorkspaceLink } from '#shared';
import type { Roundtable } from '../api/types.js';
import { ParityView } from './parity.js';
import { SeatArc, SeatLegend, SeatList } from './seat-arc.js';

function Bodies({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const parts = [...new Set(roundtable.organisations.map(({ part }) => part))];
  if (parts.length === 0) return null;
  return (
    <dl className="dl-bodies">
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`part.${part}`)}</dt>
          <dd>
            {roundtable.organisations
              .filter((entry) => entry.part === part)
              .map(({ organisation }) => say(organisation.name))
              .join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Who is at the table: the arc of seats, the balance of groups and sexes next to it, and everyone by name. */
export function Delegations({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const closed = roundtable.state === 'closed';
  const maySeat = can('dialogue.seat.change') && !closed;
  const seating = maySeat && (
    <Button component={WorkspaceLink} to={`/roundtables/${roundtable.id}/seats`} variant="default">
      {t('page.seating')}
    </Button>
  );
  return (
    <div className="dl-column">
      <Bodies roundtable={roundtable} />
      {roundtable.seats.length === 0 ? (
        <EmptyState title={t(closed ? 'seat.unnamed' : 'seat.none')} action={seating}>
          {t(closed ? 'seat.unnamedText' : 'seat.noneText')}
        </EmptyState>
      ) : (
        <>
          <SeatArc seats={roundtable.seats} />
          <SeatLegend seats={roundtable.seats} />
          <ParityView parity={roundtable.parity} />
          {seating && <div className="tp-no-print">{seating}</div>}
          <details className="dl-names">
            <summary>{t('seat.list')}</summary>
            <SeatList seats={roundtable.seats} />
          </details>
        </>
      )}
    </div>
  );
}
