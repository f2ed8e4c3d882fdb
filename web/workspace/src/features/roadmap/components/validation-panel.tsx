import { Button, Group, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  DraftNotice,
  ErrorState,
  Section,
  useFields,
  useFormat,
  useGroupWords,
  useMembership,
  useTranslation,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionDetail, Validation, VerdictFor } from '../api/types.js';

function WhyNot({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { refusal } = action.allowed;
  return refusal ? <p className="rm-note">{t(`validate.refusal.${refusal}`)}</p> : null;
}

/** The groups whose response is awaited; shown to everyone, first of all to the owner. */
function Awaited({ action: { awaited, status, response } }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const words = useGroupWords();
  const format = useFormat();
  if (awaited.length === 0) return null;
  const groups = format.list(awaited.map(words.name));
  const said = t(status === 'disputed' ? 'validate.awaited.disputed' : 'validate.awaited.claimed', { groups });
  const enough = awaited.length > 1 && status !== 'disputed' ? [t('validate.awaited.one')] : [];
  const term =
    response === null
      ? []
      : [
          t(response.isOver ? 'validate.awaited.silent' : 'validate.awaited.until', {
            date: format.date(response.until),
          }),
        ];
  return <p className="rm-note">{format.sentences(said, ...enough, ...term)}</p>;
}

/** Form for the response of a group to the current report of completion; for people who cannot respond, the reason. */
export function ValidationPanel({ action }: { readonly action: ActionDetail }) {
  const { claimId, verdictFor } = action.allowed;
  const [first] = verdictFor;
  if (claimId === null) return null;
  return (
    <>
      <Awaited action={action} />
      {first === undefined ? (
        <WhyNot action={action} />
      ) : (
        <VerdictForm action={action} claimId={claimId} first={first} />
      )}
    </>
  );
}

/** The last response of this person, for a group, to the current report of completion. */
function lastVerdict(
  action: ActionDetail,
  { claimId, personId, group }: Record<'claimId' | 'personId' | 'group', string>,
) {
  const said = action.validations.filter(
    (one) => one.updateId === claimId && one.constituency === group && one.recordedBy?.id === personId,
  );
  const last = said.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt)).at(-1);
  return last === undefined || last.withdrawnAt !== null ? null : last.verdict;
}

function headingOf(records: boolean, before: Validation['verdict'] | null) {
  if (records) return { title: 'validate.recordTitle', purpose: 'validate.recordPurpose' } as const;
  if (before === null) return { title: 'validate.title', purpose: 'validate.purpose' } as const;
  return { title: 'validate.again', purpose: `validate.said.${before}` } as const;
}

interface VerdictFormProps {
  readonly action: ActionDetail;
  readonly claimId: string;
  readonly first: VerdictFor;
}

function VerdictForm({ action, claimId, first }: VerdictFormProps) {
  const { t } = useTranslation('roadmap');
  const words = useGroupWords();
  const { person } = useMembership();
  const changes = useRoadmapChanges();
  const fields = useFields({ words: '' }, `verdict:${claimId}`);
  const { verdictFor, refusal } = action.allowed;
  const [chosen, choose] = useState<string | null>(null);
  const { constituency, recordedAs, confirm, dispute } = verdictFor.find((one) => one.constituency === chosen) ?? first;
  const group = words.name(constituency);
  const before = lastVerdict(action, { claimId, personId: person?.id ?? '', group: constituency });
  const records = recordedAs === 'recorder';
  const heading = headingOf(records, before);
  const say = async (verdict: Validation['verdict']): Promise<void> => {
    const said = await fields.submit((values) =>
      changes.validate(action.id, claimId, { verdict, constituency, ...values }),
    );
    if (said) fields.reset();
  };
  return (
    <Section title={t(heading.title)} purpose={t(heading.purpose, { group })}>
      {verdictFor.length > 1 && (
        <Select
          label={t('validate.behalf')}
          data={verdictFor.map((one) => ({ value: one.constituency, label: words.name(one.constituency) }))}
          allowDeselect={false}
          maw={280}
          value={constituency}
          onChange={choose}
        />
      )}
      {refusal && <p className="rm-note">{t(`validate.refusal.${refusal}`)}</p>}
      <DraftNotice form={fields} />
      <Textarea
        label={t(records ? 'validate.groupWords' : 'validate.words')}
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
