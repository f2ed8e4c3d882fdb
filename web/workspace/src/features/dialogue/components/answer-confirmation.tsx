import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  DateField,
  FormDialog,
  type Schema,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useTranslation,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Conclusion, OrganisationAnswer } from '../api/types.js';
import { BilingualFields } from './words.js';

type Given = Schema<'AnswerConfirmationRequest'>['answer'];
const givable = ['confirmed', 'confirmed-with-comments', 'confirmed-with-reservation', 'not-confirmed'] as const;

interface Props {
  readonly conclusion: Conclusion;
  readonly answer: OrganisationAnswer;
  /** Whether the form is open when the page is: for links that ask for an answer. */
  readonly open?: boolean;
}

/** The organisation of the reader, if it is asked and has not answered; the page then begins with it. */
export function OwnAnswer({ conclusion, open }: { readonly conclusion: Conclusion; readonly open: boolean }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const can = useCan();
  const { confirmation } = conclusion;
  // those who record may answer for all, so they answer below
  if (can('dialogue.confirmation.set-term')) return null;
  const own = confirmation?.organisations.find(({ mayAnswer, status }) => mayAnswer && status === 'waiting');
  if (!own || !confirmation?.dueOn) return null;
  return (
    <div className="tp-row tp-no-print">
      <span>
        {t('confirmation.asked', { name: say(own.organisation?.name), date: format.date(confirmation.dueOn) })}
      </span>
      <AnswerButton conclusion={conclusion} answer={own} open={open} />
    </div>
  );
}

export function AnswerButton({ conclusion, answer, open: atOnce = false }: Props) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const [opened, { open, close }] = useDisclosure(atOnce);
  const label = t('shared:labelled', { label: t('confirmation.answer'), words: say(answer.organisation?.name) });
  return (
    <>
      <Button size="compact-md" variant="default" className="tp-no-print" onClick={open} aria-label={label}>
        {t('confirmation.answer')}
      </Button>
      {opened && <AnswerDialog conclusion={conclusion} answer={answer} title={label} onClose={close} />}
    </>
  );
}

interface DialogProps extends Props {
  readonly title: string;
  readonly onClose: () => void;
}

function AnswerDialog({ conclusion, answer, title, onClose }: DialogProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const dialogue = useDialogue();
  const organisationId = answer.organisation?.id ?? '';
  // nothing is chosen in advance: the answer counts for the whole organisation
  const blank = {
    ...{ answer: '' as Given | '', note: '', statement: { en: '', zh: '' } },
    ...{ letterNumber: '', letterDate: '', signatoryFunction: '' },
  };
  const form = useFields(blank, `confirmation:${conclusion.id}:${organisationId}`);
  const reserves = form.values.answer === 'confirmed-with-reservation';
  const comments = form.values.answer === 'confirmed-with-comments';
  const submit = async (): Promise<void> => {
    const { answer: given, note, statement, letterNumber, letterDate, signatoryFunction } = form.values;
    if (given === '') return form.refuse([{ field: 'answer', detail: t('confirmation.choose') }]);
    const body = {
      ...{ answer: given, note: note.trim() || null, statement: reserves ? statement : null },
      ...{ letterNumber: letterNumber.trim() || null, letterDate: letterDate || null },
      signatoryFunction: signatoryFunction.trim() || null,
    };
    const of = { conclusionId: conclusion.id, organisationId };
    const done = await form.submit(() => dialogue.answerConfirmation(of, body).then(() => true));
    if (!done) return;
    form.reset();
    onClose();
  };
  return (
    <FormDialog opened title={title} submitLabel={t('reserve.submit')} form={form} onClose={onClose} onSubmit={submit}>
      <Radio.Group
        label={t('confirmation.question', { label: conclusion.label })}
        required
        value={form.values.answer}
        error={form.errorOf('answer')}
        data-field="answer"
        onChange={(given) => form.set('answer', given as Given)}
      >
        <Stack gap="xs" mt="xs">
          {givable.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`confirmation.give.${one}`)}
              description={
                one === 'confirmed' || one === 'not-confirmed' ? undefined : t(`confirmation.giveHint.${one}`)
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      {reserves && (
        <BilingualFields
          label={t('confirmation.statement')}
          name="statement"
          value={form.values.statement}
          onChange={(statement) => form.set('statement', statement)}
          error={form.errorOf('statement')}
          long
          required
        />
      )}
      <Textarea
        label={t(comments ? 'confirmation.comments' : 'confirmation.note')}
        required={comments}
        autosize
        minRows={2}
        {...form.text('note')}
      />
      <fieldset className="dl-fieldset">
        <legend>{t('confirmation.letter')}</legend>
        <div className="dl-pair">
          <TextInput label={t('confirmation.letterNumber')} {...form.text('letterNumber')} />
          <DateField label={t('confirmation.letterDate')} max={format.today()} {...form.text('letterDate')} />
          <TextInput label={t('confirmation.signatory')} {...form.text('signatoryFunction')} />
        </div>
      </fieldset>
      <p className="tp-small tp-dimmed">{t('confirmation.once')}</p>
    </FormDialog>
  );
}
