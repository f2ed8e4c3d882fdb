import { Button, Group, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmButton, FormDialog, useFields, useFormat, useTranslation } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { Update } from '../api/types.js';
import { Written } from './written.js';

interface SentProps {
  readonly actionId: string;
  readonly update: Update;
}

function CorrectDialog({ actionId, update, onClose }: SentProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('roadmap');
  const changes = useRoadmapChanges();
  const fields = useFields({ text: update.text }, `correct-report:${update.id}`);
  const save = async (): Promise<void> => {
    if (await fields.submit(({ text }) => changes.correctReport(actionId, update.id, text))) onClose();
  };
  return (
    <FormDialog title={t('sent.correctTitle')} form={fields} onClose={onClose} onSubmit={save}>
      <Textarea
        label={t('report.text')}
        description={t('sent.correctHint')}
        required
        autosize
        minRows={3}
        maxLength={8000}
        data-autofocus
        {...fields.text('text')}
      />
    </FormDialog>
  );
}

/** For the author, until another group has answered: buttons to correct or withdraw a report. */
export function SentReportTools({ actionId, update }: SentProps) {
  const { t } = useTranslation('roadmap');
  const changes = useRoadmapChanges();
  const [opened, { open, close }] = useDisclosure(false);
  if (!update.mayCorrect) return null;
  return (
    <Group gap="xs">
      <Button variant="default" size="compact-md" onClick={open}>
        {t('sent.correct')}
      </Button>
      {opened && <CorrectDialog actionId={actionId} update={update} onClose={close} />}
      {update.mayWithdraw && (
        <ConfirmButton
          size="compact-md"
          question={t('sent.withdrawQuestion')}
          consequence={t('sent.withdrawText')}
          onConfirm={() => changes.withdrawReport(actionId, update.id)}
        >
          {t('sent.withdraw')}
        </ConfirmButton>
      )}
    </Group>
  );
}

/** The texts of a report before its author corrected it. */
export function EarlierTexts({ update: { earlier } }: Pick<SentProps, 'update'>) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  if (earlier.length === 0) return null;
  return (
    <details className="rm-corrected">
      <summary>{t('sent.corrected')}</summary>
      <dl>
        {earlier.map(({ text, language, replacedAt }) => (
          <div key={replacedAt}>
            <dt>{t('sent.until', { date: format.dateTime(replacedAt) })}</dt>
            <dd>
              <Written language={language}>{text}</Written>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
