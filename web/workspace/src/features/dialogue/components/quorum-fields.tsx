import { NumberInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { type Fields, useGroupWords, useTranslation } from '#shared';
import type { Roundtable } from '../api/types.js';
import { beyondReach, groups, type Quorum } from '../domain/quorum.js';

export interface QuorumValues {
  readonly quorum: Quorum;
}

export const quorumOf = (roundtable: Roundtable): QuorumValues['quorum'] => ({
  government: roundtable.quorumGovernment ?? '',
  employers: roundtable.quorumEmployers ?? '',
  workers: roundtable.quorumWorkers ?? '',
});

/** As the server names the fields. */
export const sent = ({ government, employers, workers }: QuorumValues['quorum']) => ({
  quorumGovernment: government === '' ? null : government,
  quorumEmployers: employers === '' ? null : employers,
  quorumWorkers: workers === '' ? null : workers,
});

interface QuorumProps {
  readonly seats: Roundtable['seats'];
  readonly form: Pick<Fields<QuorumValues>, 'values' | 'set'>;
}

/** The titular seats of each group that must be attended. */
export function QuorumInputs({ form, seats }: QuorumProps) {
  const { t } = useTranslation('dialogue');
  const words = useGroupWords();
  const { quorum } = form.values;
  return (
    <fieldset className="dl-fieldset">
      <legend>{t('meeting.quorum')}</legend>
      <p className="tp-small tp-dimmed">{t('meeting.quorumHint')}</p>
      <div className="dl-pair">
        {groups.map((group) => (
          <NumberInput
            key={group}
            label={words.name(group)}
            min={0}
            max={200}
            allowDecimal={false}
            value={quorum[group]}
            onChange={(value) => form.set('quorum', { ...quorum, [group]: value === '' ? '' : Number(value) })}
          />
        ))}
      </div>
      <div role="status">
        {beyondReach(quorum, seats).map(({ group, titular }) => (
          <p key={group} className="dl-stale tp-small">
            <TriangleAlert size={14} aria-hidden />
            {t('meeting.quorumBeyondReach', { group: words.name(group), count: titular })}
          </p>
        ))}
      </div>
    </fieldset>
  );
}
