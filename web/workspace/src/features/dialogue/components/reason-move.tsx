import { Button, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormDialog, useFields, useFormat } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Roundtable, RoundtableState } from '../api/types.js';
import { OpenMatters } from './open-matters.js';

interface MoveProps {
  readonly roundtable: Roundtable;
  readonly to: RoundtableState;
  readonly needsReason: boolean;
  readonly primary: boolean;
}

/** Changes the state of a roundtable after a confirmation; returning to an earlier state requires a reason. */
export function StateMove({ roundtable, to, needsReason, primary }: MoveProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ reason: '' }, `roundtable-move:${roundtable.id}:${to}`);
  const format = useFormat();
  const label = roundtable.label;
  /** Today's date as YYYY-MM-DD in the time zone of the roundtable. */
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: roundtable.timeZone }).format();
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ reason }) =>
      dialogue.changeState(roundtable.id, to, reason.trim() || null).then(() => true),
    );
    if (done) {
      form.reset();
      close();
    }
  };
  return (
    <>
      <Button variant={primary ? 'filled' : 'default'} onClick={open}>
        {t(`move.${to}.verb`)}
      </Button>
      <FormDialog
        opened={opened}
        title={t(`move.${to}.question`, { label })}
        submitLabel={t(`move.${to}.verb`)}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <Text size="sm">{t(`move.${to}.text`)}</Text>
        {to === 'in-session' && today < roundtable.startsOn && (
          <p className="dl-warning">
            <TriangleAlert size={16} aria-hidden />
            <span>{t('move.early', { planned: format.date(roundtable.startsOn), today: format.date(today) })}</span>
          </p>
        )}
        {to === 'closed' && <OpenMatters of={{ roundtableId: roundtable.id }} />}
        {needsReason && (
          <Textarea
            label={t('move.reason')}
            description={t('move.reasonHint')}
            autosize
            minRows={2}
            required
            data-autofocus
            {...form.text('reason')}
          />
        )}
      </FormDialog>
    </>
  );
}
