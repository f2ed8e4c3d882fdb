import { Button, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConflictDialog, FormDialog, isProblem, useCan, useEditing, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Conclusion } from '../api/types.js';
import { BilingualFields } from './words.js';

export function ReviseButton({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const [opened, { open, close }] = useDisclosure(false);
  if (!opened && (conclusion.fixedBecause !== null || !can('dialogue.conclusion.revise'))) return null;
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open}>
        {t('record.reword')}
      </Button>
      {opened && <ReviseDialog conclusion={conclusion} onClose={close} />}
    </>
  );
}

function ReviseDialog({ conclusion, onClose }: { readonly conclusion: Conclusion; readonly onClose: () => void }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const { base, form } = useEditing(conclusion, ({ text }) => ({ text, reason: '' }), `conclusion:${conclusion.id}`);
  const changes = (): Record<string, unknown> => {
    const { text, reason } = form.values;
    return {
      ...(text.en !== base.text.en && { en: text.en }),
      ...(text.zh !== base.text.zh && { zh: text.zh }),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    };
  };
  const send = async (version: number, wanted: Readonly<Record<string, unknown>>): Promise<void> => {
    const done = await form.submit(() => dialogue.revise(conclusion.id, version, wanted).then(() => true));
    if (done) onClose();
  };
  const conflict = isProblem(form.problem, 'dialogue.edit-conflict');
  const latest = isProblem(form.problem) ? Number(form.problem.body.facts?.['version'] ?? base.version) : base.version;
  return (
    <>
      <FormDialog
        opened={!conflict}
        title={t('shared:labelled', { label: t('record.reword'), words: conclusion.label })}
        submitLabel={t('form.save')}
        form={form}
        onClose={onClose}
        onSubmit={() => send(base.version, changes())}
      >
        {conclusion.confirmation?.organisations.some(({ answer }) => answer !== null) && (
          <p>{t('confirmation.answerAgain')}</p>
        )}
        <BilingualFields
          label={t('record.text')}
          name="text"
          value={form.values.text}
          onChange={(text) => form.set('text', text)}
          long
          required
        />
        <Textarea label={t('record.reason')} autosize minRows={2} {...form.text('reason')} />
      </FormDialog>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => (field === 'en' ? t('english') : field === 'zh' ? t('chinese') : field)}
        onClose={() => form.reset(form.values)}
        onResolve={(chosen) => void send(latest, { ...changes(), ...chosen })}
      />
    </>
  );
}
