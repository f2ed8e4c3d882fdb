import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pencil, Plus } from 'lucide-react';
import { ConfirmButton, Section, useCan, useFormat, useTranslation } from '#shared';
import { useReferenceChanges } from '../api/references.js';
import type { Indicator, ReferenceValue } from '../api/types.js';
import { useFigureWords } from './figure-words.js';
import { ReferenceDialog } from './reference-form.js';
import { useReferences } from './reference-lines.js';

interface OneProps {
  readonly indicator: Indicator;
  readonly kind: ReferenceValue['kind'];
  readonly reference: ReferenceValue | undefined;
}

function Tools({ indicator, kind, reference }: OneProps) {
  const { t } = useTranslation('indicators');
  const [opened, { open, close }] = useDisclosure(false);
  const { remove } = useReferenceChanges(indicator.id);
  return (
    <div className="tp-no-print">
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={reference ? <Pencil size={14} aria-hidden /> : <Plus size={14} aria-hidden />}
        onClick={open}
      >
        {t(`reference.${reference ? 'edit' : 'add'}.${kind}`)}
      </Button>
      {reference && (
        <ConfirmButton
          size="compact-sm"
          variant="subtle"
          question={t(`reference.removeQuestion.${kind}`)}
          consequence={t('reference.removeConsequence')}
          confirmLabel={t(`reference.remove.${kind}`)}
          onConfirm={async () => {
            await remove(reference);
          }}
        >
          {t(`reference.remove.${kind}`)}
        </ConfirmButton>
      )}
      <ReferenceDialog indicator={indicator} kind={kind} reference={reference} opened={opened} close={close} />
    </div>
  );
}

function One({ indicator, kind, reference }: OneProps) {
  const { t } = useTranslation('indicators');
  const can = useCan();
  const format = useFormat();
  const words = useFigureWords(indicator);
  return (
    <div>
      <dt>{t(`reference.${kind}`)}</dt>
      <dd>
        {reference ? (
          <>
            {t(`reference.dated.${kind}`, {
              value: words.bare(Number(reference.value)),
              date: format.date(reference.onDate),
            })}
            <br />
            <span className="tp-dimmed tp-small">{t('reference.from', { source: reference.source })}</span>
          </>
        ) : (
          <span className="tp-dimmed">{t('reference.none')}</span>
        )}
        {can('indicators.reference.set') && <Tools indicator={indicator} kind={kind} reference={reference} />}
      </dd>
    </div>
  );
}

/** The target and the baseline with their dates and sources; whoever may do so sets and removes them here. */
export function ReferenceValues({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useTranslation('indicators');
  const can = useCan();
  const references = useReferences(indicator.id);
  if (references.length === 0 && !can('indicators.reference.set')) return null;
  return (
    <Section title={t('reference.title')} purpose={t('reference.purpose')}>
      <dl className="in-facts">
        {(['target', 'baseline'] as const).map((kind) => (
          <One
            key={kind}
            indicator={indicator}
            kind={kind}
            reference={references.find((reference) => reference.kind === kind)}
          />
        ))}
      </dl>
    </Section>
  );
}
