import type { Schema } from '../api/schema.js';
import { useFormat } from '../format/use-format.js';
import { useTranslation } from '../i18n/i18n.js';
import { useGroupWords } from './marks.js';

type Taken = Pick<Schema<'ConclusionResponse'>, 'shortfall' | 'provisional'> & {
  readonly quorum: { readonly groups: readonly Schema<'GroupPresenceResponse'>[] } | null;
  readonly adoption: Pick<Schema<'AdoptionResponse'>, 'roundtableLabel' | 'meetingNumber' | 'on'> | null;
};

/** Whether a conclusion was taken with a quorum, what was missing, and what has followed. */
export function QuorumNote({ conclusion }: { readonly conclusion: Taken }) {
  const { t } = useTranslation('shared');
  const words = useGroupWords();
  const format = useFormat();
  const { quorum, shortfall, provisional, adoption } = conclusion;
  if (quorum === null) return <p className="tp-small tp-dimmed">{t('quorum.unrecorded')}</p>;
  if (shortfall === null) return <p className="tp-small tp-dimmed">{t('quorum.reached')}</p>;
  const groups = quorum.groups
    .filter(({ attended, needed }) => attended < needed)
    .map(({ constituency, ...seats }) => t('quorum.group', { group: words.name(constituency), ...seats }));
  const settled = adoption
    ? t('quorum.adopted', {
        label: adoption.roundtableLabel,
        number: adoption.meetingNumber,
        date: format.date(adoption.on),
      })
    : t('quorum.confirmed');
  return (
    <p className="tp-small">
      {t('quorum.sentences', {
        missing: t('quorum.missing', { groups: groups.join(t('quorum.between')) }),
        then: provisional ? t(`quorum.provisional.${shortfall}`) : settled,
      })}
    </p>
  );
}

/** A meeting with a quorum adopted it instead of the groups that were missing. */
export const isAdopted = ({
  agreement,
  adoption,
}: Pick<Schema<'ConclusionResponse'>, 'agreement'> & Pick<Taken, 'adoption'>) =>
  adoption !== null && agreement !== 'ad-referendum';
