import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type ClipboardEvent, useState } from 'react';
import { MOST_PASTED, pasteChoices } from '#server/surveys/form/editing/index.js';
import type { Choice } from '#server/surveys/form/model/form-model.js';
import { useFormat, useTranslation } from '#shared';
import type { Languages } from '../../domain/draft-texts.js';

interface PasteDialogProps {
  readonly choices: readonly Choice[];
  readonly languages: Languages;
  readonly onClose: () => void;
  readonly onPaste: (choices: readonly Choice[]) => void;
}

/** Choices copied from a spreadsheet. What is too long is refused before the page has to show it. */
export function PasteDialog({ choices, languages, onClose, onPaste }: PasteDialogProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const refuse = (event: ClipboardEvent): void => {
    const { length } = event.clipboardData.getData('text/plain');
    if (length <= MOST_PASTED.characters) return;
    event.preventDefault();
    setFault(t('editor.pasteTooLong', { length: format.number(length), most: format.number(MOST_PASTED.characters) }));
  };
  const add = (): void => {
    const all = pasteChoices(text, choices, languages);
    if (all.length <= MOST_PASTED.choices) onPaste(all);
    else
      setFault(
        t('editor.pasteTooMany', { number: format.number(all.length), most: format.number(MOST_PASTED.choices) }),
      );
  };
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
          error={fault}
          value={text}
          onPaste={refuse}
          onChange={({ currentTarget }) => {
            setFault(undefined);
            setText(currentTarget.value);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('editor.cancel')}
          </Button>
          <Button disabled={text.trim() === ''} onClick={add}>
            {t('editor.pasteDo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
