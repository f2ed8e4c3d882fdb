import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import {
  DateField,
  ErrorState,
  Form,
  percentOfShare,
  shareOfPercent,
  useFields,
  useSaved,
  useTranslation,
} from '#shared';
import { useReferenceChanges } from '../api/references.js';
import type { Indicator, ReferenceValue } from '../api/types.js';

interface FormProps {
  readonly indicator: Indicator;
  readonly kind: ReferenceValue['kind'];
  /** Absent: a new value. */
  readonly reference: ReferenceValue | undefined;
  readonly close: () => void;
}

const inPercent = ({ measure }: Indicator): boolean =>
  measure === 'share' || measure === 'relative' || measure === 'points';

function ReferenceForm({ indicator, kind, reference, close }: FormProps) {
  const { t } = useTranslation(['indicators', 'shared']);
  const saved = useSaved();
  const changes = useReferenceChanges(indicator.id);
  const percent = inPercent(indicator);
  const kept = reference?.value ?? '';
  const fields = useFields(
    {
      value: percent ? (percentOfShare(kept) ?? kept) : kept,
      onDate: reference?.onDate ?? '',
      source: reference?.source ?? '',
    },
    `reference:${indicator.id}:${kind}`,
  );
  const save = async (): Promise<void> => {
    const { value, onDate, source } = fields.values;
    // a text that is not a number is sent unchanged, and the server refuses it
    const stored = percent ? (shareOfPercent(value) ?? value) : value.trim();
    const version = reference?.version ?? 0;
    const done = await fields.submit(() =>
      changes.set({ kind, version }, { value: stored, onDate, source: source.trim() }),
    );
    if (!done) return;
    close();
    const now = { kind, version: version + 1 };
    saved(async () => {
      await (reference ? changes.set(now, reference) : changes.remove(now));
    });
  };
  return (
    <Form form={fields} onSubmit={save}>
      <Stack>
        <TextInput
          label={t(`reference.${kind}`)}
          inputMode="decimal"
          required
          rightSection={percent && <span className="tp-small">%</span>}
          {...fields.text('value')}
        />
        <DateField label={t(`reference.date.${kind}`)} required {...fields.text('onDate')} />
        <TextInput
          label={t('reference.source')}
          description={t('reference.sourceHint')}
          required
          maxLength={400}
          {...fields.text('source')}
        />
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={fields.busy}>
            {t(`reference.save.${kind}`)}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** A form for the target or the baseline of an indicator. */
export function ReferenceDialog({ opened, close, ...rest }: FormProps & { readonly opened: boolean }) {
  const { t } = useTranslation(['indicators', 'shared']);
  const { kind, reference } = rest;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(`reference.${reference ? 'edit' : 'add'}.${kind}`)}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <ReferenceForm {...rest} close={close} />
    </Modal>
  );
}
