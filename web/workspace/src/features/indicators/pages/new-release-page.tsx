import { Button, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Fields } from '#shared';
import {
  DateField,
  DraftNotice,
  EmptyState,
  ErrorState,
  Form,
  LanguageFields,
  Loaded,
  Page,
  useFields,
  useGo,
  useLanguage,
  useFormat,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
  useTranslation,
} from '#shared';
import { indicatorsKey, indicatorsQuery, runQuery, runsQuery } from '../api/queries.js';
import { createRelease, type Release, type ReleasePlan, releasesQuery } from '../api/releases.js';
import type { Run } from '../api/types.js';
import { instantIn } from '../domain/instant-in.js';
import '../indicators.css';

interface Values {
  readonly runId: string;
  readonly kind: 'revision' | 'correction';
  readonly leftOut: readonly string[];
  readonly leftOutEn: string;
  readonly leftOutZh: string;
  readonly summaryEn: string;
  readonly summaryZh: string;
  readonly reasonEn: string;
  readonly reasonZh: string;
  readonly day: string;
  readonly time: string;
  readonly timeZone: string;
}

type ReleaseForm = Fields<Values>;

/** A text that was written in one language is used for both. */
const both = (en: string, zh: string) => ({ en: en.trim() || zh.trim(), zh: zh.trim() || en.trim() });

function planOf(values: Values, isFirst: boolean): ReleasePlan {
  const { runId, leftOut, timeZone, day, time } = values;
  return {
    runId,
    kind: isFirst ? 'release' : values.kind,
    leftOut: leftOut.map((indicatorId) => ({ indicatorId, reason: both(values.leftOutEn, values.leftOutZh) })),
    summary: both(values.summaryEn, values.summaryZh),
    ...(!isFirst && { reason: both(values.reasonEn, values.reasonZh) }),
    ...(day !== '' && { announcedAt: instantIn(day, time || '09:00', timeZone) }),
    timeZone,
  };
}

interface TextProps {
  readonly form: ReleaseForm;
  readonly name: 'summary' | 'reason' | 'leftOut';
  readonly label: string;
}

function TextFields({ form, name, label }: TextProps) {
  const { t } = useTranslation('indicators');
  const language = useLanguage();
  const [en, zh] = [`${name}En`, `${name}Zh`] as const;
  const { values } = form;
  const field = (own: 'en' | 'zh') => (
    <Textarea
      autosize
      minRows={2}
      maxLength={2000}
      label={t(`release.version.${own}`, { label })}
      required={language === own && values[own === 'en' ? zh : en].trim() === ''}
      {...form.text(own === 'en' ? en : zh, `${name}.${own}`, name)}
    />
  );
  return <LanguageFields what={label} filled={{ en: values[en], zh: values[zh] }} en={field('en')} zh={field('zh')} />;
}

function LeftOut({ form }: { readonly form: ReleaseForm }) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const run = useQuery(runQuery(id, form.values.runId));
  const names = new Map((useQuery(indicatorsQuery(id)).data?.items ?? []).map((item) => [item.id, item.name]));
  const results = run.data?.results ?? [];
  const notAsked = results.filter((result) => result.notAsked !== null).length;
  const { value, onChange, error } = form.pick('leftOut');
  return (
    <>
      <MultiSelect
        searchable
        label={t('release.leftOut')}
        description={t('release.leftOutWords')}
        value={[...value]}
        onChange={onChange}
        error={error}
        data={results
          .filter((result) => result.notAsked === null)
          .map(({ indicatorId }) => {
            const name = names.get(indicatorId);
            return { value: indicatorId, label: name ? localized(name) : indicatorId };
          })}
      />
      {notAsked > 0 && <p className="tp-dimmed">{t('release.notAsked', { count: notAsked })}</p>}
      {value.length > 0 && <TextFields form={form} name="leftOut" label={t('release.leftOutReason')} />}
    </>
  );
}

