import { ConstituencyBadge, DataTable, useTranslation } from '#shared';
import type { Roundtable, SeatFunction } from '../api/types.js';

export const seatFunctions: readonly SeatFunction[] = [
  'chair',
  'vice-chair',
  'moderator',
  'rapporteur',
  'spokesperson',
];

/** What each function allows, as `rightsOf` in the domain of the server. */
export function FunctionRights() {
  const { t } = useTranslation('dialogue');
  return (
    <dl className="dl-rights">
      {[...seatFunctions, 'interpreter' as const].map((role) => (
        <div key={role}>
          <dt>{role === 'interpreter' ? t('seat.kind.interpreter') : t(`seat.function.${role}`)}</dt>
          <dd>{t(`seat.rights.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The seats that the template of the roundtable plans for, and how many of them are assigned. */
export function PlannedSeats({ rows }: { readonly rows: Roundtable['plannedSeats'] }) {
  const { t } = useTranslation('dialogue');
  return (
    <DataTable
      caption={t('seat.planned')}
      captionHidden
      rows={rows}
      rowKey={(one) => [one.constituency, one.kind, one.function].join()}
      columns={[
        { key: 'group', title: t('seat.group'), cell: (one) => <ConstituencyBadge constituency={one.constituency} /> },
        {
          key: 'seat',
          title: t('seat.plannedWhat'),
          cell: (one) =>
            one.kind === null ? one.function && t(`seat.function.${one.function}`) : t(`seat.kind.${one.kind}`),
        },
        { key: 'count', title: t('seat.plannedCount'), numeric: true, cell: (one) => one.count },
        { key: 'assigned', title: t('seat.assignedCount'), numeric: true, cell: (one) => one.assigned },
        {
          key: 'open',
          title: t('seat.openCount'),
          numeric: true,
          cell: (one) => Math.max(0, one.count - one.assigned),
        },
      ]}
    />
  );
}
