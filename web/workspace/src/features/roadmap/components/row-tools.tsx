import { Button } from '@mantine/core';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { ConfirmButton, useTranslation } from '#shared';

interface RowToolsProps {
  /** Says what is changed, and what is removed, to those who hear the buttons. */
  readonly editLabel: string;
  readonly removeLabel: string;
  readonly question: string;
  readonly consequence: string;
  readonly onEdit: () => void;
  readonly onRemove: () => Promise<void>;
  /** Other buttons of the row, which come first. */
  readonly children?: ReactNode;
}

/** Buttons to change or remove a row of an action: a target, a milestone or a dependency. */
export function RowTools({ editLabel, removeLabel, question, consequence, onEdit, onRemove, children }: RowToolsProps) {
  const { t } = useTranslation('roadmap');
  return (
    <div className="rm-tools">
      {children}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Pencil size={14} aria-hidden />}
        aria-label={editLabel}
        onClick={onEdit}
      >
        {t('targets.edit')}
      </Button>
      <ConfirmButton
        size="compact-sm"
        variant="subtle"
        aria-label={removeLabel}
        question={question}
        consequence={consequence}
        confirmLabel={t('targets.remove')}
        onConfirm={onRemove}
      >
        {t('targets.remove')}
      </ConfirmButton>
    </div>
  );
}
