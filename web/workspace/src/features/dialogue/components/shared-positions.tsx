import { useQuery } from '@tanstack/react-query';
import { ConstituencyBadge, Section, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { positionsQuery } from '../api/queries.js';

/** Positions that groups have shared with the roundtable; nothing while there are none. */
export function SharedPositions({ roundtableId }: { readonly roundtableId: string }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const { id } = useWorkspace();
  const { data = [] } = useQuery(positionsQuery(id, roundtableId));
  if (data.length === 0) return null;
  return (
    <Section title={t('positions.title')} purpose={t('positions.purpose')}>
      <ul className="dl-plain dl-trail">
        {data.map(({ id: positionId, constituency, text, sharedAt }) => (
          <li key={positionId}>
            <ConstituencyBadge constituency={constituency} capacity={null} />{' '}
            <span className="tp-small tp-dimmed">{format.dateTime(sharedAt)}</span>
            <p>{say(text)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