function Announcement({ form }: { readonly form: ReleaseForm }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const zones = useMemo(() => format.zoneChoices(Intl.supportedValuesOf('timeZone')), [format]);
  return (
    <>
      <DateField label={t('release.day')} description={t('release.dayWords')} {...form.text('day', 'announcedAt')} />
      {form.values.day !== '' && (
        <div className="in-pair">
          <TextInput
            pattern="([01]\d|2[0-3]):[0-5]\d"
            title={t('release.timeFormat')}
            placeholder="09:00"
            required
            label={t('release.time')}
            {...form.text('time')}
          />
          <Select
            searchable
            allowDeselect={false}
            label={t('release.timeZone')}
            data={zones}
            value={form.values.timeZone}
            onChange={(zone) => zone !== null && form.set('timeZone', zone)}
            error={form.errorOf('timeZone')}
          />
        </div>
      )}
    </>
  );
}

interface FormProps {
  readonly runs: readonly Run[];
  readonly releases: readonly Release[];
}

function ReleaseFields({ runs, releases }: FormProps) {
  const { t } = useTranslation('indicators');
  const { id, timeZone } = useWorkspace();
  const client = useQueryClient();
  const go = useGo();
  const localized = useLocalized();
  const texts = { summaryEn: '', summaryZh: '', reasonEn: '', reasonZh: '', leftOutEn: '', leftOutZh: '' };
  const form = useFields<Values>(
    { runId: runs[0]!.id, kind: 'revision', leftOut: [], ...texts, day: '', time: '', timeZone },
    `release:new:${id}`,
  );
  const run = runs.find((each) => each.id === form.values.runId);
  const isFirst = !releases.some(({ waveId, number }) => waveId === run?.waveId && number !== null);
  const save = async (): Promise<void> => {
    const made = await form.submit((values) => createRelease(id, planOf(values, isFirst)));
    if (!made) return;
    await client.invalidateQueries({ queryKey: indicatorsKey(id) });
    go(`/indicators/releases/${made.id}`);
  };
  const chosenRun = form.pick('runId');
  const kind = form.pick('kind');
  return (
    <Form form={form} className="tp-card in-form" onSubmit={save}>
      <Stack>
        <DraftNotice form={form} />
        <Select
          {...chosenRun}
          label={t('release.run')}
          allowDeselect={false}
          onChange={(value) => value !== null && chosenRun.onChange(value)}
          data={runs.map(({ id: value, number, waveTitle }) => ({
            value,
            label: t('release.runOption', { number, wave: localized(waveTitle) }),
          }))}
        />
        {!isFirst && (
          <>
            <Select
              {...kind}
              label={t('release.kind')}
              allowDeselect={false}
              onChange={(value) => value !== null && kind.onChange(value as Values['kind'])}
              data={(['revision', 'correction'] as const).map((value) => ({
                value,
                label: t(`release.kinds.${value}`),
              }))}
            />
            <TextFields form={form} name="reason" label={t('release.reason')} />
          </>
        )}
        <TextFields form={form} name="summary" label={t('release.summary')} />
        <LeftOut form={form} />
        <Announcement form={form} />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <div>
          <Button type="submit" loading={form.busy}>
            {t('release.save')}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

/** Drafts a release of a finished run. */
export function NewReleasePage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const runs = useQuery(runsQuery(id));
  const releases = useQuery(releasesQuery(id));
  return (
    <Page
      title={t('release.new')}
      purpose={t('release.newPurpose')}
      above={<WorkspaceLink to="/indicators/releases">{t('release.back')}</WorkspaceLink>}
    >
      <Loaded query={runs}>
        {(all) => (
          <Loaded query={releases}>
            {(known) => {
              const done = all.filter(({ state }) => state === 'done');
              if (done.length === 0)
                return <EmptyState title={t('release.noRun')}>{t('release.noRunWords')}</EmptyState>;
              return <ReleaseFields runs={done} releases={known} />;
            }}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
