import { Button, Group, Modal, type ModalProps, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { conflictsOf } from '../api/problem.js';
import { ErrorState } from '../components/states.js';
import { useTranslation } from '../i18n/i18n.js';
import { DraftNotice } from './draft-notice.js';
import { Form } from './form.js';
import type { Fields } from './use-fields.js';

interface FormFrameProps {
  readonly form: Pick<Fields<object>, 'busy' | 'problem' | 'draft' | 'refuse'>;
  /** Label of the button, default "Save". */
  readonly submitLabel?: string;
  /** Whether the form cannot be sent yet. */
  readonly disabled?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

/**
 * A form in a dialog. Its content is kept if the server refuses it; conflicts are shown in the `ConflictDialog` next
 * to it.
 */
export function FormFrame(props: FormFrameProps) {
  const { form, submitLabel, disabled = false, onClose, onSubmit, children } = props;
  const { t } = useTranslation('shared');
  return (
    <Form form={form} onSubmit={onSubmit}>
      <Stack>
        <DraftNotice form={form} />
        {children}
        {form.problem !== null && conflictsOf(form.problem).length === 0 && (
          <ErrorState error={form.problem} compact typed />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={form.busy} disabled={disabled}>
            {submitLabel ?? t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

interface FormDialogProps extends FormFrameProps {
  readonly title: string;
  /** Default: open while it is mounted. */
  readonly opened?: boolean;
  readonly size?: ModalProps['size'];
}

/** A small form in a dialog over the page. */
export function FormDialog({ title, opened = true, size = 'lg', ...frame }: FormDialogProps) {
  const { t } = useTranslation('shared');
  return (
    <Modal
      opened={opened}
      onClose={frame.onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <FormFrame {...frame} />
    </Modal>
  );
}
