import { Button } from '@mantine/core';
import { EmptyState, useCan, useTranslation, WorkspaceLink } from '#shared';
import type { Roundtable } from '../api/types.js';
import { Organisers } from './organisers.js';
import { ParityView } from './parity.js';
import { SeatArc, SeatLegend, SeatList } from './seat-arc.js';
import { WomenTarget } from './women-target.js';

/** Seats as an arc, the balance of groups and sexes, and a list of names. */
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
      <Organisers roundtable={roundtable} />
      {roundtable.seats.length === 0 ? (
        <EmptyState title={t(closed ? 'seat.unnamed' : 'seat.none')} action={seating}>
          {t(closed ? 'seat.unnamedText' : 'seat.noneText')}
        </EmptyState>
      ) : (
        <>
          {seating && <div className="tp-no-print">{seating}</div>}
          <div className="dl-seats">
            <section className="tp-card" aria-label={t('seat.picture')}>
              <SeatArc seats={roundtable.seats} />
              <SeatLegend seats={roundtable.seats} />
            </section>
            <section className="tp-card" aria-label={t('parity.title')}>
              <ParityView parity={roundtable.parity} />
              <WomenTarget roundtable={roundtable} />
            </section>
          </div>
          <section className="tp-card">
            <h2>{t('seat.list')}</h2>
            <div className="dl-seat-groups">
              <SeatList seats={roundtable.seats} />
            </div>
          </section>
        </>
      )}
    </div>
  );
}
