import { Button, Group, Stack } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ConflictDialog, conflictsOf, DraftNotice, ErrorState, Form, useTranslation } from '#shared';
import type { WaveForm } from './use-wave-form.js';

/** A bilingual text in both languages; the whole information sheet would be too long for a choice between two lines. */
function inLine(value: unknown): ReactNode {
  if (typeof value !== 'object' || value === null) return String(value ?? '–');
  const { en, zh } = value as { en?: unknown; zh?: unknown };
  return typeof en === 'string' && typeof zh === 'string' ? `${en} · ${zh}` : '…';
}

interface WaveFormFrameProps<Values extends object> {
  readonly form: WaveForm<Values>;
  readonly label: string;
  /** Called after a conflict was resolved: the form must show the current values. */
  readonly onSettled: () => void;
  readonly children: ReactNode;
}

/** The common parts of the forms of a draft: fields, errors, and a button that shows when everything is saved. */
export function WaveFormFrame<Values extends object>({ form, label, onSettled, children }: WaveFormFrameProps<Values>) {
  const { t } = useTranslation('surveys');
  const { problem, busy, reset, values } = form.fields;
  const conflict = conflictsOf(problem).length > 0;
  return (
    <Form form={form.fields} aria-label={label} onSubmit={form.save}>
      <Stack>
        <DraftNotice form={form.fields} />
        {children}
        {problem !== null && !conflict && <ErrorState error={problem} compact typed />}
        <Group justify="flex-end">
          <span role="status" className="tp-status tp-dimmed">
            {form.saved && (
              <>
                <Check size={16} aria-hidden />
                {t('saved')}
              </>
            )}
          </span>
          <Button type="submit" variant="default" loading={busy}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
      <ConflictDialog
        problem={problem}
        labelOf={(field) => t(`field.${field}`)}
        show={inLine}
        onClose={() => reset(values)}
        onResolve={(chosen) => void form.settle(chosen).then(onSettled)}
      />
    </Form>
  );
}
