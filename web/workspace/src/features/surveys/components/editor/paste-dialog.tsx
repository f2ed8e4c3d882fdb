import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Choices copied from a spreadsheet. */
export function PasteDialog({
  onClose,
  onPaste,
}: {
  readonly onClose: () => void;
  readonly onPaste: (text: string) => void;
}) {
  const { t } = useTranslation('surveys');
  const [text, setText] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editor.paste')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('editor.cancel') }}
    >
      <Stack>
        <Textarea
          data-autofocus
          rows={10}
          label={t('editor.pasteLabel')}
          description={t('editor.pasteHint')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('editor.cancel')}
          </Button>
          <Button disabled={text.trim() === ''} onClick={() => onPaste(text)}>
            {t('editor.pasteDo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
