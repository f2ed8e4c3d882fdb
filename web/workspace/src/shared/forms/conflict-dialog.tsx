import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FieldConflict } from '../api/problem.js';
import { conflictsOf } from '../api/problem.js';
import { useTranslation } from '../i18n/i18n.js';

interface ConflictDialogProps {
  /** The problem of the refused save; the dialog opens if it contains conflicts. */
  readonly problem: unknown;
  readonly labelOf: (field: string) => string;
  /** Undefined: as text. */
  readonly show?: (value: unknown, field: string) => ReactNode | undefined;
  readonly onClose: () => void;
  /** Maps each field to the chosen value; send them again with the version in `facts.version`. */
  readonly onResolve: (chosen: Readonly<Record<string, unknown>>) => void;
}

/** Formats texts in both languages for readers; other objects unchanged. */
function plain(value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value !== 'object') return String(value);
  if ('en' in value && 'zh' in value) return [...new Set([value.en, value.zh])].join(' / ');
  return JSON.stringify(value);
}

/** If two people changed the same field, shows both values, so that neither is overwritten silently. */
export function ConflictDialog({ problem, labelOf, show: shownAs, onClose, onResolve }: ConflictDialogProps) {
  const { t } = useTranslation('shared');
  const conflicts = conflictsOf(problem);
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const show = (value: unknown, field: string): ReactNode => shownAs?.(value, field) ?? plain(value);
  const chosen = ({ field, theirs, yours }: FieldConflict): unknown => (choices[field] === 'yours' ? yours : theirs);
  return (
    <Modal
      opened={conflicts.length > 0}
      onClose={onClose}
      title={t('conflict.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text size="sm">{t('conflict.explain')}</Text>
        {conflicts.map((conflict) => (
          <Radio.Group
            key={conflict.field}
            label={labelOf(conflict.field)}
            value={choices[conflict.field] ?? 'theirs'}
            onChange={(value) => setChoices((before) => ({ ...before, [conflict.field]: value }))}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="theirs" label={t('conflict.theirs')} description={show(conflict.theirs, conflict.field)} />
              <Radio value="yours" label={t('conflict.yours')} description={show(conflict.yours, conflict.field)} />
            </Stack>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={() => onResolve(Object.fromEntries(conflicts.map((entry) => [entry.field, chosen(entry)])))}>
            {t('conflict.keep')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
