import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import {
  DateField,
  DraftNotice,
  ErrorState,
  type Fields,
  Form,
  isDay,
  Section,
  useAddress,
  useEditing,
  useFormat,
  useNotify,
  useTranslation,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionDetail, ActionStatus } from '../api/types.js';
import { StateEvidence } from './state-evidence.js';
import { EvidenceList } from './evidence-list.js';
import { EvidenceUpload } from './evidence-upload.js';

/** Keeps the status of the action, even if it changes while the report is being written. */
const keep = 'keep';

interface ReportValues {
  readonly text: string;
  readonly progress: number;
  readonly status: ActionStatus | typeof keep;
  readonly nextStep: string;
  readonly nextStepOn: string;
}

/** The next step of the last report is filled in: it is kept, changed or removed. */
function valuesOf({ progress, nextStep }: ActionDetail): ReportValues {
  return { text: '', progress, status: keep, nextStep: nextStep?.text ?? '', nextStepOn: nextStep?.on ?? '' };
}

interface NextStepFieldsProps {
  readonly action: ActionDetail;
  readonly fields: Pick<Fields<ReportValues>, 'values' | 'text'>;
}

/** What the owner does next; a day after the due date is pointed out. */
function NextStepFields({ action: { dueOn }, fields }: NextStepFieldsProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const day = fields.values.nextStepOn;
  const isAfterDue = dueOn !== null && isDay(day) && day > dueOn;
  return (
    <div className="tp-columns">
      <TextInput
        label={t('nextStep.title')}
        description={t('nextStep.hint')}
        maxLength={200}
        {...fields.text('nextStep')}
      />
      <DateField
        label={t('nextStep.on')}
        description={isAfterDue ? t('nextStep.afterDue', { date: format.date(dueOn) }) : undefined}
        {...fields.text('nextStepOn')}
      />
    </div>
  );
}

/** The owner's report: text, progress, status, and files that were uploaded before. */
export function ReportForm({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const changes = useRoadmapChanges();
  const notify = useNotify();
  const { form: fields } = useEditing(action, valuesOf, `report:${action.id}`);
  const { values, set } = fields;
  const text = useRef<HTMLTextAreaElement>(null);
  // a link to report leads to the field itself
  const asked = useAddress().values['report'] !== undefined;
  useEffect(() => {
    if (!asked) return;
    text.current?.focus();
    // what is loaded above later does not move the field out of sight
    text.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  const loose = action.evidence.filter(({ updateId, mayRemove }) => updateId === null && mayRemove);
  const claims = (values.status === keep ? action.status : values.status) === 'claimed-done';
  const send = async (): Promise<void> => {
    const sent = await fields.submit(({ progress, status, nextStep, nextStepOn, ...said }) =>
      changes.report(action.id, {
        ...said,
        ...(!claims && { progress }),
        ...(status !== keep && { status }),
        ...(!claims && { nextStep, nextStepOn: nextStepOn || null }),
        evidenceIds: loose.map((file) => file.id),
      }),
    );
    if (!sent) return;
    notify(t('report.sent'));
    fields.reset(undefined, values);
  };
  const choices = [
    { value: keep, label: t('report.keep', { status: t(`status.${action.status}`) }) },
    ...action.allowed.reportTo.map((status) => ({ value: status, label: t(`status.${status}`) })),
  ];
  return (
    <Section title={t('report.title')} purpose={t('report.purpose')}>
      <Form form={fields} className="tp-stack" onSubmit={send}>
        <DraftNotice form={fields} />
        <Textarea
          ref={text}
          className="rm-report-text"
          label={t('report.text')}
          required
          autosize
          minRows={3}
          maxLength={8000}
          {...fields.text('text')}
        />
        <div className="tp-columns">
          <Select
            label={t('report.status')}
            description={claims ? t('report.claimHint') : undefined}
            data={choices}
            allowDeselect={false}
            value={values.status}
            onChange={(status) => set('status', (status ?? keep) as ReportValues['status'])}
          />
          <NumberInput
            label={t('report.progress')}
            min={0}
            max={100}
            step={5}
            clampBehavior="strict"
            allowDecimal={false}
            disabled={claims}
            value={claims ? 100 : values.progress}
            onChange={(progress) => set('progress', Number(progress) || 0)}
          />
        </div>
        {!claims && <NextStepFields action={action} fields={fields} />}
        <EvidenceUpload actionId={action.id} />
        <p className="tp-small tp-dimmed">{t('comments.evidence.photo')}</p>
        <StateEvidence actionId={action.id} />
        {loose.length > 0 && (
          <div>
            <p className="tp-small tp-dimmed">{t('report.attach')}</p>
            <EvidenceList actionId={action.id} files={loose} readable={action.allowed.readEvidence} />
          </div>
        )}
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <div>
          <Button type="submit" loading={fields.busy}>
            {t('report.send')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
