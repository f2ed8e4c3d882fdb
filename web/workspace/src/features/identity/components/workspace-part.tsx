import { Button, Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  api,
  ConflictDialog,
  DraftNotice,
  ErrorState,
  LanguagePair,
  Loaded,
  Section,
  conflictsOf,
  useEditing,
  useWorkspace,
  useSaved,
  Form,
  useTranslation,
} from '#shared';
import type { WorkspaceSettings } from '../api/account.js';
import { workspaceQuery } from '../api/account.js';
import { AnotherWorkspace } from './another-workspace.js';
import { SpecialDays } from './special-days.js';
import { KindChoice, TimeZoneChoice } from './new-workspace-fields.js';

function valuesOf({ name, kind, timeZone, constituencyTerms, secondFactor, iatiIdentifier }: WorkspaceSettings) {
  return {
    ...{ en: name.en, zh: name.zh, kind, timeZone, constituencyTerms, secondFactor },
    iatiIdentifier: iatiIdentifier ?? '',
  };
}

function inputOf({ en, zh, iatiIdentifier, ...rest }: ReturnType<typeof valuesOf>) {
  return { name: { en, zh }, ...rest, iatiIdentifier: iatiIdentifier.trim() === '' ? null : iatiIdentifier.trim() };
}

function WorkspaceForm({ settings }: { readonly settings: WorkspaceSettings }) {
  const { t } = useTranslation('identity');
  const saved = useSaved();
  const { id } = useWorkspace();
  const client = useQueryClient();
  const { base, form } = useEditing(settings, valuesOf, `workspace:${id}`);
  const change = async (body: object, version: number) => {
    const changed = await api.patch('/api/workspaces/{workspaceId}', { path: { workspaceId: id }, body, version });
    await client.invalidateQueries();
    return changed;
  };
  const send = async (body: object, version: number): Promise<void> => {
    const resolved = conflictsOf(form.problem).length > 0;
    const done = await form.submit(() => change(body, version));
    if (!done) return;
    form.reset();
    saved(resolved ? null : () => change(inputOf(valuesOf(base)), done.version));
  };
  const save = (): Promise<void> => send(inputOf(form.values), base.version);
  return (
    <Form form={form} onSubmit={save}>
      <Stack gap="md" maw={480}>
        <DraftNotice form={form} />
        <LanguagePair
          en={<TextInput {...form.text('en', 'name.en')} label={t('firstRun.nameEn')} required />}
          zh={<TextInput {...form.text('zh', 'name.zh')} label={t('firstRun.nameZh')} required />}
        />
        <KindChoice form={form} />
        <TimeZoneChoice form={form} />
        <Radio.Group
          label={t('workspace.terms')}
          value={form.values.constituencyTerms}
          onChange={(value) => form.set('constituencyTerms', value as WorkspaceSettings['constituencyTerms'])}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="international" label={t('workspace.international')} />
            <Radio value="national" label={t('workspace.national')} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={t('workspace.secondFactor')}
          description={t('workspace.secondFactorRule')}
          checked={form.values.secondFactor}
          onChange={(event) => form.set('secondFactor', event.currentTarget.checked)}
        />
        <TextInput
          {...form.text('iatiIdentifier')}
          label={t('workspace.iatiIdentifier')}
          description={t('workspace.iatiRule')}
        />
        {form.problem !== null && conflictsOf(form.problem).length === 0 && (
          <ErrorState error={form.problem} compact typed />
        )}
        <Button type="submit" loading={form.busy} style={{ justifySelf: 'start' }}>
          {t('shared:save')}
        </Button>
      </Stack>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => t(`workspace.field.${field}`)}
        onClose={() => form.reset(form.values)}
        onResolve={(chosen) => {
          const latest = client.fetchQuery({ ...workspaceQuery(id), staleTime: 0 });
          void latest.then(({ version }) => send(chosen, version));
        }}
      />
    </Form>
  );
}

/** Name, time zone and terms for the groups; and creating another workspace. */
export function WorkspacePart() {
  const { t } = useTranslation('identity');
  const { id } = useWorkspace();
  const workspace = useQuery(workspaceQuery(id));
  return (
    <Stack gap="lg">
      <Section title={t('settings.workspace')} purpose={t('workspace.purpose')}>
        <Loaded query={workspace}>{(found) => <WorkspaceForm settings={found} />}</Loaded>
      </Section>
      <SpecialDays />
      <AnotherWorkspace />
    </Stack>
  );
}
