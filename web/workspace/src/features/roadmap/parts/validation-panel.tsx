import { Button, Group, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Constituency } from '../../../shared/index.js';
import { DraftNotice, ErrorState, Section, useFields, useGroupWords, useMembership } from '../../../shared/index.js';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionDetail, Validation } from '../api/types.js';

function WhyNot({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { refusal } = action.allowed;
  if (refusal) return <p className="rm-note">{t(`validate.refusal.${refusal}`)}</p>;
  return action.status === 'claimed-done' ? <p className="rm-note">{t('validate.waiting')}</p> : null;
}

/** Another group's word on the claim that stands; why not, for those who cannot give one. */
export function ValidationPanel({ action }: { readonly action: ActionDetail }) {
  const { claimId, confirm, dispute } = action.allowed;
  if (claimId === null) return null;
  return confirm || dispute ? <VerdictForm action={action} claimId={claimId} /> : <WhyNot action={action} />;
}

/** What this group said last to the claim that stands. */
function standingVerdict(action: ActionDetail, claimId: string, group: Constituency | null) {
  const said = action.validations.filter((one) => one.updateId === claimId && one.constituency === group);
  return said.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt)).at(-1)?.verdict ?? null;
}

function VerdictForm({ action, claimId }: { readonly action: ActionDetail; readonly claimId: string }) {
  const { t } = useTranslation('roadmap');
  const words = useGroupWords();
  const { person } = useMembership();
  const changes = useRoadmapChanges();
  const fields = useFields({ words: '' }, `verdict:${claimId}`);
  const { confirm, dispute, refusal } = action.allowed;
  const before = standingVerdict(action, claimId, person?.constituency ?? null);
  const say = async (verdict: Validation['verdict']): Promise<void> => {
    const said = await fields.submit((values) => changes.validate(action.id, claimId, { verdict, ...values }));
    if (said) fields.reset();
  };
  return (
    <Section
      title={t(before ? 'validate.again' : 'validate.title')}
      purpose={t(before ? `validate.said.${before}` : 'validate.purpose', {
        group: words.name(person?.constituency ?? null),
      })}
    >
      {refusal && <p className="rm-note">{t(`validate.refusal.${refusal}`)}</p>}
      <DraftNotice form={fields} />
      <Textarea
        label={t('validate.words')}
        description={t('validate.wordsHint')}
        autosize
        minRows={2}
        maxLength={4000}
        {...fields.text('words')}
      />
      {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
      <Group>
        {confirm && before !== 'confirmed' && (
          <Button loading={fields.busy} onClick={() => void say('confirmed')}>
            {t('validate.confirm')}
          </Button>
        )}
        {dispute && before !== 'disputed' && (
          <Button variant="default" loading={fields.busy} onClick={() => void say('disputed')}>
            {t('validate.dispute')}
          </Button>
        )}
      </Group>
    </Section>
  );
}
