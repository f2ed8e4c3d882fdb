import { Button, TextInput } from '@mantine/core';
import { Hash, Link2 } from 'lucide-react';
import { useState } from 'react';
import { FormDialog, useFields, useTranslation } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';

type Kind = 'link' | 'figure';

const empty = { title: '', link: '', figure: '', unit: '', source: '' };

function StateDialog({
  actionId,
  kind,
  onClose,
}: {
  readonly actionId: string;
  readonly kind: Kind;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('roadmap');
  const changes = useRoadmapChanges();
  const form = useFields(empty, null);
  const { title, link, figure, source } = form.values;
  const save = async (): Promise<void> => {
    const said = Object.fromEntries(
      Object.entries(form.values).filter(([name, value]) => value.trim() !== '' || name === 'title'),
    ) as Partial<typeof empty>;
    const added = await form.submit(() =>
      changes.stateEvidence(actionId, { kind, ...said, title, ...(said.link && { link: said.link.trim() }) }),
    );
    if (added) onClose();
  };
  const missing = title.trim() === '' || (kind === 'link' ? link : figure && source).trim() === '';
  return (
    <FormDialog
      opened
      title={t(`comments.evidence.${kind}Title`)}
      form={form}
      disabled={missing}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput label={t('comments.evidence.shows')} required maxLength={200} {...form.text('title')} />
      {kind === 'figure' && (
        <>
          <div className="tp-columns">
            <TextInput
              label={t('comments.evidence.figure')}
              description={t('comments.evidence.figureHint')}
              required
              inputMode="decimal"
              maxLength={24}
              {...form.text('figure')}
            />
            <TextInput label={t('comments.evidence.unit')} maxLength={60} {...form.text('unit')} />
          </div>
          <TextInput
            label={t('comments.evidence.source')}
            description={t('comments.evidence.sourceHint')}
            required
            maxLength={400}
            {...form.text('source')}
          />
        </>
      )}
      <TextInput
        label={t('comments.evidence.link')}
        required={kind === 'link'}
        type="url"
        maxLength={2000}
        {...form.text('link')}
      />
    </FormDialog>
  );
}

/** Adds a link, or a figure with its source, as evidence. */
export function StateEvidence({ actionId }: { readonly actionId: string }) {
  const { t } = useTranslation('roadmap');
  const [kind, setKind] = useState<Kind | null>(null);
  return (
    <div className="tp-row">
      <Button variant="default" leftSection={<Link2 size={16} aria-hidden />} onClick={() => setKind('link')}>
        {t('comments.evidence.addLink')}
      </Button>
      <Button variant="default" leftSection={<Hash size={16} aria-hidden />} onClick={() => setKind('figure')}>
        {t('comments.evidence.addFigure')}
      </Button>
      {kind !== null && <StateDialog actionId={actionId} kind={kind} onClose={() => setKind(null)} />}
    </div>
  );
}
