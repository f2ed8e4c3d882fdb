import { Button, Group, Modal, type ModalProps, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { conflictsOf } from '../api/problem.js';
import { ErrorState } from '../components/states.js';
import { DraftNotice } from './draft-notice.js';
import { Form } from './form.js';
import type { Fields } from './use-fields.js';

interface FormFrameProps {
  readonly form: Pick<Fields<object>, 'busy' | 'problem' | 'draft' | 'refuse'>;
  /** "Save" where it says nothing else. */
  readonly submitLabel?: string;
  /** Not yet: what cannot be sent. */
  readonly disabled?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

/** A form in a dialog: what was typed stays when the server refuses; conflicts are for the `ConflictDialog` next to it. */
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
  /** Open as long as it is there, where it is not said. */
  readonly opened?: boolean;
  readonly size?: ModalProps['size'];
}

/** A small form over the page. */
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
